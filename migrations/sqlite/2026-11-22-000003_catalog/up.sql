-- What is listed. Money is in whole minor units of the currency; rupiah has none below one.
CREATE TABLE categories (
    code TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL
);
INSERT INTO categories (code, position, name_id, name_en) VALUES
    ('textile-batik-weaving', 1, 'Tenun, batik & tekstil', 'Weaving, batik & textiles'),
    ('wood-bamboo-rattan', 2, 'Kayu, bambu & rotan', 'Wood, bamboo & rattan'),
    ('pottery', 3, 'Gerabah', 'Pottery'),
    ('leather-metal-jewellery', 4, 'Kulit, logam & perhiasan', 'Leather, metal & jewellery'),
    ('home-decor', 5, 'Dekorasi rumah', 'Home décor'),
    ('coffee-tea-cocoa', 6, 'Kopi, teh & kakao', 'Coffee, tea & cocoa'),
    ('food-beverage', 7, 'Makanan & minuman', 'Food & drink'),
    ('marine-fishery', 8, 'Hasil laut & ikan', 'Sea & fish'),
    ('spices-oils', 9, 'Rempah & minyak', 'Spices & oils'),
    ('herbal-beauty', 10, 'Jamu & perawatan', 'Herbal & beauty'),
    ('agriculture', 11, 'Hasil tani', 'Farm produce');

-- One row. Each change of a product takes the next number in its own transaction, so that
-- whoever reads 'version > n' in order misses nothing that was committed.
CREATE TABLE catalog_version (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL
);
INSERT INTO catalog_version (id, version) VALUES (1, 0);

CREATE TABLE products (
    id TEXT PRIMARY KEY,
    sku TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    village_code TEXT NOT NULL REFERENCES villages (code),
    producer_id TEXT NOT NULL REFERENCES producers (id),
    category_code TEXT NOT NULL REFERENCES categories (code),
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'changes_requested', 'published', 'unpublished', 'archived')),
    is_primary BOOLEAN NOT NULL DEFAULT FALSE,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    description_id TEXT NOT NULL,
    description_en TEXT NOT NULL,
    materials TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('pcs', 'pack', 'bottle', 'pair', 'kg', 'm')),
    -- what the variants differ in: size, colour, weight, taste; empty for a single variant
    option_name TEXT NOT NULL,
    min_order_quantity BIGINT NOT NULL CHECK (min_order_quantity >= 1),
    lead_time_days INTEGER NOT NULL CHECK (lead_time_days >= 0),
    monthly_capacity BIGINT NOT NULL CHECK (monthly_capacity >= 0),
    halal TEXT NOT NULL CHECK (halal IN ('yes', 'no', 'na')),
    permit_kind TEXT NOT NULL CHECK (permit_kind IN ('none', 'PIRT', 'BPOM', 'SNI')),
    search_keywords TEXT NOT NULL,
    sold_count BIGINT NOT NULL DEFAULT 0 CHECK (sold_count >= 0),
    -- SHA-256 of the imported row: the same row again changes nothing
    import_hash TEXT,
    version BIGINT NOT NULL,
    published_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX products_one_primary_per_village ON products (village_code) WHERE is_primary;
CREATE INDEX products_by_version ON products (version);
CREATE INDEX products_by_village ON products (village_code, status);
CREATE INDEX products_by_bumdes ON products (bumdes_id, status);
CREATE INDEX products_by_status ON products (status, published_at);

CREATE TABLE variants (
    id TEXT PRIMARY KEY,
    product_id TEXT NOT NULL REFERENCES products (id),
    sku TEXT NOT NULL UNIQUE,
    option_value TEXT NOT NULL,
    position INTEGER NOT NULL,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    currency TEXT NOT NULL CHECK (currency = 'IDR'),
    weight_g BIGINT NOT NULL CHECK (weight_g >= 0),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    UNIQUE (product_id, option_value)
);

CREATE TABLE price_tiers (
    product_id TEXT NOT NULL REFERENCES products (id),
    min_quantity BIGINT NOT NULL CHECK (min_quantity >= 2),
    unit_price_minor BIGINT NOT NULL CHECK (unit_price_minor >= 0),
    PRIMARY KEY (product_id, min_quantity)
);

CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title_id TEXT NOT NULL,
    title_en TEXT NOT NULL,
    description_id TEXT NOT NULL,
    description_en TEXT NOT NULL,
    -- order on the front page, the first one opens it
    position INTEGER NOT NULL,
    is_published BOOLEAN NOT NULL
);

CREATE TABLE collection_items (
    collection_id TEXT NOT NULL REFERENCES collections (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (collection_id, product_id)
);
CREATE INDEX collection_items_by_product ON collection_items (product_id);

-- Every change of a listing's status: who, when, from, to.
CREATE TABLE listing_events (
    id TEXT PRIMARY KEY,
    product_id TEXT NOT NULL REFERENCES products (id),
    user_id TEXT REFERENCES users (id),
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX listing_events_by_product ON listing_events (product_id, created_at);
