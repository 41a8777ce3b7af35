<?php
// gethostbynamel(): a list of IPv4 addresses, or false for whatever went wrong.

require __DIR__ . '/lines.php';

record_type(['A']);

answer_lines(function (string $name): array {
    $addresses = gethostbynamel($name);
    return $addresses === false ? failure('false') : ['addresses' => $addresses];
});
