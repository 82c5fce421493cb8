-- How often the product pages of a village were looked at, and its products put into a cart, by the day. Nothing about who.
CREATE TABLE village_days (
    day TEXT NOT NULL,
    village_code TEXT NOT NULL REFERENCES villages (code),
    views BIGINT NOT NULL CHECK (views >= 0),
    cart_adds BIGINT NOT NULL CHECK (cart_adds >= 0),
    PRIMARY KEY (day, village_code)
);
-- insight::queries::orders
CREATE INDEX fulfillment_orders_by_time ON fulfillment_orders (created_at);
-- insight::queries::searches_for_nothing, and what search/log.rs forgets of it
CREATE INDEX search_log_of_nothing ON search_log (day, searches) WHERE found = 0;
-- insight::queries::stock_outs
CREATE INDEX stock_levels_empty ON stock_levels (variant_id) WHERE on_hand = 0;
