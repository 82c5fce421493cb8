ALTER TABLE stock_levels DROP COLUMN corrected;
ALTER TABLE stock_movements DROP COLUMN reason;
ALTER TABLE stock_movements DROP COLUMN user_id;
