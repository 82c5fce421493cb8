-- Whether a BUMDes may sell: src/villages/status.rs has the table (from → to). Those that are here are known.
ALTER TABLE bumdes ADD COLUMN status TEXT NOT NULL DEFAULT 'verified' CHECK (status IN ('registered', 'verified', 'refused', 'suspended'));
-- said by whoever registered it: one over several villages
ALTER TABLE bumdes ADD COLUMN is_joint BOOLEAN NOT NULL DEFAULT FALSE;
-- villages::desk_queries::list
CREATE INDEX bumdes_by_status ON bumdes (status, id);

-- A village that only a registration names is not shown before that is verified.
ALTER TABLE villages ADD COLUMN is_shown BOOLEAN NOT NULL DEFAULT TRUE;
DROP INDEX villages_by_province;
DROP INDEX villages_by_regency;
CREATE INDEX villages_by_province ON villages (substr(code, 1, 2), is_shown);
CREATE INDEX villages_by_regency ON villages (substr(code, 1, 5), is_shown);

-- What shows that a BUMDes is one.
CREATE TABLE bumdes_evidence (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    kind TEXT NOT NULL CHECK (kind IN ('village_rule', 'decree', 'nib', 'other')),
    -- by the content, not by its name
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
    content BLOB NOT NULL,
    received_by TEXT NOT NULL REFERENCES users (id),
    received_at TIMESTAMP NOT NULL
);
CREATE INDEX bumdes_evidence_by_bumdes ON bumdes_evidence (bumdes_id, id);

-- Nothing of a BUMDes that is not verified is published, whoever writes it.
CREATE TRIGGER products_published_insert BEFORE INSERT ON products
WHEN NEW.status = 'published' AND (SELECT status FROM bumdes WHERE id = NEW.bumdes_id) <> 'verified'
BEGIN SELECT RAISE(ABORT, 'the BUMDes is not verified'); END;
CREATE TRIGGER products_published_update BEFORE UPDATE OF status, bumdes_id ON products
WHEN NEW.status = 'published' AND (SELECT status FROM bumdes WHERE id = NEW.bumdes_id) <> 'verified'
BEGIN SELECT RAISE(ABORT, 'the BUMDes is not verified'); END;
