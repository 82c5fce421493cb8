-- Who counted, and why the count differs; and the sum of all that counts ever corrected: what moved
-- besides (on_hand - corrected) moved by sales and returns alone. src/stock/count.rs reads it so.
ALTER TABLE stock_movements ADD COLUMN user_id TEXT REFERENCES users (id);
ALTER TABLE stock_movements ADD COLUMN reason TEXT CHECK (reason IN ('broken', 'made', 'found', 'given_away'));
ALTER TABLE stock_levels ADD COLUMN corrected BIGINT NOT NULL DEFAULT 0;
