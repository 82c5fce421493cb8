ALTER TABLE notices DROP COLUMN company_id;
