-- What a company orders of one or more BUMDes at quoted terms. src/purchase_orders/status.rs has the statuses (from → to).
CREATE TABLE purchase_orders (
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
    -- the last day on which the goods may arrive
    due_on DATE NOT NULL,
    -- the first of its quotes ends after this day: agreed to later, it is void
    valid_until DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX purchase_orders_of_company ON purchase_orders (company_id, id);
CREATE INDEX purchase_orders_by_status ON purchase_orders (company_id, status);
CREATE INDEX purchase_orders_of_rfq ON purchase_orders (rfq_id);

-- Who makes how much of it, at the terms of which round.
CREATE TABLE purchase_order_shares (
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
    fulfillment_order_id TEXT UNIQUE REFERENCES fulfillment_orders (id),
    -- the share that came to nothing, and whose place this one takes
    replaces TEXT REFERENCES purchase_order_shares (id),
    made_at TIMESTAMP NOT NULL,
    -- when others were looked for in its place
    reoffered_at TIMESTAMP
);
CREATE INDEX purchase_order_shares_of_order ON purchase_order_shares (purchase_order_id, bumdes_id);
CREATE INDEX purchase_order_shares_of_bumdes ON purchase_order_shares (bumdes_id, purchase_order_id);

-- When which part of a share is to arrive.
CREATE TABLE purchase_order_deliveries (
    share_id TEXT NOT NULL REFERENCES purchase_order_shares (id),
    due_on DATE NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (share_id, due_on)
);

-- Who agreed to it, or did not: each person once.
CREATE TABLE purchase_order_approvals (
    purchase_order_id TEXT NOT NULL REFERENCES purchase_orders (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    agrees BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    PRIMARY KEY (purchase_order_id, user_id)
);
