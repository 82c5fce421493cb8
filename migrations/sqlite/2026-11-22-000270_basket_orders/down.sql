PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE purchase_orders_old (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    outlet_id TEXT NOT NULL REFERENCES outlets (id),
    rfq_id TEXT REFERENCES rfqs (id),
    drawn_up_by TEXT NOT NULL REFERENCES users (id),
    status TEXT NOT NULL CHECK (status IN ('awaiting_approval', 'awaiting_payment', 'ordered', 'refused', 'cancelled')),
    payment TEXT NOT NULL CHECK (payment IN ('pay_now', 'net_14', 'net_30', 'net_60', 'deposit')),
    deposit_bps BIGINT NOT NULL CHECK (deposit_bps BETWEEN 0 AND 10000),
    approvals_needed BIGINT NOT NULL CHECK (approvals_needed BETWEEN 0 AND 2),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    shortfall BIGINT NOT NULL CHECK (shortfall >= 0),
    unit TEXT NOT NULL,
    subject TEXT NOT NULL,
    items_total_minor BIGINT NOT NULL CHECK (items_total_minor >= 0),
    shipping_total_minor BIGINT NOT NULL CHECK (shipping_total_minor >= 0),
    total_minor BIGINT NOT NULL CHECK (total_minor = items_total_minor + shipping_total_minor),
    first_minor BIGINT NOT NULL CHECK (first_minor BETWEEN 0 AND total_minor),
    due_on DATE NOT NULL,
    valid_until DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
INSERT INTO purchase_orders_old (
    id, number, company_id, outlet_id, rfq_id, drawn_up_by, status, payment, deposit_bps, approvals_needed,
    quantity, shortfall, unit, subject, items_total_minor, shipping_total_minor, total_minor, first_minor,
    due_on, valid_until, created_at, updated_at)
SELECT
    id, number, company_id, outlet_id, rfq_id, drawn_up_by, status, payment, deposit_bps, approvals_needed,
    quantity, shortfall, unit, subject, items_total_minor, shipping_total_minor, total_minor, first_minor,
    COALESCE(due_on, valid_until), valid_until, created_at, updated_at
FROM purchase_orders;
DROP TABLE purchase_orders;
ALTER TABLE purchase_orders_old RENAME TO purchase_orders;
CREATE INDEX purchase_orders_of_company ON purchase_orders (company_id, id);
CREATE INDEX purchase_orders_by_status ON purchase_orders (company_id, status);
CREATE INDEX purchase_orders_of_rfq ON purchase_orders (rfq_id);

CREATE TABLE purchase_order_shares_old (
    id TEXT PRIMARY KEY,
    purchase_order_id TEXT NOT NULL REFERENCES purchase_orders (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    quote_round_id TEXT REFERENCES quote_rounds (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    unit_price_minor BIGINT NOT NULL CHECK (unit_price_minor > 0),
    shipping_minor BIGINT NOT NULL CHECK (shipping_minor >= 0),
    reason TEXT NOT NULL,
    fulfillment_order_id TEXT UNIQUE REFERENCES fulfillment_orders (id),
    replaces TEXT REFERENCES purchase_order_shares (id),
    made_at TIMESTAMP NOT NULL,
    reoffered_at TIMESTAMP
);
-- of the lines of one part the first keeps it
INSERT INTO purchase_order_shares_old (
    id, purchase_order_id, bumdes_id, product_id, variant_id, quote_round_id, quantity, unit_price_minor,
    shipping_minor, reason, fulfillment_order_id, replaces, made_at, reoffered_at)
SELECT
    s.id, s.purchase_order_id, s.bumdes_id, s.product_id, s.variant_id, s.quote_round_id, s.quantity,
    s.unit_price_minor, s.shipping_minor, s.reason,
    CASE WHEN EXISTS (SELECT 1 FROM purchase_order_shares first
        WHERE first.fulfillment_order_id = s.fulfillment_order_id AND first.id < s.id) THEN NULL ELSE s.fulfillment_order_id END,
    s.replaces, s.made_at, s.reoffered_at
FROM purchase_order_shares s;
DROP TABLE purchase_order_shares;
ALTER TABLE purchase_order_shares_old RENAME TO purchase_order_shares;
CREATE INDEX purchase_order_shares_of_order ON purchase_order_shares (purchase_order_id, bumdes_id);
CREATE INDEX purchase_order_shares_of_bumdes ON purchase_order_shares (bumdes_id, purchase_order_id);
COMMIT;
PRAGMA foreign_keys = ON;
