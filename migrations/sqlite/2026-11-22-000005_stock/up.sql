-- Written by src/stock/ alone.
CREATE TABLE stock_levels (
    variant_id TEXT PRIMARY KEY REFERENCES variants (id),
    on_hand BIGINT NOT NULL CHECK (on_hand >= 0),
    reserved BIGINT NOT NULL CHECK (reserved >= 0),
    CHECK (reserved <= on_hand)
);

CREATE TABLE reservations (
    order_id TEXT NOT NULL REFERENCES orders (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    status TEXT NOT NULL CHECK (status IN ('held', 'consumed', 'released')),
    PRIMARY KEY (order_id, variant_id)
);

CREATE TABLE stock_movements (
    id TEXT PRIMARY KEY,
    variant_id TEXT NOT NULL REFERENCES variants (id),
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'count', 'sale', 'return')),
    -- added to on_hand; negative takes away
    quantity BIGINT NOT NULL CHECK (quantity <> 0),
    order_id TEXT REFERENCES orders (id),
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX stock_movements_by_variant ON stock_movements (variant_id, created_at);
