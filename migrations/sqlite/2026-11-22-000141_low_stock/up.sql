-- From how many free pieces down the BUMDes wants to be told, none: never; and since when it is so. Told once for
-- each falling: src/stock/low.rs.
ALTER TABLE stock_levels ADD COLUMN low_at BIGINT CHECK (low_at >= 0);
ALTER TABLE stock_levels ADD COLUMN low_since TIMESTAMP;
