ALTER TABLE collections DROP COLUMN cover_product_id;
ALTER TABLE collections DROP COLUMN shown_until;
ALTER TABLE collections DROP COLUMN shown_from;
