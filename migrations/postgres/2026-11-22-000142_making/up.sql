-- How a product comes to be: from what is on the shelf, made when it is ordered, or the only one of its kind.
ALTER TABLE products ADD COLUMN making TEXT NOT NULL DEFAULT 'stock' CHECK (making IN ('stock', 'order', 'single'));

-- How many of a product that is made to order were ordered in a month of its BUMDes's calendar. Written by src/stock/
-- alone, and one row a product is not over: what buyers are told is read from that one.
CREATE TABLE capacity_months (
    product_id TEXT NOT NULL REFERENCES products (id),
    -- 2026-11
    month TEXT NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    ordered BIGINT NOT NULL CHECK (ordered >= 0),
    is_over BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (product_id, month)
);
CREATE UNIQUE INDEX capacity_months_running ON capacity_months (product_id) WHERE NOT is_over;
CREATE INDEX capacity_months_by_end ON capacity_months (is_over, ends_at);

-- Pieces that are made to order count in this month; none: they come from the shelf.
ALTER TABLE reservations ADD COLUMN month TEXT;
