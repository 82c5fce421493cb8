DROP INDEX fulfillment_orders_newest;
DROP TABLE deadlines;
CREATE TABLE late_orders (
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    status TEXT NOT NULL,
    told_at TIMESTAMP NOT NULL,
    PRIMARY KEY (fulfillment_order_id, status)
);
CREATE INDEX fulfillment_orders_by_step ON fulfillment_orders (status, updated_at);
