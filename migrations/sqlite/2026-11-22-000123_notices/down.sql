DROP INDEX fulfillment_orders_by_step;
DROP TABLE late_orders;
DROP TABLE notice_choices;
DROP TABLE notices;
