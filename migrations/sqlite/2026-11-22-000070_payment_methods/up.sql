-- The ways to pay, as data: src/payments/method.rs knows their names, this table what each takes and costs.
-- A way is offered where its gateway is configured, it is switched on here and the amount is within its limits.
CREATE TABLE payment_methods (
    method TEXT PRIMARY KEY,
    -- who takes the money
    provider TEXT NOT NULL,
    -- the order at the checkout
    position INTEGER NOT NULL UNIQUE,
    is_enabled BOOLEAN NOT NULL,
    currency TEXT NOT NULL CHECK (currency = 'IDR'),
    min_minor BIGINT NOT NULL CHECK (min_minor >= 0),
    -- none: no limit
    max_minor BIGINT CHECK (max_minor >= min_minor),
    limit_source TEXT NOT NULL,
    -- what the gateway keeps of a payment: a part in hundredths of a per cent, and a fixed amount.
    -- Zero where the contract alone tells: set it there.
    fee_bps BIGINT NOT NULL CHECK (fee_bps BETWEEN 0 AND 10000),
    fee_fixed_minor BIGINT NOT NULL CHECK (fee_fixed_minor >= 0),
    fee_source TEXT NOT NULL
);
INSERT INTO payment_methods (method, provider, position, is_enabled, currency, min_minor, max_minor, limit_source, fee_bps, fee_fixed_minor, fee_source) VALUES
    ('midtrans_qris', 'midtrans', 10, TRUE, 'IDR', 1, 10000000, 'Bank Indonesia, from 1 March 2022: https://bicara131.bi.go.id/knowledgebase/article/KA-01080', 70, 0, 'Bank Indonesia, merchant discount rate of regular merchants: 0.7%'),
    ('midtrans_virtual_account', 'midtrans', 20, TRUE, 'IDR', 10000, NULL, 'the smallest amount that all banks take', 0, 0, 'contract'),
    ('midtrans_e_wallet', 'midtrans', 30, TRUE, 'IDR', 1, 20000000, 'Bank Indonesia, most that registered electronic money may hold, from 1 July 2022', 0, 0, 'contract'),
    ('midtrans_card', 'midtrans', 40, TRUE, 'IDR', 10000, NULL, 'house', 0, 0, 'contract'),
    ('stripe', 'stripe', 50, TRUE, 'IDR', 10000, NULL, 'Stripe, smallest charge (0.50 US dollars): https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts', 0, 0, 'contract'),
    ('bank_transfer', 'bank_transfer', 60, TRUE, 'IDR', 0, NULL, 'house', 0, 0, 'none'),
    ('simulator', 'simulator', 90, TRUE, 'IDR', 0, NULL, 'house', 0, 0, 'none');

-- The list of providers stood in a CHECK, which SQLite cannot change: the table is made anew without it.
-- Refunds refer to payments, hence not in a transaction of the migration's own (metadata.toml): SQLite takes
-- this PRAGMA outside of one alone.
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE payments_new (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
    provider TEXT NOT NULL,
    method TEXT NOT NULL REFERENCES payment_methods (method),
    status TEXT NOT NULL CHECK (status IN ('pending', 'authorised', 'succeeded', 'failed', 'expired', 'partially_refunded', 'refunded')),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    refunded_minor BIGINT NOT NULL DEFAULT 0,
    -- what the gateway is expected to keep of it
    fee_minor BIGINT NOT NULL,
    currency TEXT NOT NULL CHECK (currency = 'IDR'),
    -- the gateway's own id (a Checkout Session), and the page where the buyer pays
    reference TEXT,
    pay_url TEXT,
    -- the gateway's id of the charge, which a refund names (a PaymentIntent)
    charge_reference TEXT,
    paid_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (refunded_minor >= 0 AND refunded_minor <= amount_minor)
);
INSERT INTO payments_new (id, order_id, provider, method, status, amount_minor, refunded_minor, fee_minor, currency,
    reference, pay_url, charge_reference, paid_at, created_at, updated_at)
SELECT id, order_id, provider, provider, status, amount_minor, refunded_minor, 0, currency,
    reference, pay_url, charge_reference, paid_at, created_at, updated_at FROM payments;
DROP TABLE payments;
ALTER TABLE payments_new RENAME TO payments;
CREATE UNIQUE INDEX payments_by_reference ON payments (provider, reference);
CREATE INDEX payments_by_status ON payments (status, created_at);
COMMIT;
PRAGMA foreign_keys = ON;
