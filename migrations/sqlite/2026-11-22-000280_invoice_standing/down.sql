DROP INDEX invoices_of_company;
CREATE INDEX invoices_of_company ON invoices (company_id, number);
DROP INDEX invoices_of_part;
CREATE INDEX invoices_of_part ON invoices (fulfillment_order_id, number);
