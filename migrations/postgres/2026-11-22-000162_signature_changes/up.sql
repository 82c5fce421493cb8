-- Which product a village stood for, and who decided so. products.is_primary tells the one of today.
CREATE TABLE signature_changes (
    id TEXT PRIMARY KEY,
    village_code TEXT NOT NULL REFERENCES villages (code),
    from_product_id TEXT REFERENCES products (id),
    to_product_id TEXT REFERENCES products (id),
    changed_by TEXT NOT NULL REFERENCES users (id),
    changed_at TIMESTAMP NOT NULL
);
CREATE INDEX signature_changes_by_village ON signature_changes (village_code, id);
