-- What a suspension took out of the gallery, to be brought back when it ends: src/villages/suspend.rs.
CREATE TABLE withheld_listings (
    product_id TEXT PRIMARY KEY REFERENCES products (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    withheld_at TIMESTAMP NOT NULL
);
CREATE INDEX withheld_listings_by_bumdes ON withheld_listings (bumdes_id);
