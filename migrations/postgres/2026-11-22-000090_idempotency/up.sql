-- What was answered to a request that may be sent again under the same Idempotency-Key: see src/web/idempotency.rs.
-- Written in the transaction of what the request made, so that the two exist together or not at all.
CREATE TABLE idempotency_keys (
    -- SHA-256 of the path and the caller's key
    key_hash TEXT PRIMARY KEY,
    -- SHA-256 of the body
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    answer TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
-- for deleting what is older than a day
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
