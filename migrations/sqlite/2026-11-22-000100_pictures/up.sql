-- Files that are kept in the media store under pictures/<id>/, in several widths each.
CREATE TABLE pictures (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    -- what it was sent in for. No reference: a picture whose product is gone is swept away with its files
    product_id TEXT NOT NULL,
    -- of its largest file, turned upright
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    -- its dominant colour, '#rrggbb'
    color TEXT NOT NULL,
    -- of all its files together
    bytes BIGINT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES users (id),
    uploaded_at TIMESTAMP NOT NULL
);
-- how many a product has; what is old enough to be swept
CREATE INDEX pictures_by_product ON pictures (product_id);
CREATE INDEX pictures_by_upload ON pictures (uploaded_at);

-- What the gallery shows of a product, in this order. The first one stands for it on cards.
CREATE TABLE product_pictures (
    product_id TEXT NOT NULL REFERENCES products (id),
    -- from 0, without gaps
    position INTEGER NOT NULL CHECK (position >= 0),
    picture_id TEXT NOT NULL REFERENCES pictures (id),
    alt_id TEXT NOT NULL,
    alt_en TEXT NOT NULL,
    PRIMARY KEY (product_id, position)
);
-- whether a picture is shown
CREATE UNIQUE INDEX product_pictures_by_picture ON product_pictures (picture_id, product_id);

INSERT INTO leases (name, holder, held_until) VALUES ('picture_sweep', '', '2026-01-01 00:00:00');
