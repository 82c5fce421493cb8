-- A program works for somebody of a BUMDes or of a company.
CREATE TABLE access_tokens_new (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    -- one of these two
    bumdes_id TEXT REFERENCES bumdes (id),
    company_id TEXT REFERENCES companies (id),
    -- what its person calls it
    name TEXT NOT NULL CHECK (name <> ''),
    -- SHA-256 of the token, which itself is kept nowhere
    token_hash TEXT NOT NULL UNIQUE,
    -- how it begins, so that people know it again
    prefix TEXT NOT NULL,
    -- words of src/tokens/token_scope.rs, a blank between them
    scopes TEXT NOT NULL CHECK (scopes <> ''),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    -- noted once an hour
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP,
    CHECK ((bumdes_id IS NULL) <> (company_id IS NULL))
);
INSERT INTO access_tokens_new (id, user_id, bumdes_id, company_id, name, token_hash, prefix, scopes, created_at, expires_at, last_used_at, revoked_at)
SELECT id, user_id, bumdes_id, NULL, name, token_hash, prefix, scopes, created_at, expires_at, last_used_at, revoked_at FROM access_tokens;
DROP TABLE access_tokens;
ALTER TABLE access_tokens_new RENAME TO access_tokens;
-- tokens::queries::page, as an owner sees it
CREATE INDEX access_tokens_by_bumdes ON access_tokens (bumdes_id, id);
-- as an admin of a company does
CREATE INDEX access_tokens_by_company ON access_tokens (company_id, id);
-- and as anybody else does; tokens::make_token
CREATE INDEX access_tokens_by_person ON access_tokens (user_id, id);
