DROP INDEX stock_levels_empty;
DROP INDEX search_log_of_nothing;
DROP INDEX fulfillment_orders_by_time;
DROP TABLE village_days;
