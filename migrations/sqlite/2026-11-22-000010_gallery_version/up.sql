-- The second number of the catalogue: changes of what no product's number tells (collections, villages, BUMDes,
-- shipping rates, names). Caches of pages forget everything when it moves.
ALTER TABLE catalog_version ADD COLUMN gallery BIGINT NOT NULL DEFAULT 0;
