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

ALTER TABLE ledger_transactions DISABLE TRIGGER ledger_transactions_append_only;
ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_append_only;

-- src/ledger/post.rs names the kinds
ALTER TABLE ledger_transactions DROP CONSTRAINT ledger_transactions_kind_check;
-- none for what is about no single order: payouts, some corrections
ALTER TABLE ledger_transactions ALTER COLUMN order_id DROP NOT NULL;
-- of a correction: why, and who says so
ALTER TABLE ledger_transactions ADD COLUMN note TEXT;
ALTER TABLE ledger_transactions ADD COLUMN booked_by TEXT REFERENCES users (id);
ALTER TABLE ledger_transactions ADD CHECK (kind <> 'correction' OR (note IS NOT NULL AND booked_by IS NOT NULL));

ALTER TABLE ledger_entries ADD COLUMN producer_id TEXT REFERENCES producers (id);
ALTER TABLE ledger_entries ADD COLUMN fulfillment_order_id TEXT REFERENCES fulfillment_orders (id);
ALTER TABLE ledger_entries ADD COLUMN order_line_id TEXT REFERENCES order_lines (id);
-- What was booked as one sum for a part is told line by line, so that single lines of it can go back: the items …
INSERT INTO ledger_entries (id, transaction_id, account, bumdes_id, fulfillment_order_id, order_line_id, amount_minor, currency)
SELECT e.id || '-' || l.id, e.transaction_id, 'payable:bumdes', e.bumdes_id, f.id, l.id,
    CASE WHEN e.amount_minor < 0 THEN -l.total_minor ELSE l.total_minor END, e.currency
FROM ledger_entries e
JOIN ledger_transactions t ON t.id = e.transaction_id
JOIN fulfillment_orders f ON f.order_id = t.order_id AND f.bumdes_id = e.bumdes_id
JOIN order_lines l ON l.fulfillment_order_id = f.id AND l.total_minor > 0
WHERE e.account = 'bumdes_payable' AND ABS(e.amount_minor) = f.items_total_minor + f.shipping_minor;
-- … and its shipping …
INSERT INTO ledger_entries (id, transaction_id, account, bumdes_id, fulfillment_order_id, amount_minor, currency)
SELECT e.id || '-' || f.id, e.transaction_id, 'payable:shipping', e.bumdes_id, f.id,
    CASE WHEN e.amount_minor < 0 THEN -f.shipping_minor ELSE f.shipping_minor END, e.currency
FROM ledger_entries e
JOIN ledger_transactions t ON t.id = e.transaction_id
JOIN fulfillment_orders f ON f.order_id = t.order_id AND f.bumdes_id = e.bumdes_id
WHERE e.account = 'bumdes_payable' AND ABS(e.amount_minor) = f.items_total_minor + f.shipping_minor AND f.shipping_minor > 0;
-- … instead of the sum; whatever is no whole part stays one.
DELETE FROM ledger_entries e USING ledger_transactions t, fulfillment_orders f
WHERE t.id = e.transaction_id AND f.order_id = t.order_id AND f.bumdes_id = e.bumdes_id
    AND e.account = 'bumdes_payable' AND ABS(e.amount_minor) = f.items_total_minor + f.shipping_minor;
UPDATE ledger_entries e SET account = 'payable:bumdes', fulfillment_order_id = (
    SELECT f.id FROM ledger_transactions t
    JOIN fulfillment_orders f ON f.order_id = t.order_id
    WHERE t.id = e.transaction_id AND f.bumdes_id = e.bumdes_id
)
WHERE e.account = 'bumdes_payable';
-- the chart of accounts: docs/money.md
ALTER TABLE ledger_entries ADD CHECK (account LIKE 'gateway:%' OR account IN ('payable:maker', 'payable:cluster', 'payable:bumdes',
    'payable:village', 'payable:shipping', 'payable:ppn', 'tax:pph22', 'commission', 'gateway_fee', 'buyer_refundable', 'correction'));
-- queries::left_of_part
CREATE INDEX ledger_entries_by_fulfillment_order ON ledger_entries (fulfillment_order_id);
-- queries::balance_of_order
CREATE INDEX ledger_transactions_by_order ON ledger_transactions (order_id);

ALTER TABLE ledger_transactions ENABLE TRIGGER ledger_transactions_append_only;
ALTER TABLE ledger_entries ENABLE TRIGGER ledger_entries_append_only;
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER share_agreements_append_only BEFORE UPDATE OR DELETE ON share_agreements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tax_rates_append_only BEFORE UPDATE OR DELETE ON tax_rates FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER line_shares_append_only BEFORE UPDATE OR DELETE ON line_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();
