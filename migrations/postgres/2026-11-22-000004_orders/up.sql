-- The buyer's side (cart, order) and the seller's side (fulfillment order).
CREATE TABLE carts (
    id TEXT PRIMARY KEY,
    -- a signed-in person's cart; a guest's cart is known to the session alone
    user_id TEXT UNIQUE REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE cart_items (
    cart_id TEXT NOT NULL REFERENCES carts (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    -- the unit price the buyer last saw
    seen_price_minor BIGINT NOT NULL CHECK (seen_price_minor >= 0),
    added_at TIMESTAMP NOT NULL,
    PRIMARY KEY (cart_id, variant_id)
);

CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    -- unique, so that a double click or a retry returns the first order; not a reference,
    -- because the cart is let go when its order is placed
    cart_id TEXT NOT NULL UNIQUE,
    user_id TEXT REFERENCES users (id),
    status TEXT NOT NULL CHECK (status IN ('pending_payment', 'paid', 'completed', 'expired', 'cancelled')),
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    buyer_name TEXT NOT NULL,
    buyer_email TEXT NOT NULL,
    buyer_phone TEXT NOT NULL,
    address_line TEXT NOT NULL,
    region_code TEXT NOT NULL REFERENCES regions (code),
    postal_code TEXT NOT NULL,
    note TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (currency = 'IDR'),
    items_total_minor BIGINT NOT NULL CHECK (items_total_minor >= 0),
    shipping_total_minor BIGINT NOT NULL CHECK (shipping_total_minor >= 0),
    total_minor BIGINT NOT NULL CHECK (total_minor = items_total_minor + shipping_total_minor),
    expires_at TIMESTAMP NOT NULL,
    paid_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX orders_by_user ON orders (user_id, created_at);
CREATE INDEX orders_by_status ON orders (status, expires_at);

CREATE TABLE fulfillment_orders (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    number TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('awaiting_payment', 'new', 'accepted', 'packed', 'shipped', 'delivered', 'rejected', 'cancelled')),
    delivery TEXT NOT NULL CHECK (delivery IN ('courier', 'pickup')),
    shipping_zone TEXT NOT NULL CHECK (shipping_zone IN ('same_regency', 'same_province', 'same_island_group', 'other')),
    items_total_minor BIGINT NOT NULL CHECK (items_total_minor >= 0),
    shipping_minor BIGINT NOT NULL CHECK (shipping_minor >= 0),
    weight_g BIGINT NOT NULL CHECK (weight_g >= 0),
    courier TEXT,
    tracking_number TEXT,
    rejection_reason TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (order_id, bumdes_id)
);
CREATE INDEX fulfillment_orders_by_bumdes ON fulfillment_orders (bumdes_id, status, created_at);

CREATE TABLE order_lines (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    sku TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    option_value TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    unit_price_minor BIGINT NOT NULL CHECK (unit_price_minor >= 0),
    total_minor BIGINT NOT NULL CHECK (total_minor = quantity * unit_price_minor)
);
CREATE INDEX order_lines_by_order ON order_lines (order_id);
CREATE INDEX order_lines_by_fulfillment_order ON order_lines (fulfillment_order_id);

-- The timeline: what happened to an order, when and by whom.
CREATE TABLE order_events (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    fulfillment_order_id TEXT REFERENCES fulfillment_orders (id),
    kind TEXT NOT NULL,
    from_status TEXT,
    to_status TEXT,
    actor TEXT NOT NULL CHECK (actor IN ('buyer', 'bumdes', 'operator', 'gateway', 'system')),
    user_id TEXT REFERENCES users (id),
    note TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX order_events_by_order ON order_events (order_id, created_at);

CREATE TABLE shipping_rates (
    id TEXT PRIMARY KEY,
    -- none: the house's own rate, for a BUMDes that set no rate for the zone
    bumdes_id TEXT REFERENCES bumdes (id),
    zone TEXT NOT NULL CHECK (zone IN ('same_regency', 'same_province', 'same_island_group', 'other')),
    first_kg_minor BIGINT NOT NULL CHECK (first_kg_minor >= 0),
    next_kg_minor BIGINT NOT NULL CHECK (next_kg_minor >= 0)
);
CREATE UNIQUE INDEX shipping_rates_once ON shipping_rates (COALESCE(bumdes_id, ''), zone);
INSERT INTO shipping_rates (id, bumdes_id, zone, first_kg_minor, next_kg_minor) VALUES
    ('default-same-regency', NULL, 'same_regency', 9000, 4000),
    ('default-same-province', NULL, 'same_province', 15000, 8000),
    ('default-same-island-group', NULL, 'same_island_group', 24000, 14000),
    ('default-other', NULL, 'other', 42000, 28000);
