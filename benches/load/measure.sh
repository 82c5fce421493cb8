# Runs that take turns; sourced by bin/bench. A figures file has a line per run:
#   comparison  variant  connections  round  per_second  p50_us  p99_us  failures
# and lines `value  NAME  VARIANT  NUMBER` for what is not measured in turns.

# begin SCENARIO SIZE: false when there are figures of this very binary and these rounds already.
begin() {
    figures_file=$figures/$1-$2.tsv
    local key
    key="$(sha256sum "$binary" | cut -c1-16) $rounds×$seconds s"
    if [[ -z $fresh && -e $figures_file ]] && head -1 "$figures_file" | grep -qF "$key"; then
        echo "$1 at $2 products: kept from before (--fresh measures again)"
        return 1
    fi
    echo "$1 at $2 products"
    printf '# %s\t%s\t%s\t%s\n' "$key" "$(commit)" "$(date -u +%FT%H:%MZ)" \
        "$rounds rounds of $seconds s in turns" >"$figures_file.new"
}

commit() {
    local hash
    hash=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
    git diff --quiet HEAD -- src templates public search-config 2>/dev/null || hash+=" with changes"
    echo "$hash"
}

finish_figures() { mv "$figures_file.new" "$figures_file"; }

value() { printf 'value\t%s\t%s\t%s\n' "$1" "$2" "$3" >>"$figures_file.new"; }

# The variants of the next comparison: variant LABEL COMMAND…; the command gets connections and seconds appended
# by its own function (wrk_get, wrk_post, buyers, pgbench_orders).
labels=() commands=()
variant() {
    labels+=("$1")
    shift
    commands+=("$(printf '%q ' "$@")")
}

# in_turns COMPARISON CONNECTIONS: a short warm-up each, then A B A B …
in_turns() {
    local comparison=$1 connections=$2 round i line
    for i in "${!labels[@]}"; do
        eval "${commands[i]} $connections 1" >/dev/null
    done
    for ((round = 1; round <= rounds; round++)); do
        for i in "${!labels[@]}"; do
            line=$(eval "${commands[i]} $connections $seconds" | sed -n 's/^FIGURES //p')
            [[ -n $line ]] || { echo "no figures from: ${commands[i]}"; return 1; }
            printf '%s\t%s\t%s\t%s\t%s\n' "$comparison" "${labels[i]}" "$connections" "$round" "${line// /$'\t'}" \
                >>"$figures_file.new"
        done
    done
    python3 benches/load/report.py --show "$figures_file.new" "$comparison" "$connections"
    labels=() commands=()
}

# wrk_get URL FILE HEADERS… -- CONNECTIONS SECONDS
wrk_get() {
    local url=$1 file=$2 arguments=("${@:3:$#-4}") connections=${*: -2:1} time=${*: -1}
    wrk -t 1 -c "$connections" -d "${time}s" --timeout 20s -s "$BENCH_LUA/get.lua" "$url" -- "$file" "${arguments[@]}"
}

# wrk_post URL PATH FILE TYPE HEADERS… CONNECTIONS SECONDS
wrk_post() {
    local url=$1 arguments=("${@:2:$#-3}") connections=${*: -2:1} time=${*: -1}
    wrk -t 1 -c "$connections" -d "${time}s" --timeout 20s -s "$BENCH_LUA/post.lua" "$url" -- "${arguments[@]}"
}

# buyers HOST:PORT VARIANTS CONNECTIONS SECONDS: each turn buys other products than the ones before.
buyers() {
    shuf "$2" >"$run/shuffled"
    "$folder/buyers" "$1" "$3" "$4" "$run/shuffled" "$operator" "$operator_password" 2>>"$run/buyers.log"
}

# pgbench_orders DATABASE_URL CONNECTIONS SECONDS
pgbench_orders() {
    local log=$run/pgbench.transactions
    rm -f "$log".*
    "$(postgres_programs)/pgbench" -n -M prepared -c "$2" -j 2 -T "$3" -f benches/load/order.sql -l --log-prefix "$log" \
        -D count="$order_count" "$1" >"$run/pgbench.out" 2>"$run/pgbench.log"
    # client, transaction, µs, …
    cat "$log".* | sort -n -k3,3 | awk -v seconds="$3" '
        { time[NR] = $3 }
        END { printf "FIGURES %.2f %d %d %d\n", NR / seconds, time[int((NR + 1) / 2)], time[int(NR * 0.99)], NR == 0 }'
}
