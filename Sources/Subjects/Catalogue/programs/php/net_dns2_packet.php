<?php
// Net_DNS2_Packet_Response, handed a message in hex.

require __DIR__ . '/net_dns2.php';

$type = record_type(['A', 'AAAA']);

answer_lines(function (string $line) use ($type): array {
    $octets = @hex2bin($line);
    if ($octets === false) {
        return failure('NOT_HEX');
    }
    return reply_of(fn () => new Net_DNS2_Packet_Response($octets, strlen($octets)), $type);
});
