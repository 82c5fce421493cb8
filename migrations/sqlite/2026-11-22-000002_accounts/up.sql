-- People, what they may do, and their sessions.
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    -- lower case, trimmed
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    phone TEXT,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE user_roles (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('operator', 'curator', 'bumdes')),
    bumdes_id TEXT REFERENCES bumdes (id),
    CHECK ((role = 'bumdes') = (bumdes_id IS NOT NULL))
);
CREATE UNIQUE INDEX user_roles_once ON user_roles (user_id, role, COALESCE(bumdes_id, ''));

CREATE TABLE sessions (
    -- SHA-256 of the key in the cookie: a copy of this table opens no session
    key_hash TEXT PRIMARY KEY,
    user_id TEXT REFERENCES users (id),
    -- the session's own values as a JSON object of strings
    state TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE sign_in_attempts (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    address TEXT NOT NULL,
    attempted_at TIMESTAMP NOT NULL
);
CREATE INDEX sign_in_attempts_by_email ON sign_in_attempts (email, attempted_at);
CREATE INDEX sign_in_attempts_by_address ON sign_in_attempts (address, attempted_at);
