<?php
// Net_DNS2_Resolver with what /etc/resolv.conf and the library's defaults say.

require __DIR__ . '/net_dns2.php';

$type = record_type(['A', 'AAAA']);
$resolver = new Net_DNS2_Resolver(['nameservers' => '/etc/resolv.conf']);

answer_lines(fn (string $name) => reply_of(fn () => $resolver->query($name, $type), $type));
