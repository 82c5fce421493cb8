DROP INDEX purchase_order_shares_quoted_part;
DROP INDEX purchase_order_shares_of_part;
-- of the lines of one part the first keeps it
UPDATE purchase_order_shares SET fulfillment_order_id = NULL WHERE EXISTS (
    SELECT 1 FROM purchase_order_shares first
    WHERE first.fulfillment_order_id = purchase_order_shares.fulfillment_order_id AND first.id < purchase_order_shares.id);
ALTER TABLE purchase_order_shares ADD CONSTRAINT purchase_order_shares_fulfillment_order_id_key UNIQUE (fulfillment_order_id);
ALTER TABLE purchase_order_shares DROP COLUMN missing;
ALTER TABLE purchase_order_shares DROP COLUMN unit;
ALTER TABLE purchase_orders DROP COLUMN note;
ALTER TABLE purchase_orders DROP COLUMN reference;
UPDATE purchase_orders SET due_on = valid_until WHERE due_on IS NULL;
ALTER TABLE purchase_orders ALTER COLUMN due_on SET NOT NULL;
