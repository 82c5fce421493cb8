-- When first nothing was left to pay of an invoice. It stays so: later payments go to later invoices.
CREATE TABLE invoice_settlements (
    invoice_id TEXT PRIMARY KEY REFERENCES invoices (id),
    settled_at TIMESTAMP NOT NULL
);
CREATE TRIGGER invoice_settlements_no_update BEFORE UPDATE ON invoice_settlements BEGIN SELECT RAISE(ABORT, 'invoice_settlements is append-only'); END;
CREATE TRIGGER invoice_settlements_no_delete BEFORE DELETE ON invoice_settlements BEGIN SELECT RAISE(ABORT, 'invoice_settlements is append-only'); END;
