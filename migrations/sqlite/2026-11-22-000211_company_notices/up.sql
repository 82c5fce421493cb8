-- What concerns a company's people is read while they work for it.
ALTER TABLE notices ADD COLUMN company_id TEXT REFERENCES companies (id);
