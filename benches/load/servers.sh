# Starts and stops what is measured; sourced by bin/bench. Everything listens on a free loopback port. Process ids are
# kept in files under $run, so that the end of the script finds what a scenario's subshell started.

. tests/servers/start.sh

# A cluster with PostgreSQL's own settings for durability (fsync on), kept for the next run.
start_postgres() {
    local programs port
    postgres_folder=$(postgres_folder)
    programs=$(postgres_programs)
    if [[ ! -e $postgres_folder/data/PG_VERSION ]]; then
        mkdir -p "$postgres_folder"
        ((EUID != 0)) || chown postgres "$postgres_folder"
        as_postgres "$programs/initdb" -D "$postgres_folder/data" -U postgres -A trust -E UTF8 --locale=C >"$run/initdb.log"
    fi
    if [[ -e $postgres_folder/data/postmaster.pid ]]; then
        # left behind by a run that was killed
        as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -m fast -w -s stop || true
    fi
    port=$(free_port)
    # short path: a socket's name has at most 107 bytes
    as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/log" -w -s start \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    postgres=postgres://postgres@127.0.0.1:$port
    echo "$postgres_folder" >"$run/postgres.started"
}

# Below target/ where the server's user may go there, else beside the temporary files.
postgres_folder() {
    local below=$folder/postgres
    mkdir -p "$below"
    if ((EUID == 0)) && ! runuser -u postgres -- test -x "$below"; then
        below=${TMPDIR:-/tmp}/etalase-bench-postgres
    fi
    echo "$below"
}

stop_postgres() {
    [[ -e $run/postgres.started ]] || return 0
    as_postgres "$(postgres_programs)/pg_ctl" -D "$(<"$run/postgres.started")/data" -m fast -w -s stop || true
    rm -f "$run/postgres.started"
}

# Serves $run/static, pages as they were saved from Etalase.
start_nginx() {
    local port
    port=$(free_port)
    mkdir -p "$run/static" "$run/nginx"
    cat >"$run/nginx.conf" <<CONF
$( ((EUID == 0)) && echo "user root;")
worker_processes auto;
pid $run/nginx/pid;
error_log $run/nginx/error.log;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    client_body_temp_path $run/nginx/body;
    proxy_temp_path $run/nginx/proxy;
    fastcgi_temp_path $run/nginx/fastcgi;
    uwsgi_temp_path $run/nginx/uwsgi;
    scgi_temp_path $run/nginx/scgi;
    types { }
    default_type "text/html; charset=utf-8";
    server {
        listen 127.0.0.1:$port;
        root $run/static;
        gzip_static on;
    }
}
CONF
    "$(nginx_program)" -c "$run/nginx.conf" -e "$run/nginx/error.log"
    nginx=http://127.0.0.1:$port
}

# start_shop NAME DATABASE_URL [VARIABLE=value…]: sets ${shop[NAME]} (its address), ${process[NAME]} and
# ${started_ms[NAME]}, from the start of the process to the first listing page with pieces in it.
declare -A shop process started_ms
start_shop() {
    local name=$1 database=$2 port answer
    shift 2
    port=$(free_port)
    mkdir -p "$run/outbox"
    answer=$(env DATABASE_URL="$database" ETALASE_BIND="127.0.0.1:$port" ETALASE_BASE_URL=http://127.0.0.1:8080 \
        ETALASE_SECRET_KEY="$(printf 'bench%.0s' {1..16})" ETALASE_OUTBOX="$run/outbox" \
        ETALASE_SEARCH_DIR="$(search_folder "$database")" ETALASE_BANK_ACCOUNT='Bank|0|Bench' "$@" \
        python3 benches/load/start.py "$port" "$run/$name.log" "$binary" serve)
    process[$name]=${answer% *} started_ms[$name]=${answer#* } shop[$name]=http://127.0.0.1:$port
    echo "${process[$name]}" >"$run/shop-$name.pid"
    echo "  started $name in ${started_ms[$name]} ms"
}

stop_shop() {
    kill -TERM "${process[$1]}" 2>/dev/null || true
    while is_running "${process[$1]}"; do sleep 0.05; done
    rm -f "$run/shop-$1.pid"
}

# A process that has ended may wait for its parent to notice.
is_running() { [[ -e /proc/$1/stat ]] && ! grep -q ') Z ' "/proc/$1/stat"; }

stop_shops() {
    local file pid
    for file in "$run"/shop-*.pid "$run"/nginx/pid; do
        [[ -e $file ]] || continue
        pid=$(<"$file")
        kill -TERM "$pid" 2>/dev/null || true
        while is_running "$pid"; do sleep 0.05; done
        rm -f "$file"
    done
    stop_postgres
}

stop_everything() {
    stop_shops
    rm -rf "$run"
}
