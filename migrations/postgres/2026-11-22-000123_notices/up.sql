-- What a person who works here should know: src/notices/kind.rs names the kinds.
CREATE TABLE notices (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    -- none: for the house's own people
    bumdes_id TEXT REFERENCES bumdes (id),
    kind TEXT NOT NULL,
    -- what its words need, as a JSON object
    arguments TEXT NOT NULL,
    link TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    read_at TIMESTAMP
);
-- notices::queries::page
CREATE INDEX notices_by_person ON notices (user_id, id);
-- notices::queries::unread, on every page of whoever works here
CREATE INDEX notices_unread ON notices (user_id) WHERE read_at IS NULL;
-- notices::delete_old
CREATE INDEX notices_by_age ON notices (created_at);

-- What somebody changed of how they hear of a kind.
CREATE TABLE notice_choices (
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    by_mail BOOLEAN NOT NULL,
    in_portal BOOLEAN NOT NULL,
    PRIMARY KEY (user_id, kind)
);

-- Steps that were told of as overdue: once each.
CREATE TABLE late_orders (
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    status TEXT NOT NULL,
    told_at TIMESTAMP NOT NULL,
    PRIMARY KEY (fulfillment_order_id, status)
);
-- notices::late
CREATE INDEX fulfillment_orders_by_step ON fulfillment_orders (status, updated_at);
