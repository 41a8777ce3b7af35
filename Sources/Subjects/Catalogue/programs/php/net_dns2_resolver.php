<?php
// Net_DNS2_Resolver with what /etc/resolv.conf and the library's defaults say.

require __DIR__ . '/lines.php';
require 'Net/DNS2.php';

$type = record_type(['A', 'AAAA']);
$resolver = new Net_DNS2_Resolver(['nameservers' => '/etc/resolv.conf']);

/** The name of the library's constant for a code: E_PACKET_INVALID, RCODE_NXDOMAIN. */
function word(int $code): string
{
    $constants = (new ReflectionClass('Net_DNS2_Lookups'))->getConstants();
    $words = array_keys(array_filter(
        $constants, fn ($value, $name) => $value === $code && preg_match('/^(?:E|RCODE)_/', $name) === 1,
        ARRAY_FILTER_USE_BOTH));
    return $words[0] ?? "CODE_$code";
}

answer_lines(function (string $name) use ($type, $resolver): array {
    try {
        $message = $resolver->query($name, $type);
    } catch (Net_DNS2_Exception $error) {
        return failure(word($error->getCode()), $error->getMessage());
    }
    $records = array_filter($message->answer, fn ($record) => $record->type === $type);
    return ['addresses' => array_values(array_map(fn ($record) => $record->address, $records)),
        'tc' => $message->header->tc === 1];
});
