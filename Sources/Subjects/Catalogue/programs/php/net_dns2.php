<?php
// Net_DNS2's own words, and what a message of its tells.

require __DIR__ . '/lines.php';
require 'Net/DNS2.php';

/** The name of the library's constant for a code: E_PACKET_INVALID, RCODE_NXDOMAIN. */
function word(int $code): string
{
    $constants = (new ReflectionClass('Net_DNS2_Lookups'))->getConstants();
    $words = array_keys(array_filter(
        $constants, fn ($value, $name) => $value === $code && preg_match('/^(?:E|RCODE)_/', $name) === 1,
        ARRAY_FILTER_USE_BOTH));
    return $words[0] ?? "CODE_$code";
}

/** What $make's message tells, or what it threw. */
function reply_of(callable $make, string $type): array
{
    try {
        $message = $make();
    } catch (Net_DNS2_Exception $error) {
        return failure(word($error->getCode()), $error->getMessage());
    }
    if ($message->header->rcode !== Net_DNS2_Lookups::RCODE_NOERROR) {
        return failure(word($message->header->rcode));
    }
    $records = array_filter($message->answer, fn ($record) => $record->type === $type);
    return ['addresses' => array_values(array_map(fn ($record) => $record->address, $records)),
        'tc' => $message->header->tc === 1];
}
