DROP INDEX bumdes_by_name;
DROP INDEX ledger_entries_balances;
