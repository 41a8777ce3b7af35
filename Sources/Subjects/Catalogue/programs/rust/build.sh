#!/bin/sh
# build.sh LIBRARY VERSION NAME FOLDER DEFAULTS: compiles NAME.rs into FOLDER. It stands on LIBRARY, with its default
# features (DEFAULTS is true) or with none (false); as that was renamed on its way from trust-dns to hickory, it is
# `library` there. Debian has crates as sources, in a folder of their own.
set -e
here=$(dirname "$0")
mkdir -p /tmp/rust/src /tmp/rust/home
cd /tmp/rust
cp "$here/lines.rs" src/lines.rs
cp "$here/$3.rs" src/main.rs
cat >Cargo.toml <<END
[package]
name = "lookup"
version = "0.0.0"
edition = "2021"
[dependencies]
library = { package = "$1", version = "$2", default-features = $5 }
[profile.release]
# Half the time to build, and the same checks left out as by every release.
opt-level = 0
END
cat >home/config.toml <<END
[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "/usr/share/cargo/registry"
END
CARGO_HOME=/tmp/rust/home cargo build --offline --release --quiet
cp target/release/lookup "$4/lookup"
