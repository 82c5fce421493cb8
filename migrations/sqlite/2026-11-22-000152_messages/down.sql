DROP TABLE order_messages;
