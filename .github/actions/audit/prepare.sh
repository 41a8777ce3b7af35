#!/usr/bin/env bash
# Says where packages and the built program are, so that they can be kept, and makes user namespaces possible.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

# Ubuntu's AppArmor lets no ordinary user have a namespace with rights in it; GitHub's own machines, which nobody keeps,
# may lift that. Where it stays so, the audit says it.
if [ "${RUNNER_ENVIRONMENT-}" = github-hosted ] && ! unshare --user --map-root-user --net true 2>/dev/null; then
    sudo -n sysctl -q kernel.apparmor_restrict_unprivileged_userns=0 || true
fi

machine=$(uname -sm | tr ' ' -)
prefix=brimful-packages-$machine-
{
    echo "packages=${XDG_CACHE_HOME:-$HOME/.cache}/brimful"
    # Distributions move: what was kept is taken as a beginning, and kept anew once a week.
    echo "packages-key=$prefix$(date -u +%G-%V)"
    echo "packages-prefix=$prefix"
} >>"$GITHUB_OUTPUT"

# A program that is named is built already.
if [ -z "${BRIMFUL-}" ]; then
    sources=$(cd "$home" && find Sources Package.swift -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
    {
        echo "build=$home/.build"
        echo "build-key=brimful-build-$machine-${sources%% *}"
    } >>"$GITHUB_OUTPUT"
fi
