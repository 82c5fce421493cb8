DROP TABLE purchase_order_approvals;
DROP TABLE purchase_order_deliveries;
DROP TABLE purchase_order_shares;
DROP TABLE purchase_orders;
