DROP INDEX user_roles_by_bumdes;
ALTER TABLE user_roles DROP CONSTRAINT user_roles_role_check;
ALTER TABLE user_roles DROP CONSTRAINT user_roles_check;
DELETE FROM user_roles WHERE bumdes_id IS NOT NULL AND id NOT IN
    (SELECT MIN(id) FROM user_roles WHERE bumdes_id IS NOT NULL GROUP BY user_id, bumdes_id);
UPDATE user_roles SET role = 'bumdes' WHERE bumdes_id IS NOT NULL;
ALTER TABLE user_roles ADD CONSTRAINT user_roles_role_check CHECK (role IN ('operator', 'curator', 'bumdes'));
ALTER TABLE user_roles ADD CONSTRAINT user_roles_check CHECK ((role = 'bumdes') = (bumdes_id IS NOT NULL));
