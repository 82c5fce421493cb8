ALTER TABLE reservations DROP COLUMN month;
DROP TABLE capacity_months;
ALTER TABLE products DROP COLUMN making;
