ALTER TABLE stock_levels DROP COLUMN low_since;
ALTER TABLE stock_levels DROP COLUMN low_at;
