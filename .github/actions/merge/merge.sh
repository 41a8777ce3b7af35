#!/usr/bin/env bash
# Runs `brimful merge` over all parts; its exit code is an output, and publish.sh fails with it.
set -euo pipefail
# shellcheck source=../audit/run.sh
. "$(dirname "${BASH_SOURCE[0]}")/../audit/run.sh"

shopt -s nullglob
parts=("$INPUT_PARTS"/*/observations)
if [ ${#parts[@]} -eq 0 ]; then
    printf 'brimful: parts: %q: no part is there; each is a folder with the observations of one shard\n' "$INPUT_PARTS" >&2
    end 3
fi

add --baseline "$INPUT_BASELINE"
add --fail-on "$INPUT_FAIL_ON"
add --max-inconclusive "$INPUT_MAX_INCONCLUSIVE"
add --save "$folder/observations"
add_reports

run "$brimful" merge "${arguments[@]}" -- "${parts[@]}"
