-- What a company orders from its basket, at catalogue prices: rfq_id and quote_round_id are NULL. SQLite cannot change
-- columns, hence both tables anew; others refer to them, hence not in a transaction of the migration's own (metadata.toml).
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE purchase_orders_new (
    id TEXT PRIMARY KEY,
    -- what people read out: PO-261123-7K3QF2
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    outlet_id TEXT NOT NULL REFERENCES outlets (id),
    -- NULL: ordered from the catalogue
    rfq_id TEXT REFERENCES rfqs (id),
    drawn_up_by TEXT NOT NULL REFERENCES users (id),
    status TEXT NOT NULL CHECK (status IN ('awaiting_approval', 'awaiting_payment', 'ordered', 'refused', 'cancelled')),
    -- the company's terms of that moment
    payment TEXT NOT NULL CHECK (payment IN ('pay_now', 'net_14', 'net_30', 'net_60', 'deposit')),
    deposit_bps BIGINT NOT NULL CHECK (deposit_bps BETWEEN 0 AND 10000),
    -- how many must agree, by the company's rule of that moment
    approvals_needed BIGINT NOT NULL CHECK (approvals_needed BETWEEN 0 AND 2),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    -- of what was asked for, nobody could make it in time
    shortfall BIGINT NOT NULL CHECK (shortfall >= 0),
    unit TEXT NOT NULL,
    -- what is ordered, in the buyer's words
    subject TEXT NOT NULL,
    items_total_minor BIGINT NOT NULL CHECK (items_total_minor >= 0),
    shipping_total_minor BIGINT NOT NULL CHECK (shipping_total_minor >= 0),
    total_minor BIGINT NOT NULL CHECK (total_minor = items_total_minor + shipping_total_minor),
    -- to be paid before anything is made: all of it, a deposit or nothing
    first_minor BIGINT NOT NULL CHECK (first_minor BETWEEN 0 AND total_minor),
    -- the last day on which the goods may arrive; NULL: no day was asked for
    due_on DATE,
    -- the first of its quotes ends after this day: agreed to later, it is void
    valid_until DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    -- the company's own number for it, and a word for the BUMDes; both may be empty
    reference TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
INSERT INTO purchase_orders_new (
    id, number, company_id, outlet_id, rfq_id, drawn_up_by, status, payment, deposit_bps, approvals_needed,
    quantity, shortfall, unit, subject, items_total_minor, shipping_total_minor, total_minor, first_minor,
    due_on, valid_until, created_at, updated_at)
SELECT
    id, number, company_id, outlet_id, rfq_id, drawn_up_by, status, payment, deposit_bps, approvals_needed,
    quantity, shortfall, unit, subject, items_total_minor, shipping_total_minor, total_minor, first_minor,
    due_on, valid_until, created_at, updated_at
FROM purchase_orders;
DROP TABLE purchase_orders;
ALTER TABLE purchase_orders_new RENAME TO purchase_orders;
CREATE INDEX purchase_orders_of_company ON purchase_orders (company_id, id);
CREATE INDEX purchase_orders_by_status ON purchase_orders (company_id, status);
CREATE INDEX purchase_orders_of_rfq ON purchase_orders (rfq_id);

CREATE TABLE purchase_order_shares_new (
    id TEXT PRIMARY KEY,
    purchase_order_id TEXT NOT NULL REFERENCES purchase_orders (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    -- NULL: at catalogue prices
    quote_round_id TEXT REFERENCES quote_rounds (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    unit_price_minor BIGINT NOT NULL CHECK (unit_price_minor > 0),
    shipping_minor BIGINT NOT NULL CHECK (shipping_minor >= 0),
    -- why it has this share, as src/quotations/ shows it; empty where one BUMDes was asked alone
    reason TEXT NOT NULL,
    -- the part of the order that it became
    fulfillment_order_id TEXT REFERENCES fulfillment_orders (id),
    -- the share that came to nothing, and whose place this one takes
    replaces TEXT REFERENCES purchase_order_shares (id),
    made_at TIMESTAMP NOT NULL,
    -- when others were looked for in its place
    reoffered_at TIMESTAMP,
    -- what it is counted in: the shares of a basket differ, purchase_orders.unit is empty then
    unit TEXT NOT NULL DEFAULT '',
    -- so many were not there when it was paid, and it came to nothing
    missing BIGINT NOT NULL DEFAULT 0 CHECK (missing >= 0)
);
INSERT INTO purchase_order_shares_new (
    id, purchase_order_id, bumdes_id, product_id, variant_id, quote_round_id, quantity, unit_price_minor,
    shipping_minor, reason, fulfillment_order_id, replaces, made_at, reoffered_at, unit)
SELECT
    s.id, s.purchase_order_id, s.bumdes_id, s.product_id, s.variant_id, s.quote_round_id, s.quantity,
    s.unit_price_minor, s.shipping_minor, s.reason, s.fulfillment_order_id, s.replaces, s.made_at,
    s.reoffered_at, o.unit
FROM purchase_order_shares s JOIN purchase_orders o ON o.id = s.purchase_order_id;
DROP TABLE purchase_order_shares;
ALTER TABLE purchase_order_shares_new RENAME TO purchase_order_shares;
CREATE INDEX purchase_order_shares_of_order ON purchase_order_shares (purchase_order_id, bumdes_id);
CREATE INDEX purchase_order_shares_of_bumdes ON purchase_order_shares (bumdes_id, purchase_order_id);
-- what a BUMDes sends from the catalogue is one part, however many lines; a quoted share is a part of its own
CREATE INDEX purchase_order_shares_of_part ON purchase_order_shares (fulfillment_order_id);
CREATE UNIQUE INDEX purchase_order_shares_quoted_part ON purchase_order_shares (fulfillment_order_id) WHERE quote_round_id IS NOT NULL;
COMMIT;
PRAGMA foreign_keys = ON;
