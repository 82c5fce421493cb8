-- queries::balances: the books' page adds up this and not the entries themselves
CREATE INDEX ledger_entries_balances ON ledger_entries (account, amount_minor);
-- sellers::page, the choices of a form: in this order, and no further than the page goes
CREATE INDEX bumdes_by_name ON bumdes (name, id);
