-- Until when a BUMDes has time for the next step of its part, and what it was told of that.
CREATE TABLE deadlines (
    fulfillment_order_id TEXT PRIMARY KEY REFERENCES fulfillment_orders (id),
    -- of the step that is next: to accept it, then to send it
    due_at TIMESTAMP NOT NULL,
    ship_by TIMESTAMP NOT NULL,
    warned_at TIMESTAMP,
    told_late_at TIMESTAMP
);
CREATE INDEX deadlines_by_due ON deadlines (due_at);
-- the list of a BUMDes's orders, the newest first
CREATE INDEX fulfillment_orders_newest ON fulfillment_orders (bumdes_id, id);

-- what is late, and was told of, is known by this table now
DROP INDEX fulfillment_orders_by_step;
DROP TABLE late_orders;

-- What is being worked on has its time from the moment it was paid.
INSERT INTO deadlines (fulfillment_order_id, due_at, ship_by)
SELECT id, CASE status WHEN 'new' THEN since + INTERVAL '2 days' ELSE ship_by END, ship_by FROM (
    SELECT f.id, f.status, COALESCE(o.paid_at, o.created_at) AS since,
        COALESCE(o.paid_at, o.created_at) + (2 + COALESCE(
            (SELECT MAX(p.lead_time_days) FROM order_lines l JOIN products p ON p.id = l.product_id
             WHERE l.fulfillment_order_id = f.id), 0)) * INTERVAL '1 day' AS ship_by
    FROM fulfillment_orders f JOIN orders o ON o.id = f.order_id
    WHERE f.status IN ('new', 'accepted', 'packed')) AS parts;
