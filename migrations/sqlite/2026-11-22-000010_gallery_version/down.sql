ALTER TABLE catalog_version DROP COLUMN gallery;
