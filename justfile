# Short names for what is done often; `just` lists them.

default:
    @just --list

# What a change must pass before it lands
ci:
    .ci/run

# Format, lint and test
check:
    cargo fmt --all
    cargo clippy --all-targets -- -D warnings
    cargo test

# Rewrite the committed sample reports and snapshots after a wanted change
snapshots:
    SNAPSHOTS=overwrite INSTA_UPDATE=always cargo test

# The speed of VADER beside its peers
bench:
    cargo bench
