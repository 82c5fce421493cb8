-- What was billed of a company, or of a part after some invoice, is added up out of the index alone: src/invoices/standing.rs
DROP INDEX invoices_of_company;
CREATE INDEX invoices_of_company ON invoices (company_id, number, total_minor);
DROP INDEX invoices_of_part;
CREATE INDEX invoices_of_part ON invoices (fulfillment_order_id, number, total_minor);
