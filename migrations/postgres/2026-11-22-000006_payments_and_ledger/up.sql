-- Money in, money back, and the books.
CREATE TABLE payments (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
    provider TEXT NOT NULL CHECK (provider IN ('stripe', 'bank_transfer', 'simulator')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'authorised', 'succeeded', 'failed', 'expired', 'partially_refunded', 'refunded')),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    refunded_minor BIGINT NOT NULL DEFAULT 0,
    currency TEXT NOT NULL CHECK (currency = 'IDR'),
    -- the gateway's own id (a Checkout Session), and the page where the buyer pays
    reference TEXT,
    pay_url TEXT,
    -- the gateway's id of the charge, which a refund names (a PaymentIntent)
    charge_reference TEXT,
    paid_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (refunded_minor >= 0 AND refunded_minor <= amount_minor)
);
CREATE UNIQUE INDEX payments_by_reference ON payments (provider, reference);
CREATE INDEX payments_by_status ON payments (status, created_at);

CREATE TABLE refunds (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    fulfillment_order_id TEXT UNIQUE REFERENCES fulfillment_orders (id),
    -- 'manual': the gateway cannot send money back, the operator does and marks it
    status TEXT NOT NULL CHECK (status IN ('pending', 'manual', 'succeeded', 'failed')),
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    reason TEXT NOT NULL,
    reference TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX refunds_by_payment ON refunds (payment_id);
CREATE INDEX refunds_by_status ON refunds (status, created_at);

CREATE TABLE webhook_events (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    received_at TIMESTAMP NOT NULL,
    processed_at TIMESTAMP,
    UNIQUE (provider, event_id)
);

-- Append-only double entry, written by src/ledger/ alone. The entries of one transaction sum to zero.
CREATE TABLE ledger_transactions (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund', 'refund_sent')),
    -- what it books: one payment, one refund decided, one refund sent; each once
    source_id TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES orders (id),
    occurred_at TIMESTAMP NOT NULL,
    UNIQUE (kind, source_id)
);

CREATE TABLE ledger_entries (
    id TEXT PRIMARY KEY,
    transaction_id TEXT NOT NULL REFERENCES ledger_transactions (id),
    -- gateway:<provider> (what the gateway holds for us), bumdes_payable (what we owe a BUMDes),
    -- buyer_refundable (what we owe a buyer back, until it is sent)
    account TEXT NOT NULL,
    bumdes_id TEXT REFERENCES bumdes (id),
    -- positive debits, negative credits
    amount_minor BIGINT NOT NULL CHECK (amount_minor <> 0),
    currency TEXT NOT NULL CHECK (currency = 'IDR')
);
CREATE INDEX ledger_entries_by_transaction ON ledger_entries (transaction_id);
CREATE INDEX ledger_entries_by_account ON ledger_entries (account, bumdes_id);

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only';
END
$$;
CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE ON ledger_transactions FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
