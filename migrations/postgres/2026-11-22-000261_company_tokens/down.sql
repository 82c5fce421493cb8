DELETE FROM access_tokens WHERE bumdes_id IS NULL;
ALTER TABLE access_tokens DROP CONSTRAINT access_tokens_place;
ALTER TABLE access_tokens DROP COLUMN company_id;
ALTER TABLE access_tokens ALTER COLUMN bumdes_id SET NOT NULL;
