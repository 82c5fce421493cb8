-- What people did, kept for good: src/audit/act.rs names the acts.
CREATE TABLE audit_events (
    id TEXT PRIMARY KEY,
    -- whose trail it stands on
    bumdes_id TEXT REFERENCES bumdes (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    -- done by somebody of the house for the BUMDes
    is_assisted BOOLEAN NOT NULL,
    act TEXT NOT NULL,
    -- what it was done to, as people know it: an order's number, a name
    subject TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMP NOT NULL
);
-- audit::queries::events, audit::queries::people
CREATE INDEX audit_events_by_bumdes ON audit_events (bumdes_id, id);
CREATE INDEX audit_events_by_person ON audit_events (bumdes_id, user_id, id);

CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
