PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE payments_old (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
    provider TEXT NOT NULL CHECK (provider IN ('stripe', 'bank_transfer', 'simulator')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'authorised', 'succeeded', 'failed', 'expired', 'partially_refunded', 'refunded')),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    refunded_minor BIGINT NOT NULL DEFAULT 0,
    currency TEXT NOT NULL CHECK (currency = 'IDR'),
    reference TEXT,
    pay_url TEXT,
    charge_reference TEXT,
    paid_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (refunded_minor >= 0 AND refunded_minor <= amount_minor)
);
INSERT INTO payments_old (id, order_id, provider, status, amount_minor, refunded_minor, currency,
    reference, pay_url, charge_reference, paid_at, created_at, updated_at)
SELECT id, order_id, provider, status, amount_minor, refunded_minor, currency,
    reference, pay_url, charge_reference, paid_at, created_at, updated_at FROM payments;
DROP TABLE payments;
ALTER TABLE payments_old RENAME TO payments;
CREATE UNIQUE INDEX payments_by_reference ON payments (provider, reference);
CREATE INDEX payments_by_status ON payments (status, created_at);
CREATE INDEX payments_by_turn ON payments (status, updated_at) WHERE reference IS NOT NULL;
DROP TABLE payment_methods;
COMMIT;
PRAGMA foreign_keys = ON;
