-- 1 to 999 rupiah on top of a bank transfer's amount, by which the operator tells open transfers apart.
ALTER TABLE payments ADD COLUMN transfer_suffix_minor BIGINT CHECK (transfer_suffix_minor BETWEEN 1 AND 999);
-- no two open transfers are over the same sum; payments::transfer_suffix::pick
CREATE UNIQUE INDEX payments_open_transfers ON payments ((amount_minor + transfer_suffix_minor))
    WHERE transfer_suffix_minor IS NOT NULL AND status = 'pending';

-- What the buyer sends in to show that a transfer was made. In the database, not in a folder: every node shows it,
-- and it is backed up with the payment it belongs to.
CREATE TABLE transfer_proofs (
    payment_id TEXT PRIMARY KEY REFERENCES payments (id),
    -- image/jpeg, image/png, image/webp, application/pdf: by the content, not by its name
    media_type TEXT NOT NULL,
    content BYTEA NOT NULL,
    received_at TIMESTAMP NOT NULL
);
