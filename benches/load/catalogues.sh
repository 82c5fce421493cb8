# Catalogues by `etalase generate`, kept for the next run; sourced by bin/bench.

# database_of BACKEND SIZE
database_of() {
    case $1 in
        sqlite) echo "sqlite://$folder/catalogue-$2.db" ;;
        postgres) echo "$postgres/catalogue_$2" ;;
    esac
}

# The embedded index beside its database; a copied database finds no index and makes its own.
search_folder() { echo "$folder/search/$(basename "$1")"; }

# make_catalogue BACKEND SIZE: nothing to do when the one there was made by the same generator.
make_catalogue() {
    local backend=$1 size=$2 database stamp started=$SECONDS
    database=$(database_of "$backend" "$size")
    stamp=$folder/catalogue-$backend-$size.stamp
    if [[ -e $stamp ]] && [[ $(<"$stamp") == "$(generator)" ]]; then
        DATABASE_URL=$database "$binary" migrate >/dev/null
        return
    fi
    echo "  generating $size products on $backend"
    rm -rf "$stamp" "$(search_folder "$database")"
    empty_database "$database"
    {
        DATABASE_URL=$database "$binary" migrate &&
        DATABASE_URL=$database "$binary" generate --products "$size" --villages $((size / 50 > 20000 ? 20000 : size / 50)) \
            --seed 2026 &&
        printf 'operator-of-the-bench' | env DATABASE_URL="$database" ETALASE_BASE_URL=http://127.0.0.1:8080 \
            ETALASE_SECRET_KEY="$(printf 'bench%.0s' {1..16})" \
            "$binary" user add --email "$operator" --name Operator --operator
    } >"$run/generate.log" 2>&1 || { cat "$run/generate.log"; return 1; }
    [[ $backend != postgres ]] || psql -qX "$database" -c 'VACUUM ANALYZE'
    echo "  generated in $((SECONDS - started)) s"
    generator >"$stamp"
}

# What the catalogue depends on.
generator() { cat src/generate/*.rs src/regions/load.rs 2>/dev/null | sha256sum | cut -c1-16; }

operator=operator@contoh.example operator_password=operator-of-the-bench

empty_database() {
    case $1 in
        sqlite://*) rm -f "${1#sqlite://}" "${1#sqlite://}-wal" "${1#sqlite://}-shm" ;;
        *)
            psql -qX "$postgres/postgres" -c "DROP DATABASE IF EXISTS ${1##*/} WITH (FORCE)" 2>/dev/null
            psql -qX "$postgres/postgres" -c "CREATE DATABASE ${1##*/}"
            ;;
    esac
}

# copy_catalogue BACKEND SIZE: a copy that may be bought from; sets $copied to its address. Nobody may be
# connected to the original.
copy_catalogue() {
    local original
    original=$(database_of "$1" "$2")
    case $1 in
        sqlite)
            copied=sqlite://$run/copy.db
            rm -f "$run/copy.db"*
            ask "$original" "VACUUM INTO '$run/copy.db'"
            ;;
        postgres)
            copied=$postgres/copy
            psql -qX "$postgres/postgres" -c 'DROP DATABASE IF EXISTS copy WITH (FORCE)' 2>/dev/null
            psql -qX "$postgres/postgres" -c "CREATE DATABASE copy TEMPLATE catalogue_$2"
            ;;
    esac
    rm -rf "$(search_folder "$copied")"
}

# ask DATABASE_URL SQL: the rows' first columns, one a line.
ask() {
    case $1 in
        sqlite://*)
            python3 -c 'import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
for row in connection.execute(sys.argv[2]): print(row[0])
connection.commit()' "${1#sqlite://}" "$2"
            ;;
        *) psql -qXAt "$1" -c "$2" ;;
    esac
}

# write_lists DATABASE_URL: addresses and words to draw from, under $run.
write_lists() {
    local words=$run/words categories provinces category province
    ask "$1" "SELECT '/products/' || slug FROM products WHERE status = 'published' ORDER BY random() LIMIT 4000" \
        >"$run/products.txt"
    # words as people search for them: from names, in lower case, ASCII
    ask "$1" "SELECT name_id FROM products ORDER BY random() LIMIT 3000" | tr 'A-Z' 'a-z' | grep -oE '\b[a-z]{4,}\b' |
        sort -u | shuf -n 600 >"$words"
    sed 's|^|/products?q=|' "$words" >"$run/searches.txt"
    paste -d+ <(shuf -n 100 "$words") <(shuf -n 100 "$words") | sed 's|^|/products?q=|' >>"$run/searches.txt"
    sed -E 's|^(.{3,5}).*|/search/suggest?q=\1|' "$words" | sort -u >"$run/suggestions.txt"
    categories=$(ask "$1" "SELECT DISTINCT category_code FROM products")
    provinces=$(ask "$1" "SELECT DISTINCT substr(village_code, 1, 2) FROM products")
    {
        printf '/products\n/products?page=2\n/products?page=3\n/products?sort=newest\n/products?in_stock=1\n/products?primary=1\n'
        for category in $categories; do
            printf '/products?category=%s%s\n' "$category" '' "$category" '&sort=price_asc' "$category" '&page=2'
            for province in $provinces; do echo "/products?category=$category&province=$province"; done
        done
        printf '/products?province=%s\n' $provinces
        printf '/products?province=%s&in_stock=1&sort=newest\n' $provinces
    } >"$run/listings.txt"
    ask "$1" "SELECT min(variants.id) FROM variants JOIN products ON products.id = variants.product_id
        JOIN stock_levels ON stock_levels.variant_id = variants.id
        WHERE products.status = 'published' AND variants.is_active AND products.min_order_quantity = 1
        AND stock_levels.on_hand - stock_levels.reserved >= 5 GROUP BY products.id LIMIT 20000" >"$run/variants.txt"
    sed 's|.*|variant_id=&\&quantity=1|' "$run/variants.txt" >"$run/additions.txt"
}
