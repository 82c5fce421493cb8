-- What the old books had no account for is owed to the BUMDes again; payouts, fees and corrections are lost.
CREATE TABLE ledger_transactions_old (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund', 'refund_sent')),
    source_id TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES orders (id),
    occurred_at TIMESTAMP NOT NULL,
    UNIQUE (kind, source_id)
);
INSERT INTO ledger_transactions_old (id, kind, source_id, order_id, occurred_at)
SELECT id, kind, source_id, order_id, occurred_at FROM ledger_transactions WHERE kind IN ('payment', 'refund', 'refund_sent');
CREATE TABLE ledger_entries_old (
    id TEXT PRIMARY KEY,
    transaction_id TEXT NOT NULL REFERENCES ledger_transactions_old (id),
    account TEXT NOT NULL,
    bumdes_id TEXT REFERENCES bumdes (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor <> 0),
    currency TEXT NOT NULL CHECK (currency = 'IDR')
);
INSERT INTO ledger_entries_old (id, transaction_id, account, bumdes_id, amount_minor, currency)
SELECT MIN(id), transaction_id, account, bumdes_id, SUM(amount_minor), 'IDR'
FROM (
    SELECT id, transaction_id, bumdes_id, amount_minor,
        CASE WHEN account LIKE 'gateway:%' OR account = 'buyer_refundable' THEN account ELSE 'bumdes_payable' END AS account
    FROM ledger_entries
) e
WHERE transaction_id IN (SELECT id FROM ledger_transactions_old)
GROUP BY transaction_id, account, bumdes_id HAVING SUM(amount_minor) <> 0;
DROP TABLE ledger_entries;
DROP TABLE ledger_transactions;
ALTER TABLE ledger_transactions_old RENAME TO ledger_transactions;
ALTER TABLE ledger_entries_old RENAME TO ledger_entries;
CREATE INDEX ledger_entries_by_transaction ON ledger_entries (transaction_id);
CREATE INDEX ledger_entries_by_account ON ledger_entries (account, bumdes_id);
CREATE TRIGGER ledger_transactions_no_update BEFORE UPDATE ON ledger_transactions BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_transactions_no_delete BEFORE DELETE ON ledger_transactions BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
DROP TABLE line_shares;
DROP TABLE tax_rates;
DROP TABLE share_agreements;
ALTER TABLE bumdes DROP COLUMN npwp;
ALTER TABLE bumdes DROP COLUMN is_pkp;
