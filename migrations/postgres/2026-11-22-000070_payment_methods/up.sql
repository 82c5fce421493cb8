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

ALTER TABLE payments DROP CONSTRAINT payments_provider_check;
ALTER TABLE payments ADD COLUMN method TEXT REFERENCES payment_methods (method);
UPDATE payments SET method = provider;
ALTER TABLE payments ALTER COLUMN method SET NOT NULL;
-- what the gateway is expected to keep of it
ALTER TABLE payments ADD COLUMN fee_minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payments ALTER COLUMN fee_minor DROP DEFAULT;
