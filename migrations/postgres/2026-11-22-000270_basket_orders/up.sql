-- What a company orders from its basket, at catalogue prices: rfq_id and quote_round_id are NULL.

-- NULL: no day was asked for
ALTER TABLE purchase_orders ALTER COLUMN due_on DROP NOT NULL;
-- the company's own number for it, and a word for the BUMDes; both may be empty
ALTER TABLE purchase_orders ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE purchase_orders ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- what a share is counted in: those of a basket differ, purchase_orders.unit is empty then
ALTER TABLE purchase_order_shares ADD COLUMN unit TEXT NOT NULL DEFAULT '';
-- so many were not there when it was paid, and it came to nothing
ALTER TABLE purchase_order_shares ADD COLUMN missing BIGINT NOT NULL DEFAULT 0 CHECK (missing >= 0);
UPDATE purchase_order_shares s SET unit = o.unit FROM purchase_orders o WHERE o.id = s.purchase_order_id;

-- what a BUMDes sends from the catalogue is one part, however many lines; a quoted share is a part of its own
ALTER TABLE purchase_order_shares DROP CONSTRAINT purchase_order_shares_fulfillment_order_id_key;
CREATE INDEX purchase_order_shares_of_part ON purchase_order_shares (fulfillment_order_id);
CREATE UNIQUE INDEX purchase_order_shares_quoted_part ON purchase_order_shares (fulfillment_order_id) WHERE quote_round_id IS NOT NULL;
