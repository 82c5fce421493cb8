-- src/receivables/statement.rs: of some days, and what was owed before them
CREATE INDEX credit_notes_by_time ON credit_notes (company_id, issued_at, total_minor);
