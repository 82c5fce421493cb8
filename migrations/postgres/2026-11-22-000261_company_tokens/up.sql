-- A program works for somebody of a BUMDes or of a company.
ALTER TABLE access_tokens ALTER COLUMN bumdes_id DROP NOT NULL;
ALTER TABLE access_tokens ADD COLUMN company_id TEXT REFERENCES companies (id);
ALTER TABLE access_tokens ADD CONSTRAINT access_tokens_place CHECK ((bumdes_id IS NULL) <> (company_id IS NULL));
-- tokens::queries::page, as an admin of a company sees it
CREATE INDEX access_tokens_by_company ON access_tokens (company_id, id);
