-- payments::reconcile: whose turn it is. Made by 000020, and lost on SQLite when 000070 made the table anew.
CREATE INDEX IF NOT EXISTS payments_by_turn ON payments (status, updated_at) WHERE reference IS NOT NULL;
