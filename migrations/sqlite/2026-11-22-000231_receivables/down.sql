DROP TABLE company_payments;
DROP TABLE account_orders;
DELETE FROM payment_methods WHERE method = 'on_account';
