-- What was sent of a part, when and with whom: a part may go in several parcels.
CREATE TABLE shipments (
    id TEXT PRIMARY KEY,
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    -- 1, 2 … within its part
    number BIGINT NOT NULL CHECK (number >= 1),
    -- none: the buyer comes for it
    courier TEXT,
    tracking_number TEXT,
    shipped_at TIMESTAMP NOT NULL,
    delivered_at TIMESTAMP,
    shipped_by TEXT REFERENCES users (id),
    UNIQUE (fulfillment_order_id, number)
);
CREATE TABLE shipment_lines (
    shipment_id TEXT NOT NULL REFERENCES shipments (id),
    order_line_id TEXT NOT NULL REFERENCES order_lines (id),
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    PRIMARY KEY (shipment_id, order_line_id)
);
CREATE INDEX shipment_lines_by_order_line ON shipment_lines (order_line_id);

-- What is on its way or has arrived went in one parcel.
INSERT INTO shipments (id, fulfillment_order_id, number, courier, tracking_number, shipped_at, delivered_at, shipped_by)
SELECT f.id, f.id, 1, f.courier, f.tracking_number,
    COALESCE((SELECT MAX(e.created_at) FROM order_events e
        WHERE e.fulfillment_order_id = f.id AND e.kind = 'shipped'), f.updated_at),
    CASE f.status WHEN 'delivered' THEN COALESCE((SELECT MAX(e.created_at) FROM order_events e
        WHERE e.fulfillment_order_id = f.id AND e.kind = 'delivered'), f.updated_at) END,
    (SELECT MAX(e.user_id) FROM order_events e WHERE e.fulfillment_order_id = f.id AND e.kind = 'shipped')
FROM fulfillment_orders f
WHERE f.status IN ('shipped', 'delivered') OR f.tracking_number IS NOT NULL;
INSERT INTO shipment_lines (shipment_id, order_line_id, quantity)
SELECT s.id, l.id, l.quantity FROM shipments s JOIN order_lines l ON l.fulfillment_order_id = s.fulfillment_order_id;
ALTER TABLE fulfillment_orders DROP COLUMN courier;
ALTER TABLE fulfillment_orders DROP COLUMN tracking_number;
