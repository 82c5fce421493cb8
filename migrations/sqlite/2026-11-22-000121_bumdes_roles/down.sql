CREATE TABLE user_roles_old (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('operator', 'curator', 'bumdes')),
    bumdes_id TEXT REFERENCES bumdes (id),
    CHECK ((role = 'bumdes') = (bumdes_id IS NOT NULL))
);
INSERT INTO user_roles_old (id, user_id, role, bumdes_id)
SELECT id, user_id, role, bumdes_id FROM user_roles WHERE bumdes_id IS NULL;
INSERT INTO user_roles_old (id, user_id, role, bumdes_id)
SELECT MIN(id), user_id, 'bumdes', bumdes_id FROM user_roles WHERE bumdes_id IS NOT NULL GROUP BY user_id, bumdes_id;
DROP TABLE user_roles;
ALTER TABLE user_roles_old RENAME TO user_roles;
CREATE UNIQUE INDEX user_roles_once ON user_roles (user_id, role, COALESCE(bumdes_id, ''));
