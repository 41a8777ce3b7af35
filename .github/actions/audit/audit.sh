#!/usr/bin/env bash
# Runs `brimful audit` with the action's inputs; its exit code is an output, and publish.sh fails with it.
set -euo pipefail
# shellcheck source=run.sh
. "$(dirname "${BASH_SOURCE[0]}")/run.sh"

add --subject "$INPUT_SUBJECT"
add --through "$INPUT_THROUGH"
add --scenario "$INPUT_SCENARIO"
add --counts "$INPUT_COUNTS"
add --profile "$INPUT_PROFILE"
add --config "$INPUT_CONFIG"
add --resolver "$INPUT_RESOLVER"
add --baseline "$INPUT_BASELINE"
add --fail-on "$INPUT_FAIL_ON"
add --max-inconclusive "$INPUT_MAX_INCONCLUSIVE"
add --shard "$INPUT_SHARD"
add --save "$folder/observations"
add_reports

run "$brimful" audit "${arguments[@]}"
