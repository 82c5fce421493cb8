-- What a program of somebody who works for a BUMDes acts with: see src/tokens/.
CREATE TABLE access_tokens (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
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
    revoked_at TIMESTAMP
);
-- tokens::queries::page, as an owner sees it
CREATE INDEX access_tokens_by_bumdes ON access_tokens (bumdes_id, id);
-- and as anybody else does; tokens::make_token
CREATE INDEX access_tokens_by_person ON access_tokens (user_id, id);
