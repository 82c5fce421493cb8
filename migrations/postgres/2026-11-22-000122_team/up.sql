ALTER TABLE users ADD COLUMN last_signed_in_at TIMESTAMP;

-- What is counted against whoever guesses, by what they try.
ALTER TABLE sign_in_attempts ADD COLUMN purpose TEXT NOT NULL DEFAULT 'sign_in';

-- Somebody asked to work for a BUMDes. The link in the mail is signed over id and end: this table opens nothing.
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    -- lower case, trimmed
    email TEXT NOT NULL,
    -- words of src/accounts/bumdes_role.rs, a blank between them
    roles TEXT NOT NULL CHECK (roles <> ''),
    -- what the mail is written in
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
-- one at a time for each address; team::queries::invitations
CREATE UNIQUE INDEX invitations_open ON invitations (bumdes_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
