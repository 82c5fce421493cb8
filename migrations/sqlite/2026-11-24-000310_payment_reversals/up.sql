-- A booking that was a mistake is reversed by its opposite, with the reason; its transfer may be booked anew.
CREATE TABLE company_payments_anew (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    -- below zero: sent back to the company, or a payment reversed
    amount_minor BIGINT NOT NULL CHECK (amount_minor <> 0),
    received_on DATE NOT NULL,
    -- what the bank statement says of it: booked once, but for what was reversed
    reference TEXT NOT NULL,
    booked_by TEXT NOT NULL REFERENCES users (id),
    booked_at TIMESTAMP NOT NULL,
    -- the booking that this one takes back
    reverses TEXT UNIQUE REFERENCES company_payments_anew (id),
    -- why it does
    reason TEXT,
    CHECK ((reverses IS NULL) = (reason IS NULL))
);
INSERT INTO company_payments_anew SELECT id, company_id, amount_minor, received_on, reference, booked_by, booked_at, NULL, NULL FROM company_payments;
DROP TABLE company_payments;
ALTER TABLE company_payments_anew RENAME TO company_payments;
CREATE INDEX company_payments_of_company ON company_payments (company_id, booked_at, id);
CREATE INDEX company_payments_by_reference ON company_payments (company_id, reference);
CREATE TRIGGER company_payments_no_update BEFORE UPDATE ON company_payments BEGIN SELECT RAISE(ABORT, 'company_payments is append-only'); END;
CREATE TRIGGER company_payments_no_delete BEFORE DELETE ON company_payments BEGIN SELECT RAISE(ABORT, 'company_payments is append-only'); END;

-- An invoice that was settled with a booking that was a mistake is open again: its row goes.
DROP TRIGGER invoice_settlements_no_delete;
