-- What sellers write of a product, and how curators answer.

-- The working copy of a product: one, whoever works on it.
CREATE TABLE listing_drafts (
    product_id TEXT PRIMARY KEY REFERENCES products (id),
    -- a ListingContent, complete or not
    content TEXT NOT NULL,
    -- rises with each save
    revision BIGINT NOT NULL,
    -- by step: the revision that changed it last, and who
    steps TEXT NOT NULL,
    -- it holds something reviewed that the published product does not show yet
    is_ahead BOOLEAN NOT NULL,
    saved_by TEXT NOT NULL REFERENCES users (id),
    saved_at TIMESTAMP NOT NULL
);

-- A working copy as it was handed to the curator; the rounds of a product are numbered from 1.
CREATE TABLE listing_submissions (
    id TEXT PRIMARY KEY,
    product_id TEXT NOT NULL REFERENCES products (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    content TEXT NOT NULL,
    submitted_by TEXT NOT NULL REFERENCES users (id),
    -- a curator submitted it on behalf of the BUMDes
    is_assisted BOOLEAN NOT NULL,
    submitted_at TIMESTAMP NOT NULL,
    decision TEXT CHECK (decision IN ('published', 'changes_requested', 'rejected', 'withdrawn')),
    decided_by TEXT REFERENCES users (id),
    decided_at TIMESTAMP,
    note TEXT,
    -- the points of the checklist that were ticked at publication
    checked TEXT NOT NULL,
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    UNIQUE (product_id, number)
);
-- curation::review_queue: the longest waiting first, and what was decided lately
CREATE INDEX listing_submissions_waiting ON listing_submissions (submitted_at, id) WHERE decision IS NULL;
CREATE INDEX listing_submissions_decided ON listing_submissions (decided_at) WHERE decision IS NOT NULL;
CREATE UNIQUE INDEX listing_submissions_one_open ON listing_submissions (product_id) WHERE decision IS NULL;

-- What a curator says of one field, and what the BUMDes answers: empty when it is simply done.
CREATE TABLE review_comments (
    id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES listing_submissions (id),
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL,
    answer TEXT,
    answered_by TEXT REFERENCES users (id),
    answered_at TIMESTAMP
);
CREATE INDEX review_comments_by_submission ON review_comments (submission_id, made_at);

-- What buyers ask of a category, by the codes of src/listings/attributes.toml; care as care_id and care_en.
CREATE TABLE product_attributes (
    product_id TEXT NOT NULL REFERENCES products (id),
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (product_id, code)
);

-- the parcel of one piece
ALTER TABLE variants ADD COLUMN length_mm BIGINT;
ALTER TABLE variants ADD COLUMN width_mm BIGINT;
ALTER TABLE variants ADD COLUMN height_mm BIGINT;

-- the workshops a maker belongs to, where they are not the whole village's
ALTER TABLE producers ADD COLUMN cluster TEXT;

-- on whose side it was done: assisted is a curator on behalf of the BUMDes
ALTER TABLE listing_events ADD COLUMN side TEXT NOT NULL DEFAULT 'curator' CHECK (side IN ('curator', 'bumdes', 'assisted'));

-- listings::queries: a BUMDes's own, the newest first
CREATE INDEX products_of_bumdes_newest ON products (bumdes_id, id DESC);
