<?php
// dns_get_record(): records, an empty array, or false with a warning that is the only word for what went wrong.

require __DIR__ . '/lines.php';

$type = record_type(['A', 'AAAA']);

/** "dns_get_record(): A temporary server error occurred." without the function's name. */
function word(?array $error): string
{
    return $error === null ? 'false' : preg_replace('/^.*\(\): /', '', $error['message']);
}

answer_lines(function (string $name) use ($type): array {
    error_clear_last();
    $records = @dns_get_record($name, $type === 'A' ? DNS_A : DNS_AAAA);
    if ($records === false) {
        return failure(word(error_get_last()));
    }
    return ['addresses' => array_values(array_column($records, $type === 'A' ? 'ip' : 'ipv6'))];
});
