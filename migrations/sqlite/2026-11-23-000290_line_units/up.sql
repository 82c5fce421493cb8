-- What an order line is counted in, as its product said when it was bought; papers say it beside each quantity.
ALTER TABLE order_lines ADD COLUMN unit TEXT NOT NULL DEFAULT '';
UPDATE order_lines SET unit = (SELECT products.unit FROM products WHERE products.id = order_lines.product_id);
