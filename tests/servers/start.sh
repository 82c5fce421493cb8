# Starts and stops the servers that tests talk to; sourced by bin/test. Each listens on a free loopback
# port and keeps its files under $run.

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# PostgreSQL refuses to run as root, and its user may not be let into the repository's folder.
as_postgres() (
    cd "$run"
    if ((EUID == 0)); then exec runuser -u postgres -- "$@"; else exec "$@"; fi
)

start_postgres() {
    local programs port folder=$run/postgres
    programs=$(postgres_programs)
    port=$(free_port)
    mkdir "$folder"
    ((EUID != 0)) || chown postgres "$folder"
    as_postgres "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$run/initdb.log"
    # what is lost in a power cut is only a test: no fsync, and little of its journal is kept
    as_postgres "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w -s start -o \
        "-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=300 \
         -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
         -c wal_level=minimal -c max_wal_senders=0 -c min_wal_size=32MB -c max_wal_size=128MB"
    as_postgres "$programs/createdb" -h "$folder" -p "$port" -U postgres browser
    postgres_url=postgres://postgres@127.0.0.1:$port/postgres
    browser_database_url=postgres://postgres@127.0.0.1:$port/browser
    echo "PostgreSQL listens on port $port"
}

stop_postgres() {
    [[ -e $run/postgres/data/postmaster.pid ]] || return 0
    as_postgres "$(postgres_programs)/pg_ctl" -D "$run/postgres/data" -m immediate -w -s stop || true
}

start_localstripe() {
    local port
    port=$(free_port)
    "$python_environment/bin/python" tests/servers/localstripe.py "$port" >"$run/localstripe.log" 2>&1 &
    wait_for_port "$port" "$run/localstripe.log" || return
    localstripe_url=http://127.0.0.1:$port
    echo "localstripe listens on port $port"
}

# A server that speaks S3 and forgets everything when it stops.
start_s3() {
    local port
    port=$(free_port)
    "$python_environment/bin/moto_server" -H 127.0.0.1 -p "$port" >"$run/s3.log" 2>&1 &
    wait_for_port "$port" "$run/s3.log" || return
    export S3_TEST_URL=http://127.0.0.1:$port
    echo "The S3-compatible server listens on port $port"
}

# wait_for_port PORT LOG: until it accepts connections, at most half a minute.
wait_for_port() {
    local attempt
    for ((attempt = 0; attempt < 300; attempt++)); do
        (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
        sleep 0.1
    done
    echo "nothing answers on port $1:"
    cat "$2"
    return 1
}

# Processes of this run that are still there: they carry its mark in their environment.
leftovers() {
    local process
    for process in /proc/[0-9]*; do
        [[ ${process#/proc/} != "$$" ]] || continue
        tr '\0' '\n' 2>/dev/null <"$process/environ" | grep -qx "ETALASE_TEST_RUN=$ETALASE_TEST_RUN" && echo "${process#/proc/}"
    done 2>/dev/null || true
}

stop_everything() {
    local left
    stop_postgres
    mapfile -t left < <(leftovers)
    ((${#left[@]} == 0)) || kill -KILL "${left[@]}" 2>/dev/null || true
    rm -rf "$run"
}
