<?php
// The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.

// Before PHP 8 JSON is an extension, which Debian turns on when it is installed, not when it is unpacked.
if (!function_exists('json_encode')) {
    dl('json.so');
}

const LINE_OCTETS = 2 * 65535;

/** Argument 1. */
function record_type(array $types): string
{
    global $argv;
    if (!in_array($argv[1] ?? '', $types, true)) {
        fwrite(STDERR, 'argument 1: the record type, ' . implode(' or ', $types) . "\n");
        exit(2);
    }
    return $argv[1];
}

function failure(string $word, ?string $detail = null): array
{
    return ['error' => $word] + ($detail === null ? [] : ['detail' => substr($detail, 0, 250)]);
}

/** What goes to stdout for one line; an exception's class is the library's own word for its error. */
function reply(string $line, callable $respond): array
{
    if (strlen($line) > LINE_OCTETS) {
        return failure('LINE_TOO_LONG');
    }
    try {
        return $respond($line);
    } catch (Throwable $error) {
        return failure(get_class($error), $error->getMessage());
    }
}

/** Answers every line of stdin with what $respond makes of it. */
function answer_lines(callable $respond): void
{
    while (($line = fgets(STDIN)) !== false) {
        $reply = reply(rtrim($line, "\n"), $respond);
        fwrite(STDOUT, json_encode($reply, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES) . "\n");
    }
}
