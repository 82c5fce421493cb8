-- Cash that was taken at the door stood at gateway:cash_on_delivery, and nothing of its part was ever paid out. It is with
-- the BUMDes, which owes it: an entry more for each such part says so. Nothing that stands in the books is changed.
INSERT INTO ledger_transactions (id, kind, source_id, order_id, occurred_at)
SELECT 'cash-' || t.id, 'payment', 'cash-' || t.source_id, t.order_id, NOW() AT TIME ZONE 'UTC'
FROM ledger_transactions t
WHERE t.kind = 'payment'
    AND EXISTS (SELECT 1 FROM ledger_entries g WHERE g.transaction_id = t.id AND g.account = 'gateway:cash_on_delivery' AND g.amount_minor > 0)
    AND NOT EXISTS (SELECT 1 FROM ledger_transactions x WHERE x.id = 'cash-' || t.id);
INSERT INTO ledger_entries (id, transaction_id, account, bumdes_id, fulfillment_order_id, amount_minor, currency)
SELECT 'cash-' || f.id, t.id, 'payable:bumdes', f.bumdes_id, f.id, f.items_total_minor + f.shipping_minor, 'IDR'
FROM ledger_transactions t
JOIN fulfillment_orders f ON f.order_id = t.order_id
WHERE t.id LIKE 'cash-%' AND f.items_total_minor + f.shipping_minor > 0
    AND NOT EXISTS (SELECT 1 FROM ledger_entries x WHERE x.id = 'cash-' || f.id);
INSERT INTO ledger_entries (id, transaction_id, account, amount_minor, currency)
SELECT 'cash-' || g.id, 'cash-' || g.transaction_id, g.account, -g.amount_minor, g.currency
FROM ledger_entries g
JOIN ledger_transactions t ON t.id = g.transaction_id AND t.kind = 'payment'
WHERE g.account = 'gateway:cash_on_delivery' AND g.amount_minor > 0
    AND NOT EXISTS (SELECT 1 FROM ledger_entries x WHERE x.id = 'cash-' || g.id);
