-- Refunds of any extent: an order, a part of it, or single lines, as often as there is something left.
CREATE TABLE refunds_new (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    -- none when it is about more than one part
    fulfillment_order_id TEXT REFERENCES fulfillment_orders (id),
    -- 'manual': the gateway cannot send money back, the operator does and marks it
    status TEXT NOT NULL CHECK (status IN ('pending', 'manual', 'succeeded', 'failed')),
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    items_minor BIGINT NOT NULL CHECK (items_minor >= 0),
    shipping_minor BIGINT NOT NULL CHECK (shipping_minor >= 0),
    -- the pieces went back to the stock
    is_restocked BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    -- the operator; none where a rejection, a cancellation or late money decided it
    decided_by TEXT REFERENCES users (id),
    reference TEXT,
    -- where the buyer wants it sent, sealed: see src/web/seal.rs
    payee_account TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (items_minor + shipping_minor = amount_minor)
);
INSERT INTO refunds_new (id, payment_id, fulfillment_order_id, status, amount_minor, items_minor, shipping_minor, is_restocked, reason, reference, created_at, updated_at)
SELECT r.id, r.payment_id, r.fulfillment_order_id, r.status, r.amount_minor, r.amount_minor - s.minor, s.minor, FALSE, r.reason, r.reference, r.created_at, r.updated_at
FROM refunds r
JOIN (
    -- a part's own shipping; of a whole order, that of the parts which had not gone back by themselves
    SELECT r.id AS refund_id, COALESCE(SUM(f.shipping_minor), 0) AS minor
    FROM refunds r
    JOIN payments p ON p.id = r.payment_id
    LEFT JOIN fulfillment_orders f ON f.order_id = p.order_id
        AND (f.id = r.fulfillment_order_id
            OR (r.fulfillment_order_id IS NULL AND NOT EXISTS (SELECT 1 FROM refunds o WHERE o.fulfillment_order_id = f.id)))
    GROUP BY r.id
) s ON s.refund_id = r.id;

CREATE TABLE refund_lines (
    id TEXT PRIMARY KEY,
    refund_id TEXT NOT NULL REFERENCES refunds_new (id),
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

DROP TABLE refunds;
ALTER TABLE refunds_new RENAME TO refunds;
CREATE INDEX refunds_by_payment ON refunds (payment_id);
CREATE INDEX refunds_by_status ON refunds (status, created_at);
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
