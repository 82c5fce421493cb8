CREATE TABLE access_tokens_old (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    name TEXT NOT NULL CHECK (name <> ''),
    token_hash TEXT NOT NULL UNIQUE,
    prefix TEXT NOT NULL,
    scopes TEXT NOT NULL CHECK (scopes <> ''),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP
);
INSERT INTO access_tokens_old (id, user_id, bumdes_id, name, token_hash, prefix, scopes, created_at, expires_at, last_used_at, revoked_at)
SELECT id, user_id, bumdes_id, name, token_hash, prefix, scopes, created_at, expires_at, last_used_at, revoked_at FROM access_tokens
WHERE bumdes_id IS NOT NULL;
DROP TABLE access_tokens;
ALTER TABLE access_tokens_old RENAME TO access_tokens;
CREATE INDEX access_tokens_by_bumdes ON access_tokens (bumdes_id, id);
CREATE INDEX access_tokens_by_person ON access_tokens (user_id, id);
