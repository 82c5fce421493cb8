DROP TABLE listing_events;
DROP TABLE collection_items;
DROP TABLE collections;
DROP TABLE price_tiers;
DROP TABLE variants;
DROP TABLE products;
DROP TABLE catalog_version;
DROP TABLE categories;
