# What the measurements need beside Rust; sourced by bin/bench.

. tests/servers/requirements.sh

# nginx lives in /usr/sbin, which is not in everybody's PATH.
nginx_program() { command -v nginx || PATH=$PATH:/usr/sbin command -v nginx; }

# Debian keeps pgbench with the server's programs; initdb is found the same way.
missing_packages() {
    nginx_program >/dev/null || echo nginx-light
    command -v wrk >/dev/null || echo wrk
    { postgres_programs >/dev/null && [[ -x $(postgres_programs)/pgbench ]]; } || echo postgresql
    command -v psql >/dev/null || echo postgresql-client
    command -v python3 >/dev/null || echo python3
    command -v curl >/dev/null || echo curl
}

require_everything() {
    command -v cargo >/dev/null || [[ -n $binary ]] || { echo "missing: cargo (https://rustup.rs)"; exit 1; }
    require_packages bin/bench
}

build() {
    [[ -z $binary ]] || return 0
    cargo build --locked --release
    binary=$target/release/etalase
}
