-- Money to the BUMDes: where it goes, which entries of the books each payout pays, how it ended.

-- One row. Whoever changes anything about payouts holds it, so that they do it one after the other.
CREATE TABLE payout_settings (
    id TEXT PRIMARY KEY CHECK (id = 'house'),
    -- how long after its delivery a part may still be complained about before its money leaves
    hold_days BIGINT NOT NULL CHECK (hold_days BETWEEN 0 AND 90)
);
INSERT INTO payout_settings (id, hold_days) VALUES ('house', 3);

CREATE TABLE bank_accounts (
    bumdes_id TEXT PRIMARY KEY REFERENCES bumdes (id),
    bank TEXT NOT NULL,
    number TEXT NOT NULL,
    holder TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES users (id),
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE payout_runs (
    id TEXT PRIMARY KEY,
    started_by TEXT NOT NULL REFERENCES users (id),
    hold_days BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE payouts (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    run_id TEXT NOT NULL REFERENCES payout_runs (id),
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    -- 'carried': more was taken back than was sold; nothing is paid, the next payout begins with it
    status TEXT NOT NULL CHECK (status IN ('draft', 'paid', 'failed', 'carried')),
    opening_minor BIGINT NOT NULL CHECK (opening_minor <= 0),
    entries_minor BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor = opening_minor + entries_minor),
    -- the account as it was when the payout was made
    bank TEXT,
    account_number TEXT,
    account_holder TEXT,
    -- for 'carried': the payout that began with this balance
    carried_into TEXT REFERENCES payouts (id),
    -- who said how it ended, when, and the bank's reference or the reason
    ended_by TEXT REFERENCES users (id),
    paid_at TIMESTAMP,
    failed_at TIMESTAMP,
    note TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK ((status = 'carried') = (amount_minor < 0)),
    CHECK (status = 'carried' OR account_number IS NOT NULL)
);
-- queries::runs
CREATE INDEX payout_runs_by_time ON payout_runs (created_at, id);
-- queries::waiting, the operator's overview
CREATE INDEX payouts_by_status ON payouts (status, id);
-- queries::of_bumdes
CREATE INDEX payouts_of_bumdes ON payouts (bumdes_id, created_at, id);
CREATE INDEX payouts_of_run ON payouts (run_id);
-- queries::with_carried
CREATE INDEX payouts_carried ON payouts (carried_into);

-- Exactly the entries that a payout pays.
CREATE TABLE payout_entries (
    payout_id TEXT NOT NULL REFERENCES payouts (id),
    entry_id TEXT NOT NULL REFERENCES ledger_entries (id),
    -- FALSE once the payout has failed: the entry may be paid by another one
    is_live BOOLEAN NOT NULL,
    PRIMARY KEY (payout_id, entry_id)
);
CREATE UNIQUE INDEX payout_entries_once ON payout_entries (entry_id) WHERE is_live;

-- due::of_bumdes, queries::balance, the statement of a maker
CREATE INDEX ledger_entries_of_bumdes ON ledger_entries (bumdes_id, account);
