DROP TABLE ledger_entries;
DROP TABLE ledger_transactions;
DROP TABLE webhook_events;
DROP TABLE refunds;
DROP TABLE payments;
DROP FUNCTION refuse_ledger_change();
