#!/usr/bin/env bash
# Shows what was found where GitHub shows it, and ends as the audit ended.
set -euo pipefail

if [ "$ANNOTATIONS" = true ] && [ -s "$SHOWN/annotations" ]; then cat "$SHOWN/annotations"; fi
if [ "$SUMMARY" = true ] && [ -s "$SHOWN/summary.md" ]; then cat "$SHOWN/summary.md" >>"$GITHUB_STEP_SUMMARY"; fi
exit "$EXIT_CODE"
