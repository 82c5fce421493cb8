-- Who works for a BUMDes has one or more roles there; whoever could do everything so far is its owner.
-- Nodes of an older version go on reading these rows, but cannot add such people any more.
CREATE TABLE user_roles_new (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('operator', 'curator', 'owner', 'stock', 'orders', 'finance')),
    bumdes_id TEXT REFERENCES bumdes (id),
    CHECK ((role IN ('operator', 'curator')) = (bumdes_id IS NULL))
);
INSERT INTO user_roles_new (id, user_id, role, bumdes_id)
SELECT id, user_id, CASE role WHEN 'bumdes' THEN 'owner' ELSE role END, bumdes_id FROM user_roles;
DROP TABLE user_roles;
ALTER TABLE user_roles_new RENAME TO user_roles;
CREATE UNIQUE INDEX user_roles_once ON user_roles (user_id, role, COALESCE(bumdes_id, ''));
-- the people of a BUMDes, by what they do there
CREATE INDEX user_roles_by_bumdes ON user_roles (bumdes_id, role);
