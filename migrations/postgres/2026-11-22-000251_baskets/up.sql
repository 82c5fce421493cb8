-- What each buyer of a company means to order; it holds no stock and fixes no price.
CREATE TABLE basket_lines (
    company_id TEXT NOT NULL REFERENCES companies (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    added_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, user_id, variant_id)
);

-- What a company buys again and again.
CREATE TABLE shopping_lists (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    name TEXT NOT NULL CHECK (name <> ''),
    -- lower case, so that no two lists of a company are called alike
    name_key TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (company_id, name_key)
);
CREATE TABLE shopping_list_lines (
    shopping_list_id TEXT NOT NULL REFERENCES shopping_lists (id),
    variant_id TEXT NOT NULL REFERENCES variants (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    added_at TIMESTAMP NOT NULL,
    PRIMARY KEY (shopping_list_id, variant_id)
);
