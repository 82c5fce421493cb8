-- Where things are: the official region list, the villages with a profile, and who sells for them.
CREATE TABLE regions (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- 1 province, 2 regency or city, 3 district, 4 village
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
    parent_code TEXT REFERENCES regions (code),
    postal_code TEXT
);
CREATE INDEX regions_by_parent ON regions (parent_code, name);

CREATE TABLE villages (
    code TEXT PRIMARY KEY REFERENCES regions (code),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    primary_product_id TEXT NOT NULL,
    primary_product_en TEXT NOT NULL,
    story_id TEXT NOT NULL,
    story_en TEXT NOT NULL,
    cluster TEXT,
    programme TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE bumdes (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    -- the village it ships from
    village_code TEXT NOT NULL REFERENCES villages (code),
    allows_pickup BOOLEAN NOT NULL DEFAULT TRUE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX bumdes_by_village ON bumdes (village_code);

-- A joint BUMDes serves several villages.
CREATE TABLE bumdes_villages (
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    village_code TEXT NOT NULL REFERENCES villages (code),
    PRIMARY KEY (bumdes_id, village_code)
);
CREATE INDEX bumdes_villages_by_village ON bumdes_villages (village_code);

CREATE TABLE producers (
    id TEXT PRIMARY KEY,
    village_code TEXT NOT NULL REFERENCES villages (code),
    name TEXT NOT NULL,
    UNIQUE (village_code, name)
);
