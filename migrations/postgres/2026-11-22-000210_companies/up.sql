-- Companies that buy for others: retail chains, hotels, restaurants. src/companies/status.rs has the statuses (from → to).
CREATE TABLE companies (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('retail_chain', 'hotel', 'restaurant', 'other')),
    -- digits alone: 15 of the old form, 16 of the new (PMK 136/2023)
    npwp TEXT NOT NULL CHECK (length(npwp) IN (15, 16)),
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    address_line TEXT NOT NULL,
    region_code TEXT NOT NULL REFERENCES regions (code),
    postal_code TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('registered', 'approved', 'refused', 'suspended')),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
-- one company of a tax number, those that were refused left out
CREATE UNIQUE INDEX companies_npwp ON companies (npwp) WHERE status <> 'refused';
CREATE INDEX companies_by_status ON companies (status, id);

-- Who works for a company: a person for one alone, with one or more roles there.
CREATE TABLE company_members (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    -- words of src/companies/role.rs, a blank between them
    roles TEXT NOT NULL CHECK (roles <> ''),
    joined_at TIMESTAMP NOT NULL
);
CREATE INDEX company_members_by_company ON company_members (company_id, user_id);

-- Somebody asked to work for a company. The link in the mail is signed over id and end: this table opens nothing.
CREATE TABLE company_invitations (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    -- lower case, trimmed
    email TEXT NOT NULL,
    roles TEXT NOT NULL CHECK (roles <> ''),
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    invited_by TEXT NOT NULL REFERENCES users (id),
    sent_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    accepted_by TEXT REFERENCES users (id),
    accepted_at TIMESTAMP,
    revoked_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)),
    CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE UNIQUE INDEX company_invitations_open ON company_invitations (company_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- What shows that a company is one, kept as it came.
CREATE TABLE company_documents (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    kind TEXT NOT NULL CHECK (kind IN ('npwp', 'nib', 'deed', 'other')),
    -- by the content, not by its name
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
    content BYTEA NOT NULL,
    received_by TEXT NOT NULL REFERENCES users (id),
    received_at TIMESTAMP NOT NULL
);
CREATE INDEX company_documents_by_company ON company_documents (company_id, id);

-- Where a company's goods go. One that was used is switched off, never removed.
CREATE TABLE outlets (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    name TEXT NOT NULL,
    recipient TEXT NOT NULL,
    phone TEXT NOT NULL,
    address_line TEXT NOT NULL,
    region_code TEXT NOT NULL REFERENCES regions (code),
    postal_code TEXT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX outlets_by_company ON outlets (company_id, id);

-- What an operator grants: the last row counts, earlier ones stay as they were.
CREATE TABLE company_terms (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    payment TEXT NOT NULL CHECK (payment IN ('pay_now', 'net_14', 'net_30', 'net_60', 'deposit')),
    -- of the whole, paid before anything is made; the rest with the invoices
    deposit_bps BIGINT NOT NULL CHECK (deposit_bps BETWEEN 0 AND 10000),
    -- most that may be ordered and not yet paid at one time
    credit_limit_minor BIGINT NOT NULL CHECK (credit_limit_minor >= 0),
    note TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL,
    CHECK ((payment = 'deposit') = (deposit_bps > 0))
);
CREATE INDEX company_terms_by_company ON company_terms (company_id, made_at, id);

-- How many must agree to what a buyer orders: the last row counts. Without one, nobody need.
CREATE TABLE approval_rules (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    -- above this sum one approver, above that one two of them; none: never
    one_above_minor BIGINT CHECK (one_above_minor >= 0),
    two_above_minor BIGINT CHECK (two_above_minor >= 0),
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL,
    CHECK (two_above_minor IS NULL OR (one_above_minor IS NOT NULL AND two_above_minor >= one_above_minor))
);
CREATE INDEX approval_rules_by_company ON approval_rules (company_id, made_at, id);

-- Most that may be ordered in a span of days, for one outlet or for all.
CREATE TABLE budgets (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    outlet_id TEXT REFERENCES outlets (id),
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL,
    ended_by TEXT REFERENCES users (id),
    ended_at TIMESTAMP,
    CHECK (ends_on >= starts_on),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE INDEX budgets_by_company ON budgets (company_id, ended_at, starts_on);

-- What was done with and within a company, and by whom.
CREATE TABLE company_events (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX company_events_by_company ON company_events (company_id, id);
CREATE TRIGGER company_terms_append_only BEFORE UPDATE OR DELETE ON company_terms FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_rules_append_only BEFORE UPDATE OR DELETE ON approval_rules FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER company_events_append_only BEFORE UPDATE OR DELETE ON company_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
