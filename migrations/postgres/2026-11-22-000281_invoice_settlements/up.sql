-- When first nothing was left to pay of an invoice. It stays so: later payments go to later invoices.
CREATE TABLE invoice_settlements (
    invoice_id TEXT PRIMARY KEY REFERENCES invoices (id),
    settled_at TIMESTAMP NOT NULL
);
CREATE TRIGGER invoice_settlements_append_only BEFORE UPDATE OR DELETE ON invoice_settlements FOR EACH ROW EXECUTE FUNCTION refuse_change();
