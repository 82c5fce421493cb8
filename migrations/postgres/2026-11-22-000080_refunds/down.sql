DROP TABLE complaints;
DROP TABLE refund_lines;
DROP INDEX refunds_by_reference;
DROP INDEX refunds_by_fulfillment_order;
-- a second refund of the same part keeps its money and loses the part's name
UPDATE refunds r SET fulfillment_order_id = NULL
WHERE EXISTS (SELECT 1 FROM refunds o WHERE o.fulfillment_order_id = r.fulfillment_order_id AND o.id < r.id);
ALTER TABLE refunds
    DROP COLUMN items_minor,
    DROP COLUMN shipping_minor,
    DROP COLUMN is_restocked,
    DROP COLUMN decided_by,
    DROP COLUMN payee_account,
    ADD CONSTRAINT refunds_fulfillment_order_id_key UNIQUE (fulfillment_order_id);
