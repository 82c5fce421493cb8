CREATE TRIGGER invoice_settlements_no_delete BEFORE DELETE ON invoice_settlements BEGIN SELECT RAISE(ABORT, 'invoice_settlements is append-only'); END;
CREATE TABLE company_payments_anew (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor <> 0),
    received_on DATE NOT NULL,
    -- what the bank statement says of it
    reference TEXT NOT NULL,
    booked_by TEXT NOT NULL REFERENCES users (id),
    booked_at TIMESTAMP NOT NULL,
    -- the same transfer is booked once
    UNIQUE (company_id, reference)
);
INSERT INTO company_payments_anew SELECT id, company_id, amount_minor, received_on, reference, booked_by, booked_at FROM company_payments;
DROP TABLE company_payments;
ALTER TABLE company_payments_anew RENAME TO company_payments;
CREATE INDEX company_payments_of_company ON company_payments (company_id, booked_at, id);
CREATE TRIGGER company_payments_no_update BEFORE UPDATE ON company_payments BEGIN SELECT RAISE(ABORT, 'company_payments is append-only'); END;
CREATE TRIGGER company_payments_no_delete BEFORE DELETE ON company_payments BEGIN SELECT RAISE(ABORT, 'company_payments is append-only'); END;
