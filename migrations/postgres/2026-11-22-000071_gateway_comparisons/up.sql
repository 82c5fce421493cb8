-- What a gateway's own list says beside our books, as of the last comparison: src/payments/compare.rs.
CREATE TABLE gateway_comparisons (
    provider TEXT PRIMARY KEY,
    -- payments opened since then were compared
    since TIMESTAMP NOT NULL,
    compared_at TIMESTAMP NOT NULL,
    ours_count BIGINT NOT NULL,
    ours_minor BIGINT NOT NULL,
    theirs_count BIGINT NOT NULL,
    theirs_minor BIGINT NOT NULL
);

CREATE TABLE gateway_differences (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL REFERENCES gateway_comparisons (provider),
    -- unknown_here, unpaid_here, unknown_there, amount
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    order_number TEXT,
    ours_minor BIGINT,
    theirs_minor BIGINT
);
CREATE INDEX gateway_differences_by_provider ON gateway_differences (provider);

INSERT INTO leases (name, holder, held_until) VALUES ('gateway_lists', '', '2026-01-01 00:00:00');
