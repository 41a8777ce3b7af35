# shellcheck shell=bash
# What audit.sh and merge.sh have in common; sourced by both, after `set -euo pipefail`.

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

# The launcher builds what it runs; BRIMFUL names a program that is built.
if [ -n "${BRIMFUL-}" ]; then
    brimful=$BRIMFUL
else
    brimful=$home/brimful
    # What was restored by the hash of these sources was made from them, whatever their dates.
    if [ "${PROGRAM_RESTORED-}" = true ]; then touch "$home/.build/brimful.built"; fi
fi

# The options that both commands take, and the reports that were wished for.
arguments=()

# add OPTION VALUE: where there is a value. One word, so that no value is taken for an option.
add() { if [ -n "$2" ]; then arguments+=("$1=$2"); fi; }

file_of() {
    case $1 in
    junit) echo junit.xml ;;
    sarif) echo brimful.sarif ;;
    markdown) echo report.md ;;
    table) echo report.txt ;;
    html | json | tap | svg) echo "report.$1" ;;
    *) return 1 ;;
    esac
}

report() { arguments+=("--format=$1" "--output=$2"); }

add_reports() {
    local format file formats
    IFS=', ' read -r -a formats <<<"${INPUT_FORMATS//$'\n'/ }"
    for format in "${formats[@]}"; do
        [ -n "$format" ] || continue
        file=$(file_of "$format") || {
            printf 'brimful: formats: %q: give some of junit, sarif, html, json, markdown, tap, svg and table\n' "$format" >&2
            end 2
        }
        report "$format" "$folder/$file"
    done
    # The outputs are read from JSON and the summary; the log gets what a person reads.
    report json "$shown/report.json"
    report github "$shown/annotations"
    report step-summary "$shown/summary.md"
    report table -
}

# found EXPRESSION FILE: what sed prints of it; nothing where there is no such report.
found() { [ ! -e "$shown/$2" ] || sed -n "$1" "$shown/$2"; }

# end CODE: says how it ended; the step that publishes fails with it.
end() {
    local deviations=
    deviations=$(found '1s/^## brimful: \([0-9][0-9]*\) deviation.*/\1/p' summary.md)
    if [ -e "$shown/summary.md" ]; then deviations=${deviations:-0}; fi
    {
        echo "exit-code=$1"
        echo "report=$folder"
        echo "shown=$shown"
        # Each stands in a line of its own, where no text of a subject's can begin one.
        echo "safe-count=$(found 's/^ *"safeCount" : \([0-9][0-9]*\),*$/\1/p' report.json)"
        echo "deviations=$deviations"
    } >>"$GITHUB_OUTPUT"
    exit 0
}

# A folder's name ends up in a file of lines.
case $INPUT_SAVE in
*$'\n'*) printf 'brimful: save: %q: give a name without line breaks\n' "$INPUT_SAVE" >&2 && exit 2 ;;
esac
mkdir -p -- "$INPUT_SAVE"
folder=$(cd -- "$INPUT_SAVE" && pwd)
shown=$(mktemp -d "$RUNNER_TEMP/brimful.XXXXXX")

# run COMMAND...: what it says is no command to the runner, whatever subjects are called.
run() {
    local stop code=0
    stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    echo "::stop-commands::$stop"
    "$@" 2>&1 || code=$?
    echo "::$stop::"
    end "$code"
}
