ALTER TABLE payments DROP COLUMN fee_minor;
ALTER TABLE payments DROP COLUMN method;
ALTER TABLE payments ADD CONSTRAINT payments_provider_check CHECK (provider IN ('stripe', 'bank_transfer', 'simulator'));
DROP TABLE payment_methods;
