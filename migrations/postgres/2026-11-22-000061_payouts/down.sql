DROP INDEX ledger_entries_of_bumdes;
DROP TABLE payout_entries;
DROP TABLE payouts;
DROP TABLE payout_runs;
DROP TABLE bank_accounts;
DROP TABLE payout_settings;
