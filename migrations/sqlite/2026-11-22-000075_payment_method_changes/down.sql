UPDATE payment_methods SET limit_source = 'house' WHERE limit_source = '';
UPDATE payment_methods SET fee_source = 'contract' WHERE fee_source = '';
DROP TABLE payment_method_changes;
