DELETE FROM payment_methods WHERE method = 'cash_on_delivery';
ALTER TABLE bumdes DROP COLUMN allows_cash_on_delivery;
