-- What a company paid ahead can be sent back to it: below zero it left the house's bank account.
ALTER TABLE company_payments DROP CONSTRAINT company_payments_amount_minor_check;
ALTER TABLE company_payments ADD CONSTRAINT company_payments_amount_minor_check CHECK (amount_minor <> 0);
