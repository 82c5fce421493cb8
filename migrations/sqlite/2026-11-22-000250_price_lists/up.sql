-- Companies that are offered prices together, kept by the operator: "hotels in Lombok".
CREATE TABLE company_groups (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    -- lower case, so that no two groups are called alike
    name_key TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL
);
CREATE TABLE company_group_members (
    group_id TEXT NOT NULL REFERENCES company_groups (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    added_by TEXT NOT NULL REFERENCES users (id),
    added_at TIMESTAMP NOT NULL,
    PRIMARY KEY (group_id, company_id)
);
CREATE INDEX company_group_members_of_company ON company_group_members (company_id, group_id);

-- What a BUMDes asks of one company, or of a group of them, and when. src/price_lists/rule.rs says which price wins.
CREATE TABLE price_lists (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    name TEXT NOT NULL CHECK (name <> ''),
    company_id TEXT REFERENCES companies (id),
    group_id TEXT REFERENCES company_groups (id),
    -- days where the BUMDes is, both included; without a last one it holds until somebody ends it
    starts_on DATE NOT NULL,
    ends_on DATE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK ((company_id IS NULL) <> (group_id IS NULL)),
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX price_lists_of_bumdes ON price_lists (bumdes_id, id);
CREATE INDEX price_lists_for_company ON price_lists (company_id);
CREATE INDEX price_lists_for_group ON price_lists (group_id);

CREATE TABLE price_list_lines (
    price_list_id TEXT NOT NULL REFERENCES price_lists (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    -- no fewer are ordered, and in steps of so many
    minimum BIGINT NOT NULL CHECK (minimum > 0),
    lot_size BIGINT NOT NULL CHECK (lot_size > 0),
    added_at TIMESTAMP NOT NULL,
    PRIMARY KEY (price_list_id, variant_id),
    CHECK (minimum % lot_size = 0)
);
CREATE INDEX price_list_lines_of_variant ON price_list_lines (variant_id);

-- The first tier of a line begins at its minimum.
CREATE TABLE price_list_tiers (
    price_list_id TEXT NOT NULL,
    variant_id TEXT NOT NULL,
    min_quantity BIGINT NOT NULL CHECK (min_quantity > 0),
    unit_price_minor BIGINT NOT NULL CHECK (unit_price_minor > 0),
    PRIMARY KEY (price_list_id, variant_id, min_quantity),
    FOREIGN KEY (price_list_id, variant_id) REFERENCES price_list_lines (price_list_id, variant_id)
);
