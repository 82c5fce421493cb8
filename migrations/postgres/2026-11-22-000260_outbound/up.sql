-- Where a company's systems hear of what changed: see src/outbound/.
CREATE TABLE outbound_endpoints (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    url TEXT NOT NULL CHECK (url <> ''),
    -- words of src/outbound/event.rs, a blank between them
    events TEXT NOT NULL CHECK (events <> ''),
    status TEXT NOT NULL CHECK (status IN ('on', 'off', 'removed')),
    -- see src/web/seal.rs
    secret_sealed TEXT NOT NULL,
    -- the one before, which signs beside it until then
    old_secret_sealed TEXT,
    old_secret_until TIMESTAMP,
    created_by TEXT NOT NULL REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK ((old_secret_sealed IS NULL) = (old_secret_until IS NULL))
);
CREATE INDEX outbound_endpoints_by_company ON outbound_endpoints (company_id, id);

-- What each of them is told, and what came of it.
CREATE TABLE outbound_deliveries (
    id TEXT PRIMARY KEY,
    endpoint_id TEXT NOT NULL REFERENCES outbound_endpoints (id),
    event TEXT NOT NULL,
    -- what it is about, as people know it: a number
    subject TEXT NOT NULL,
    -- JSON, byte for byte as it is signed and sent
    body TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'given_up', 'stopped')),
    -- all of them, of replays too
    attempts INTEGER NOT NULL,
    -- how often somebody had it sent again
    replays INTEGER NOT NULL,
    last_attempt_at TIMESTAMP,
    next_attempt_at TIMESTAMP,
    -- of the last attempt
    response_code INTEGER,
    failure TEXT,
    -- how its answer began
    answer TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    CHECK ((status = 'waiting') = (ended_at IS NULL))
);
-- outbound::queries::deliveries
CREATE INDEX outbound_deliveries_by_endpoint ON outbound_deliveries (endpoint_id, id);
-- outbound::delete_old
CREATE INDEX outbound_deliveries_by_end ON outbound_deliveries (ended_at);
