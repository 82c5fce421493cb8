-- What a BUMDes and a buyer write to each other about a part of an order.
CREATE TABLE order_messages (
    id TEXT PRIMARY KEY,
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    author TEXT NOT NULL CHECK (author IN ('buyer', 'bumdes')),
    -- none: a guest, by the order's signed link
    user_id TEXT REFERENCES users (id),
    text TEXT NOT NULL,
    written_at TIMESTAMP NOT NULL,
    -- a buyer's: when the BUMDes wrote back, or saw that it need not
    answered_at TIMESTAMP
);
CREATE INDEX order_messages_by_part ON order_messages (fulfillment_order_id, written_at);
CREATE INDEX order_messages_unanswered ON order_messages (author, answered_at);
