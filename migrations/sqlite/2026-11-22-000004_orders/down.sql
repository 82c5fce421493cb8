DROP TABLE shipping_rates;
DROP TABLE order_events;
DROP TABLE order_lines;
DROP TABLE fulfillment_orders;
DROP TABLE orders;
DROP TABLE cart_items;
DROP TABLE carts;
