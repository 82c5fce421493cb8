DROP TRIGGER invoice_settlements_no_update ON invoice_settlements;
CREATE TRIGGER invoice_settlements_append_only BEFORE UPDATE OR DELETE ON invoice_settlements FOR EACH ROW EXECUTE FUNCTION refuse_change();
DROP INDEX company_payments_by_reference;
ALTER TABLE company_payments DROP CONSTRAINT company_payments_reason_check, DROP COLUMN reason, DROP COLUMN reverses;
ALTER TABLE company_payments ADD CONSTRAINT company_payments_company_id_reference_key UNIQUE (company_id, reference);
