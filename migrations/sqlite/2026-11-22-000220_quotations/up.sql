-- What a company asks for, of one BUMDes or of all that make it. src/quotations/status.rs has the statuses (from → to).
CREATE TABLE rfqs (
    id TEXT PRIMARY KEY,
    -- what people read out: RFQ-261123-7K3QF2
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    -- where it goes to
    outlet_id TEXT NOT NULL REFERENCES outlets (id),
    asked_by TEXT NOT NULL REFERENCES users (id),
    -- in a few words; of a product its name
    subject TEXT NOT NULL CHECK (subject <> ''),
    product_id TEXT REFERENCES products (id),
    category_code TEXT REFERENCES categories (code),
    specification TEXT NOT NULL,
    -- the worst that will do
    minimum_grade TEXT CHECK (minimum_grade IN ('A', 'B', 'C')),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    -- a product's unit: 'pcs', 'kg' …
    unit TEXT NOT NULL,
    -- the days between which it is to arrive
    earliest_on DATE NOT NULL,
    latest_on DATE NOT NULL,
    -- of one unit, without shipping
    target_price_minor BIGINT CHECK (target_price_minor > 0),
    is_pooled BOOLEAN NOT NULL,
    at_most_suppliers BIGINT CHECK (at_most_suppliers > 0),
    -- the last moment of a first answer
    answer_by TIMESTAMP NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'cancelled', 'ordered')),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK ((product_id IS NULL) <> (category_code IS NULL)),
    CHECK (product_id IS NOT NULL OR is_pooled),
    CHECK (is_pooled OR at_most_suppliers IS NULL),
    CHECK (earliest_on <= latest_on)
);
CREATE INDEX rfqs_of_company ON rfqs (company_id, id);
-- what closes by time alone
CREATE INDEX rfqs_by_end ON rfqs (status, answer_by);

-- Regencies of each of which the company wants a supplier.
CREATE TABLE rfq_regencies (
    rfq_id TEXT NOT NULL REFERENCES rfqs (id),
    region_code TEXT NOT NULL REFERENCES regions (code),
    PRIMARY KEY (rfq_id, region_code)
);

-- Choices of the category that a product must have, by the codes of src/listings/attributes.toml.
CREATE TABLE rfq_attributes (
    rfq_id TEXT NOT NULL REFERENCES rfqs (id),
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (rfq_id, code)
);

-- Drawings and papers that go with it, kept as they came.
CREATE TABLE rfq_files (
    id TEXT PRIMARY KEY,
    rfq_id TEXT NOT NULL REFERENCES rfqs (id),
    -- as its sender calls it
    name TEXT NOT NULL,
    -- by the content, not by its name
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
    content BLOB NOT NULL,
    received_at TIMESTAMP NOT NULL
);
CREATE INDEX rfq_files_of_rfq ON rfq_files (rfq_id, id);

-- Whom it was sent to, and which product of theirs it is about.
CREATE TABLE rfq_recipients (
    rfq_id TEXT NOT NULL REFERENCES rfqs (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    declined_by TEXT REFERENCES users (id),
    declined_at TIMESTAMP,
    decline_reason TEXT,
    PRIMARY KEY (rfq_id, bumdes_id),
    CHECK ((declined_at IS NULL) = (declined_by IS NULL)),
    CHECK ((declined_at IS NULL) = (decline_reason IS NULL))
);
CREATE INDEX rfq_recipients_of_bumdes ON rfq_recipients (bumdes_id, rfq_id);

-- What a BUMDes offers for it; its terms are the last round that it made.
CREATE TABLE quotes (
    id TEXT PRIMARY KEY,
    rfq_id TEXT NOT NULL REFERENCES rfqs (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    status TEXT NOT NULL CHECK (status IN ('open', 'withdrawn', 'accepted', 'lost')),
    -- whose word is waited for: the other side's than the last round's
    turn TEXT NOT NULL CHECK (turn IN ('bumdes', 'company')),
    -- of the last round that the BUMDes made, for lists
    valid_until DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (rfq_id, bumdes_id)
);
CREATE INDEX quotes_of_bumdes ON quotes (bumdes_id, id);

-- Every word of the haggling: what a BUMDes offers, what the company asks for instead. Nothing is changed afterwards.
CREATE TABLE quote_rounds (
    id TEXT PRIMARY KEY,
    quote_id TEXT NOT NULL REFERENCES quotes (id),
    number BIGINT NOT NULL CHECK (number > 0),
    side TEXT NOT NULL CHECK (side IN ('bumdes', 'company')),
    -- which option of the product, by the BUMDes
    variant_id TEXT REFERENCES variants (id),
    unit_price_minor BIGINT NOT NULL CHECK (unit_price_minor > 0),
    -- the most it can make, or the number that is asked for
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    weekly_quantity BIGINT CHECK (weekly_quantity > 0),
    lot_size BIGINT CHECK (lot_size > 0),
    minimum BIGINT CHECK (minimum > 0),
    lead_time_days INTEGER CHECK (lead_time_days >= 0),
    grade TEXT CHECK (grade IN ('A', 'B', 'C')),
    -- the last day on which it holds, where the BUMDes is
    valid_until DATE,
    -- by which day the company asks for it
    wanted_on DATE,
    note TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL,
    UNIQUE (quote_id, number),
    CHECK ((side = 'bumdes') = (variant_id IS NOT NULL)),
    CHECK ((side = 'bumdes') = (weekly_quantity IS NOT NULL)),
    CHECK ((side = 'bumdes') = (lot_size IS NOT NULL)),
    CHECK ((side = 'bumdes') = (minimum IS NOT NULL)),
    CHECK ((side = 'bumdes') = (lead_time_days IS NOT NULL)),
    CHECK ((side = 'bumdes') = (valid_until IS NOT NULL)),
    CHECK (side = 'bumdes' OR grade IS NULL),
    CHECK (side = 'company' OR wanted_on IS NULL)
);
CREATE TRIGGER quote_rounds_no_update BEFORE UPDATE ON quote_rounds BEGIN SELECT RAISE(ABORT, 'quote_rounds is append-only'); END;
CREATE TRIGGER quote_rounds_no_delete BEFORE DELETE ON quote_rounds BEGIN SELECT RAISE(ABORT, 'quote_rounds is append-only'); END;

-- who makes what a pooled request asks for
CREATE INDEX products_of_category ON products (category_code, unit, status);
