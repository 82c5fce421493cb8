DROP TABLE transfer_proofs;
DROP INDEX payments_open_transfers;
ALTER TABLE payments DROP COLUMN transfer_suffix_minor;
