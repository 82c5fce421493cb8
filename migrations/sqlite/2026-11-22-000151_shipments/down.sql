ALTER TABLE fulfillment_orders ADD COLUMN courier TEXT;
ALTER TABLE fulfillment_orders ADD COLUMN tracking_number TEXT;
UPDATE fulfillment_orders SET
    courier = (SELECT s.courier FROM shipments s WHERE s.fulfillment_order_id = fulfillment_orders.id ORDER BY s.number DESC LIMIT 1),
    tracking_number = (SELECT s.tracking_number FROM shipments s WHERE s.fulfillment_order_id = fulfillment_orders.id ORDER BY s.number DESC LIMIT 1);
DROP TABLE shipment_lines;
DROP TABLE shipments;
