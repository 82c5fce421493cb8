-- The chain of shares: who gets what of a sold line, by which agreement and which tax, and books that can tell it.
-- Nodes of an older version must be stopped before: they would book to an account that is no more.

ALTER TABLE bumdes ADD COLUMN is_pkp BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE bumdes ADD COLUMN npwp TEXT;

-- A new version for every change, never an update. In force at a time: the one that took effect last; of two that
-- took effect at once the one made later.
CREATE TABLE share_agreements (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    effective_from TIMESTAMP NOT NULL,
    -- each either in hundredths of a per cent or fixed for a piece
    commission_bps BIGINT NOT NULL CHECK (commission_bps BETWEEN 0 AND 10000),
    commission_per_piece_minor BIGINT NOT NULL CHECK (commission_per_piece_minor >= 0),
    maker_bps BIGINT NOT NULL CHECK (maker_bps >= 0),
    maker_per_piece_minor BIGINT NOT NULL CHECK (maker_per_piece_minor >= 0),
    cluster_bps BIGINT NOT NULL CHECK (cluster_bps >= 0),
    cluster_per_piece_minor BIGINT NOT NULL CHECK (cluster_per_piece_minor >= 0),
    village_bps BIGINT NOT NULL CHECK (village_bps >= 0),
    village_per_piece_minor BIGINT NOT NULL CHECK (village_per_piece_minor >= 0),
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL,
    CHECK (commission_bps = 0 OR commission_per_piece_minor = 0),
    CHECK (maker_bps = 0 OR maker_per_piece_minor = 0),
    CHECK (cluster_bps = 0 OR cluster_per_piece_minor = 0),
    CHECK (village_bps = 0 OR village_per_piece_minor = 0),
    CHECK (maker_bps + cluster_bps + village_bps <= 10000)
);
-- agreement::in_force, agreement::versions
CREATE INDEX share_agreements_by_bumdes ON share_agreements (bumdes_id, effective_from);

-- What the law takes, from when on; a change is a new row.
CREATE TABLE tax_rates (
    id TEXT PRIMARY KEY,
    tax TEXT NOT NULL CHECK (tax IN ('ppn', 'pph22')),
    effective_from TIMESTAMP NOT NULL,
    -- of base_numerator / base_denominator of the price without tax
    rate_bps BIGINT NOT NULL CHECK (rate_bps BETWEEN 0 AND 10000),
    base_numerator BIGINT NOT NULL CHECK (base_numerator BETWEEN 1 AND base_denominator),
    base_denominator BIGINT NOT NULL CHECK (base_denominator > 0),
    is_on BOOLEAN NOT NULL,
    legal_source TEXT NOT NULL,
    made_by TEXT REFERENCES users (id),
    made_at TIMESTAMP NOT NULL
);
-- Both days begin at midnight in Jakarta. PPh 22 is off until the tax office has appointed the house to withhold it.
INSERT INTO tax_rates (id, tax, effective_from, rate_bps, base_numerator, base_denominator, is_on, legal_source, made_by, made_at) VALUES
    ('ppn-2025', 'ppn', '2024-12-31 17:00:00', 1200, 11, 12, TRUE, 'PMK 131/2024', NULL, '2024-12-31 17:00:00'),
    ('pph22-2025', 'pph22', '2025-07-13 17:00:00', 50, 1, 1, FALSE, 'PMK 37/2025', NULL, '2025-07-13 17:00:00');

-- How a line was divided when it was ordered. Lines that were ordered before have no rows: all of them is the BUMDes's.
CREATE TABLE line_shares (
    order_line_id TEXT NOT NULL REFERENCES order_lines (id),
    tier TEXT NOT NULL CHECK (tier IN ('ppn', 'commission', 'pph22', 'maker', 'cluster', 'village', 'bumdes')),
    producer_id TEXT REFERENCES producers (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    PRIMARY KEY (order_line_id, tier)
);

CREATE TABLE ledger_transactions_new (
    id TEXT PRIMARY KEY,
    -- src/ledger/post.rs names them
    kind TEXT NOT NULL,
    -- what it books: one payment, one refund decided, one refund sent …; each once
    source_id TEXT NOT NULL,
    -- none for what is about no single order: payouts, some corrections
    order_id TEXT REFERENCES orders (id),
    -- of a correction: why, and who says so
    note TEXT,
    booked_by TEXT REFERENCES users (id),
    occurred_at TIMESTAMP NOT NULL,
    UNIQUE (kind, source_id),
    CHECK (kind <> 'correction' OR (note IS NOT NULL AND booked_by IS NOT NULL))
);
INSERT INTO ledger_transactions_new (id, kind, source_id, order_id, occurred_at)
SELECT id, kind, source_id, order_id, occurred_at FROM ledger_transactions;

CREATE TABLE ledger_entries_new (
    id TEXT PRIMARY KEY,
    transaction_id TEXT NOT NULL REFERENCES ledger_transactions_new (id),
    -- the chart of accounts: docs/money.md
    account TEXT NOT NULL CHECK (account LIKE 'gateway:%' OR account IN ('payable:maker', 'payable:cluster', 'payable:bumdes',
        'payable:village', 'payable:shipping', 'payable:ppn', 'tax:pph22', 'commission', 'gateway_fee', 'buyer_refundable', 'correction')),
    bumdes_id TEXT REFERENCES bumdes (id),
    producer_id TEXT REFERENCES producers (id),
    fulfillment_order_id TEXT REFERENCES fulfillment_orders (id),
    order_line_id TEXT REFERENCES order_lines (id),
    -- positive debits, negative credits
    amount_minor BIGINT NOT NULL CHECK (amount_minor <> 0),
    currency TEXT NOT NULL CHECK (currency = 'IDR')
);
INSERT INTO ledger_entries_new (id, transaction_id, account, bumdes_id, amount_minor, currency)
SELECT id, transaction_id, account, bumdes_id, amount_minor, currency FROM ledger_entries WHERE account <> 'bumdes_payable';
-- What was booked as one sum for a part is told line by line, so that single lines of it can go back: the items …
INSERT INTO ledger_entries_new (id, transaction_id, account, bumdes_id, fulfillment_order_id, order_line_id, amount_minor, currency)
SELECT e.id || '-' || l.id, e.transaction_id, 'payable:bumdes', e.bumdes_id, f.id, l.id,
    CASE WHEN e.amount_minor < 0 THEN -l.total_minor ELSE l.total_minor END, e.currency
FROM ledger_entries e
JOIN ledger_transactions t ON t.id = e.transaction_id
JOIN fulfillment_orders f ON f.order_id = t.order_id AND f.bumdes_id = e.bumdes_id
JOIN order_lines l ON l.fulfillment_order_id = f.id AND l.total_minor > 0
WHERE e.account = 'bumdes_payable' AND ABS(e.amount_minor) = f.items_total_minor + f.shipping_minor;
-- … and its shipping …
INSERT INTO ledger_entries_new (id, transaction_id, account, bumdes_id, fulfillment_order_id, amount_minor, currency)
SELECT e.id || '-' || f.id, e.transaction_id, 'payable:shipping', e.bumdes_id, f.id,
    CASE WHEN e.amount_minor < 0 THEN -f.shipping_minor ELSE f.shipping_minor END, e.currency
FROM ledger_entries e
JOIN ledger_transactions t ON t.id = e.transaction_id
JOIN fulfillment_orders f ON f.order_id = t.order_id AND f.bumdes_id = e.bumdes_id
WHERE e.account = 'bumdes_payable' AND ABS(e.amount_minor) = f.items_total_minor + f.shipping_minor AND f.shipping_minor > 0;
-- … and whatever is no whole part stays one sum.
INSERT INTO ledger_entries_new (id, transaction_id, account, bumdes_id, fulfillment_order_id, amount_minor, currency)
SELECT e.id, e.transaction_id, 'payable:bumdes', e.bumdes_id, f.id, e.amount_minor, e.currency
FROM ledger_entries e
JOIN ledger_transactions t ON t.id = e.transaction_id
LEFT JOIN fulfillment_orders f ON f.order_id = t.order_id AND f.bumdes_id = e.bumdes_id
WHERE e.account = 'bumdes_payable' AND (f.id IS NULL OR ABS(e.amount_minor) <> f.items_total_minor + f.shipping_minor);

DROP TABLE ledger_entries;
DROP TABLE ledger_transactions;
ALTER TABLE ledger_transactions_new RENAME TO ledger_transactions;
ALTER TABLE ledger_entries_new RENAME TO ledger_entries;
CREATE INDEX ledger_entries_by_transaction ON ledger_entries (transaction_id);
CREATE INDEX ledger_entries_by_account ON ledger_entries (account, bumdes_id);
-- queries::left_of_part
CREATE INDEX ledger_entries_by_fulfillment_order ON ledger_entries (fulfillment_order_id);
-- queries::balance_of_order
CREATE INDEX ledger_transactions_by_order ON ledger_transactions (order_id);

CREATE TRIGGER ledger_transactions_no_update BEFORE UPDATE ON ledger_transactions BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_transactions_no_delete BEFORE DELETE ON ledger_transactions BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER share_agreements_no_update BEFORE UPDATE ON share_agreements BEGIN SELECT RAISE(ABORT, 'share_agreements is append-only'); END;
CREATE TRIGGER share_agreements_no_delete BEFORE DELETE ON share_agreements BEGIN SELECT RAISE(ABORT, 'share_agreements is append-only'); END;
CREATE TRIGGER tax_rates_no_update BEFORE UPDATE ON tax_rates BEGIN SELECT RAISE(ABORT, 'tax_rates is append-only'); END;
CREATE TRIGGER tax_rates_no_delete BEFORE DELETE ON tax_rates BEGIN SELECT RAISE(ABORT, 'tax_rates is append-only'); END;
CREATE TRIGGER line_shares_no_update BEFORE UPDATE ON line_shares BEGIN SELECT RAISE(ABORT, 'line_shares is append-only'); END;
CREATE TRIGGER line_shares_no_delete BEFORE DELETE ON line_shares BEGIN SELECT RAISE(ABORT, 'line_shares is append-only'); END;
