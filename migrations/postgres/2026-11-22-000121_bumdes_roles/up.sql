-- Who works for a BUMDes has one or more roles there; whoever could do everything so far is its owner.
-- Nodes of an older version go on reading these rows, but cannot add such people any more.
ALTER TABLE user_roles DROP CONSTRAINT user_roles_role_check;
ALTER TABLE user_roles DROP CONSTRAINT user_roles_check;
UPDATE user_roles SET role = 'owner' WHERE role = 'bumdes';
ALTER TABLE user_roles ADD CONSTRAINT user_roles_role_check CHECK (role IN ('operator', 'curator', 'owner', 'stock', 'orders', 'finance'));
ALTER TABLE user_roles ADD CONSTRAINT user_roles_check CHECK ((role IN ('operator', 'curator')) = (bumdes_id IS NULL));
-- the people of a BUMDes, by what they do there
CREATE INDEX user_roles_by_bumdes ON user_roles (bumdes_id, role);
