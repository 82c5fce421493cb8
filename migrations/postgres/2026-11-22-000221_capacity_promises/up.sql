-- Weeks of a BUMDes's making that are promised to companies: src/quotations/promise.rs alone writes them.
CREATE TABLE capacity_promises (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    -- its Monday
    week DATE NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    -- what it was promised for
    source_kind TEXT NOT NULL CHECK (source_kind <> ''),
    source_id TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    -- given back: free again from then on
    released_at TIMESTAMP
);
CREATE INDEX capacity_promises_by_week ON capacity_promises (product_id, week) WHERE released_at IS NULL;
CREATE INDEX capacity_promises_by_source ON capacity_promises (source_kind, source_id);
CREATE INDEX capacity_promises_of_bumdes ON capacity_promises (bumdes_id, made_at) WHERE released_at IS NULL;
