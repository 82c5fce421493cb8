-- What an uploaded file would do, kept as it was shown until somebody confirms it.

CREATE TABLE sheet_imports (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    kind TEXT NOT NULL CHECK (kind IN ('products', 'stock')),
    file_name TEXT NOT NULL,
    -- headings that nobody knows and examples that were read over, as JSON
    remarks TEXT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES users (id),
    uploaded_at TIMESTAMP NOT NULL,
    confirmed_by TEXT REFERENCES users (id),
    confirmed_at TIMESTAMP,
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
-- sheets::queries: the latest uploads of a BUMDes
CREATE INDEX sheet_imports_of_bumdes ON sheet_imports (bumdes_id, id DESC);

CREATE TABLE sheet_import_rows (
    import_id TEXT NOT NULL REFERENCES sheet_imports (id),
    -- as the spreadsheet numbers it
    line BIGINT NOT NULL,
    -- overtaken: what it was compared with changed before it was confirmed
    state TEXT NOT NULL CHECK (state IN ('new', 'changed', 'unchanged', 'wrong', 'overtaken')),
    -- what people know it by
    subject TEXT NOT NULL,
    product_id TEXT REFERENCES products (id),
    -- what is shown of it, as JSON
    details TEXT NOT NULL,
    -- what is to be written, and what it was computed from, as JSON; none once it is written
    payload TEXT,
    PRIMARY KEY (import_id, line)
);
-- sheets::queries: the rows of one state
CREATE INDEX sheet_import_rows_by_state ON sheet_import_rows (import_id, state, line);
