-- What companies owe. An order on account is paid in the books by gateway:on_account, which is what its company owes.
INSERT INTO payment_methods (method, provider, position, is_enabled, currency, min_minor, max_minor, limit_source, fee_bps, fee_fixed_minor, fee_source) VALUES
    ('on_account', 'on_account', 95, TRUE, 'IDR', 0, NULL, 'the terms of each company', 0, 0, 'none');

CREATE TABLE account_orders (
    order_id TEXT PRIMARY KEY REFERENCES orders (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    purchase_order_id TEXT NOT NULL REFERENCES purchase_orders (id),
    placed_at TIMESTAMP NOT NULL,
    -- the company has paid what is left of it: until then its BUMDes wait for theirs
    settled_at TIMESTAMP
);
CREATE INDEX account_orders_of_company ON account_orders (company_id, placed_at, order_id);
CREATE INDEX account_orders_of_purchase_order ON account_orders (purchase_order_id);

-- Money that a company sent to the house's bank account.
CREATE TABLE company_payments (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    received_on DATE NOT NULL,
    -- what the bank statement says of it
    reference TEXT NOT NULL,
    booked_by TEXT NOT NULL REFERENCES users (id),
    booked_at TIMESTAMP NOT NULL,
    -- the same transfer is booked once
    UNIQUE (company_id, reference)
);
CREATE INDEX company_payments_of_company ON company_payments (company_id, booked_at, id);
CREATE TRIGGER company_payments_append_only BEFORE UPDATE OR DELETE ON company_payments FOR EACH ROW EXECUTE FUNCTION refuse_change();
