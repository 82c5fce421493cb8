DROP TABLE complaints;
DROP TABLE refund_lines;
CREATE TABLE refunds_old (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    fulfillment_order_id TEXT UNIQUE REFERENCES fulfillment_orders (id),
    status TEXT NOT NULL CHECK (status IN ('pending', 'manual', 'succeeded', 'failed')),
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    reason TEXT NOT NULL,
    reference TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
-- a second refund of the same part keeps its money and loses the part's name
INSERT INTO refunds_old (id, payment_id, fulfillment_order_id, status, amount_minor, reason, reference, created_at, updated_at)
SELECT r.id, r.payment_id,
    CASE WHEN EXISTS (SELECT 1 FROM refunds o WHERE o.fulfillment_order_id = r.fulfillment_order_id AND o.id < r.id) THEN NULL ELSE r.fulfillment_order_id END,
    r.status, r.amount_minor, r.reason, r.reference, r.created_at, r.updated_at
FROM refunds r;
DROP TABLE refunds;
ALTER TABLE refunds_old RENAME TO refunds;
CREATE INDEX refunds_by_payment ON refunds (payment_id);
CREATE INDEX refunds_by_status ON refunds (status, created_at);
