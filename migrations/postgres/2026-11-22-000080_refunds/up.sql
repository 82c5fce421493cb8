-- Refunds of any extent: an order, a part of it, or single lines, as often as there is something left.
ALTER TABLE refunds DROP CONSTRAINT refunds_fulfillment_order_id_key;
ALTER TABLE refunds
    ADD COLUMN items_minor BIGINT,
    ADD COLUMN shipping_minor BIGINT,
    -- the pieces went back to the stock
    ADD COLUMN is_restocked BOOLEAN NOT NULL DEFAULT FALSE,
    -- the operator; none where a rejection, a cancellation or late money decided it
    ADD COLUMN decided_by TEXT REFERENCES users (id),
    -- where the buyer wants it sent, sealed: see src/web/seal.rs
    ADD COLUMN payee_account TEXT;
-- a part's own shipping; of a whole order, that of the parts which had not gone back by themselves
UPDATE refunds r SET shipping_minor = (
    SELECT CAST(COALESCE(SUM(f.shipping_minor), 0) AS BIGINT)
    FROM payments p
    JOIN fulfillment_orders f ON f.order_id = p.order_id
    WHERE p.id = r.payment_id
        AND (f.id = r.fulfillment_order_id
            OR (r.fulfillment_order_id IS NULL AND NOT EXISTS (SELECT 1 FROM refunds o WHERE o.fulfillment_order_id = f.id)))
);
UPDATE refunds SET items_minor = amount_minor - shipping_minor;
ALTER TABLE refunds
    ALTER COLUMN items_minor SET NOT NULL,
    ALTER COLUMN shipping_minor SET NOT NULL,
    ALTER COLUMN is_restocked DROP DEFAULT,
    ADD CHECK (items_minor >= 0),
    ADD CHECK (shipping_minor >= 0),
    ADD CHECK (items_minor + shipping_minor = amount_minor);

CREATE TABLE refund_lines (
    id TEXT PRIMARY KEY,
    refund_id TEXT NOT NULL REFERENCES refunds (id),
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    -- none: the part's shipping
    order_line_id TEXT REFERENCES order_lines (id),
    quantity BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    CHECK ((order_line_id IS NULL AND quantity = 0) OR (order_line_id IS NOT NULL AND quantity >= 1))
);
INSERT INTO refund_lines (id, refund_id, fulfillment_order_id, order_line_id, quantity, amount_minor)
SELECT r.id || '-' || l.id, r.id, f.id, l.id, l.quantity, l.total_minor
FROM refunds r
JOIN payments p ON p.id = r.payment_id
JOIN fulfillment_orders f ON f.order_id = p.order_id
    AND (f.id = r.fulfillment_order_id
        OR (r.fulfillment_order_id IS NULL AND NOT EXISTS (SELECT 1 FROM refunds o WHERE o.fulfillment_order_id = f.id)))
JOIN order_lines l ON l.fulfillment_order_id = f.id;
INSERT INTO refund_lines (id, refund_id, fulfillment_order_id, order_line_id, quantity, amount_minor)
SELECT r.id || '-' || f.id, r.id, f.id, NULL, 0, f.shipping_minor
FROM refunds r
JOIN payments p ON p.id = r.payment_id
JOIN fulfillment_orders f ON f.order_id = p.order_id
    AND (f.id = r.fulfillment_order_id
        OR (r.fulfillment_order_id IS NULL AND NOT EXISTS (SELECT 1 FROM refunds o WHERE o.fulfillment_order_id = f.id)))
WHERE f.shipping_minor > 0;

CREATE INDEX refunds_by_fulfillment_order ON refunds (fulfillment_order_id);
-- the gateway's word about a refund names it so
CREATE INDEX refunds_by_reference ON refunds (reference);
CREATE INDEX refund_lines_by_refund ON refund_lines (refund_id);
CREATE INDEX refund_lines_by_fulfillment_order ON refund_lines (fulfillment_order_id);

-- What a buyer finds wrong with a part that arrived.
CREATE TABLE complaints (
    id TEXT PRIMARY KEY,
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    -- none: a guest, by the order's signed link
    opened_by TEXT REFERENCES users (id),
    text TEXT NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    closed_by TEXT REFERENCES users (id),
    outcome TEXT CHECK (outcome IN ('refunded', 'settled', 'declined')),
    -- what the buyer is told
    answer TEXT,
    CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX complaints_by_fulfillment_order ON complaints (fulfillment_order_id);
CREATE UNIQUE INDEX complaints_one_open ON complaints (fulfillment_order_id) WHERE closed_at IS NULL;
