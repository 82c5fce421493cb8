-- What one node at a time may do, whichever it is: see src/jobs/lease.rs, which knows the names.
CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    -- whoever took it last
    holder TEXT NOT NULL,
    held_until TIMESTAMP NOT NULL
);
INSERT INTO leases (name, holder, held_until) VALUES
    ('search_index', '', '2026-01-01 00:00:00'),
    ('search_rebuild', '', '2026-01-01 00:00:00'),
    ('search_drift', '', '2026-01-01 00:00:00');
