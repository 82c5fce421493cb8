-- What the order transaction of pgbench buys: one option of each product, numbered. Prints how many there are.
SET client_min_messages = warning;
DROP TABLE IF EXISTS bench_pieces;
CREATE TABLE bench_pieces AS
SELECT (row_number() OVER (ORDER BY random()))::int AS piece, min(variants.id) AS variant_id, products.id AS product_id,
       min(products.bumdes_id) AS bumdes_id
FROM variants
JOIN products ON products.id = variants.product_id
JOIN stock_levels ON stock_levels.variant_id = variants.id
WHERE products.status = 'published' AND variants.is_active AND products.min_order_quantity = 1
  AND stock_levels.on_hand - stock_levels.reserved >= 5
GROUP BY products.id;
CREATE UNIQUE INDEX ON bench_pieces (piece) INCLUDE (variant_id, product_id, bumdes_id);
ANALYZE bench_pieces;
SELECT count(*) FROM bench_pieces;
