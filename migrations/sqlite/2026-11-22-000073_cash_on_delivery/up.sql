-- Cash when the parcel arrives, where the BUMDes allows it.
ALTER TABLE bumdes ADD COLUMN allows_cash_on_delivery BOOLEAN NOT NULL DEFAULT FALSE;
INSERT INTO payment_methods (method, provider, position, is_enabled, currency, min_minor, max_minor, limit_source, fee_bps, fee_fixed_minor, fee_source) VALUES
    ('cash_on_delivery', 'cash_on_delivery', 70, TRUE, 'IDR', 0, 2500000, 'house: nobody should carry more', 0, 0, 'none');
