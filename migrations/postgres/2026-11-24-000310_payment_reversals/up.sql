-- A booking that was a mistake is reversed by its opposite, with the reason; its transfer may be booked anew.
ALTER TABLE company_payments DROP CONSTRAINT company_payments_company_id_reference_key;
ALTER TABLE company_payments
    -- the booking that this one takes back
    ADD COLUMN reverses TEXT UNIQUE REFERENCES company_payments (id),
    -- why it does
    ADD COLUMN reason TEXT,
    ADD CONSTRAINT company_payments_reason_check CHECK ((reverses IS NULL) = (reason IS NULL));
CREATE INDEX company_payments_by_reference ON company_payments (company_id, reference);

-- An invoice that was settled with a booking that was a mistake is open again: its row goes.
DROP TRIGGER invoice_settlements_append_only ON invoice_settlements;
CREATE TRIGGER invoice_settlements_no_update BEFORE UPDATE ON invoice_settlements FOR EACH ROW EXECUTE FUNCTION refuse_change();
