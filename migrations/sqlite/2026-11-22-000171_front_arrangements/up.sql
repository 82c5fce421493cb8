-- What the front page shows: of those that are due and not withdrawn, the one that starts last. None: the house's own.
CREATE TABLE front_arrangements (
    id TEXT PRIMARY KEY,
    -- the blocks in their order, as src/catalog/front/block.rs reads them
    blocks TEXT NOT NULL,
    starts_at TIMESTAMP NOT NULL,
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL,
    -- taken out of the schedule before it was due
    withdrawn_by TEXT REFERENCES users (id),
    withdrawn_at TIMESTAMP,
    -- the earlier one that it brings back
    restores TEXT REFERENCES front_arrangements (id)
);
-- catalog::front::arrangement, curation::front::queries
CREATE INDEX front_arrangements_by_start ON front_arrangements (starts_at, id);

-- What curators work on: one draft for all of them.
CREATE TABLE front_draft (
    id TEXT PRIMARY KEY CHECK (id = 'front'),
    -- none: as the front page is now
    blocks TEXT,
    -- each change takes the next, so that the second of two curators is told
    revision BIGINT NOT NULL,
    saved_by TEXT REFERENCES users (id),
    saved_at TIMESTAMP
);
INSERT INTO front_draft (id, revision) VALUES ('front', 0);
