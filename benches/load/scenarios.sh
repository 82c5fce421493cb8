# What is measured; sourced by bin/bench. A scenario runs in a subshell of its own.

uncached=ETALASE_PAGE_CACHE_BYTES=0

# save_page URL NAME: the same bytes for nginx, as they are and as Etalase compresses them.
save_page() {
    curl -sf "$1" -o "$run/static/$2.html"
    curl -sf -H 'Accept-Encoding: gzip' "$1" -o "$run/static/$2.html.gz"
    echo "/$2.html" >"$run/$2.static"
}

# open_shops SIZE VARIABLE…: the catalogue's shop on both databases, its lists, and nginx with its pages.
open_shops() {
    local size=$1 backend
    shift
    start_postgres
    start_nginx
    for backend in sqlite postgres; do
        make_catalogue "$backend" "$size"
        start_shop "$backend" "$(database_of "$backend" "$size")" "$@"
    done
    write_lists "$(database_of sqlite "$size")"
    save_page "${shop[sqlite]}/" front
    save_page "${shop[sqlite]}/products" listing
    save_page "${shop[sqlite]}$(head -1 "$run/products.txt")" product
}

scenario_cached() {
    local page encoding path
    begin cached "${sizes[0]}" || return 0
    open_shops "${sizes[0]}"
    for page in front listing product; do
        case $page in
            front) path=/ ;;
            listing) path=/products ;;
            product) path=$(head -1 "$run/products.txt") ;;
        esac
        echo "$path" >"$run/path"
        for encoding in gzip identity; do
            local header=()
            [[ $encoding == identity ]] || header=('Accept-Encoding: gzip')
            variant nginx wrk_get "$nginx" "$run/$page.static" "${header[@]}"
            variant etalase wrk_get "${shop[sqlite]}" "$run/path" "${header[@]}"
            in_turns "$page $encoding" 16
        done
    done
    finish_figures
}

scenario_uncached() {
    local size page list
    for size in "${sizes[@]}"; do
        [[ -z $quick || $size == "${sizes[0]}" ]] || continue
        begin uncached "$size" || continue
        open_shops "$size" "$uncached"
        echo / >"$run/front.txt"
        for page in listing product front; do
            case $page in
                listing) list=$run/listings.txt ;;
                product) list=$run/products.txt ;;
                front) list=$run/front.txt ;;
            esac
            variant nginx wrk_get "$nginx" "$run/$page.static"
            variant sqlite wrk_get "${shop[sqlite]}" "$list"
            variant postgres wrk_get "${shop[postgres]}" "$list"
            in_turns "$page" 8
            # beyond the smallest catalogue only how much slower it gets
            [[ $size == "${sizes[0]}" ]] || continue
            variant sqlite wrk_get "${shop[sqlite]}" "$list"
            variant postgres wrk_get "${shop[postgres]}" "$list"
            in_turns "$page" 1
        done
        finish_figures
        stop_shops
    done
}

scenario_search() {
    local size
    for size in "${sizes[@]}"; do
        [[ -z $quick || $size == 100000 ]] || continue
        begin search "$size" || continue
        open_shops "$size" "$uncached"
        variant nginx wrk_get "$nginx" "$run/listing.static"
        variant sqlite wrk_get "${shop[sqlite]}" "$run/searches.txt"
        in_turns search 8
        variant sqlite wrk_get "${shop[sqlite]}" "$run/searches.txt"
        in_turns search 1
        finish_figures
        stop_shops
    done
}

scenario_suggest() {
    local size
    for size in "${sizes[@]}"; do
        [[ -z $quick || $size == 100000 ]] || continue
        begin suggest "$size" || continue
        open_shops "$size" "$uncached"
        variant nginx wrk_get "$nginx" "$run/listing.static"
        variant sqlite wrk_get "${shop[sqlite]}" "$run/suggestions.txt"
        in_turns suggest 8
        variant sqlite wrk_get "${shop[sqlite]}" "$run/suggestions.txt"
        in_turns suggest 1
        finish_figures
        stop_shops
    done
}

# open_copies: both databases with stock to buy; sets ${list[BACKEND]} to their variants.
open_copies() {
    local backend
    start_postgres
    for backend in sqlite postgres; do
        make_catalogue "$backend" "${sizes[0]}"
        copy_catalogue "$backend" "${sizes[0]}"
        write_lists "$copied"
        mkdir -p "$run/$backend"
        mv "$run/variants.txt" "$run/additions.txt" "$run/$backend/"
        start_shop "$backend" "$copied"
    done
}

# Each addition is a new guest's: a cart, a session, a line.
scenario_cart() {
    begin cart "${sizes[0]}" || return 0
    open_copies
    local backend
    for backend in sqlite postgres; do
        check_addition "$backend"
        variant "$backend" wrk_post "${shop[$backend]}" /cart/items "$run/$backend/additions.txt" \
            application/x-www-form-urlencoded
    done
    in_turns 'add to cart' 8
    finish_figures
}

# wrk does not see whether a 303 leads to a full cart: look once.
check_addition() {
    curl -sfL -c "$run/jar" -b "$run/jar" -o "$run/cart.html" -H 'Content-Type: application/x-www-form-urlencoded' \
        -d "$(head -1 "$run/$1/additions.txt")" "${shop[$1]}/cart/items"
    grep -q 'action="/cart/items/' "$run/cart.html" || { echo "nothing was added to the cart on $1"; return 1; }
}

scenario_checkout() {
    begin checkout "${sizes[0]}" || return 0
    rustc --edition 2024 -O benches/load/buyers.rs -o "$folder/buyers"
    open_copies
    order_count=$(psql -qXAt "$postgres/copy" -f benches/load/order_setup.sql | tail -1)
    variant sqlite buyers "${shop[sqlite]#http://}" "$run/sqlite/variants.txt"
    variant postgres buyers "${shop[postgres]#http://}" "$run/postgres/variants.txt"
    variant pgbench pgbench_orders "$postgres/copy"
    in_turns checkout 8
    finish_figures
}

# The same searches asked of Meilisearch itself, with the bodies that Etalase sends, and through Etalase.
scenario_meilisearch() {
    local size=${sizes[0]}
    ((${#sizes[@]} < 2)) || size=${sizes[1]}
    if [[ -z $meilisearch_url && -z ${MEILISEARCH_PROGRAM:=$meilisearch_program} ]]; then
        echo "not measured: set MEILISEARCH_URL and MEILISEARCH_API_KEY, or MEILISEARCH_BINARY"
        return 0
    fi
    begin meilisearch "$size" || return 0
    open_meilisearch "$size"
    variant direct wrk_post "$meilisearch_url" /multi-search "$run/bodies.txt" application/json \
        "Authorization: Bearer $meilisearch_key"
    variant etalase wrk_get "${shop[meilisearch]}" "$run/recorded.txt"
    in_turns 'search' 1
    finish_figures
}

open_meilisearch() {
    local size=$1 proxy port database path
    start_postgres
    make_catalogue sqlite "$size"
    database=$(database_of sqlite "$size")
    if [[ -z $meilisearch_url ]]; then
        port=$(free_port)
        meilisearch_url=http://127.0.0.1:$port meilisearch_key=master-key-of-the-bench
        "$meilisearch_program" --no-analytics --master-key "$meilisearch_key" --http-addr "127.0.0.1:$port" \
            --db-path "$folder/meilisearch" >"$run/meilisearch.log" 2>&1 &
        echo $! >"$run/shop-meilisearch-server.pid"
        wait_for_port "$port" "$run/meilisearch.log"
    fi
    local settings=("$uncached" MEILISEARCH_API_KEY="$meilisearch_key" MEILISEARCH_INDEX="bench_$size")
    env DATABASE_URL="$database" ETALASE_BASE_URL=http://127.0.0.1:8080 "${settings[@]}" MEILISEARCH_URL="$meilisearch_url" \
        ETALASE_SECRET_KEY="$(printf 'bench%.0s' {1..16})" "$binary" search rebuild >"$run/rebuild.log" 2>&1 ||
        { cat "$run/rebuild.log"; return 1; }
    write_lists "$database"
    proxy=$(free_port)
    python3 benches/load/record.py "$proxy" "$meilisearch_url" "$run/recorded.log" &
    echo $! >"$run/shop-recorder.pid"
    wait_for_port "$proxy" /dev/null
    start_shop recorded "$database" "${settings[@]}" MEILISEARCH_URL="http://127.0.0.1:$proxy"
    head -200 "$run/searches.txt" | while read -r path; do
        : >"$run/recorded.log"
        curl -sf -o /dev/null "${shop[recorded]}$path"
        # some searches ask more than once: those would compare one question with several
        [[ $(grep -c . "$run/recorded.log") == 1 ]] || continue
        cat "$run/recorded.log" >>"$run/bodies.txt"
        echo "$path" >>"$run/recorded.txt"
    done
    stop_shop recorded
    echo "  $(grep -c . "$run/recorded.txt") of 200 searches ask Meilisearch once"
    start_shop meilisearch "$database" "${settings[@]}" MEILISEARCH_URL="$meilisearch_url"
}

scenario_footprint() {
    local size backend turn
    for size in "${sizes[@]}"; do
        [[ -z $quick || $size == "${sizes[0]}" ]] || continue
        begin footprint "$size" || continue
        start_postgres
        for backend in sqlite postgres; do
            make_catalogue "$backend" "$size"
            # the first start may have to build the index; those after it find it
            for turn in first 1 2 3 4 5; do
                start_shop "$backend" "$(database_of "$backend" "$size")"
                value start "$backend $turn" "${started_ms[$backend]}"
                [[ $turn == 5 ]] || stop_shop "$backend"
            done
            write_lists "$(database_of "$backend" "$size")"
            memory_under_load "$backend"
            stop_shop "$backend"
        done
        finish_figures
        stop_postgres
    done
}

# The largest figures while listings, products and searches are asked for, page cache on.
memory_under_load() {
    local list pid=${process[$1]} loads=() whole=0 own=0 most_whole=0 most_own=0
    value "memory idle" "$1" "$(own_memory "$pid")"
    for list in listings products searches; do
        wrk_get "${shop[$1]}" "$run/$list.txt" 8 $((seconds * 3)) >/dev/null &
        loads+=($!)
    done
    while kill -0 "${loads[@]}" 2>/dev/null; do
        whole=$(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status")
        own=$(own_memory "$pid")
        most_whole=$((whole > most_whole ? whole : most_whole)) most_own=$((own > most_own ? own : most_own))
        sleep 0.2
    done
    wait "${loads[@]}" || true
    value "memory resident" "$1" "$most_whole"
    value "memory own" "$1" "$most_own"
    echo "  $1 under load: $((most_own / 1024)) MiB of its own, $((most_whole / 1024)) MiB resident"
}

# KiB without mapped files: the search index in the page cache is the kernel's to take back.
own_memory() { awk '/^RssAnon|^RssShmem/ { sum += $2 } END { print sum }' "/proc/$1/status"; }

# The first visit of a phone: the listing, its style sheets and scripts.
scenario_weight() {
    local line
    begin weight "${sizes[0]}" || return 0
    make_catalogue sqlite "${sizes[0]}"
    start_shop sqlite "$(database_of sqlite "${sizes[0]}")"
    python3 benches/load/weight.py "${shop[sqlite]}" /products | while read -r line; do
        echo "  $line"
        value weight "${line% *}" "${line##* }"
    done
    finish_figures
}
