-- Who changed the terms of a way to pay, when, and to what: each row holds all the terms from then on.
CREATE TABLE payment_method_changes (
    id TEXT PRIMARY KEY,
    method TEXT NOT NULL REFERENCES payment_methods (method),
    is_enabled BOOLEAN NOT NULL,
    min_minor BIGINT NOT NULL,
    max_minor BIGINT,
    limit_source TEXT NOT NULL,
    fee_bps BIGINT NOT NULL,
    fee_fixed_minor BIGINT NOT NULL,
    fee_source TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES users (id),
    changed_at TIMESTAMP NOT NULL
);
-- change_method::last_changes
CREATE INDEX payment_method_changes_by_time ON payment_method_changes (changed_at, id);

-- A source is a law, a price list or a contract by its name. Words that stood for none are none.
UPDATE payment_methods SET limit_source = '' WHERE limit_source LIKE 'house%';
UPDATE payment_methods SET fee_source = '' WHERE fee_source IN ('contract', 'none');
