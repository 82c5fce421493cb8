-- When a collection is shown, in UTC: from its first moment until the first one after. Neither: while it is published.
ALTER TABLE collections ADD COLUMN shown_from TIMESTAMP;
ALTER TABLE collections ADD COLUMN shown_until TIMESTAMP;
-- the piece whose picture stands for the whole; none: the collection's own motif
ALTER TABLE collections ADD COLUMN cover_product_id TEXT REFERENCES products (id);
