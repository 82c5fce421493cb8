DROP INDEX credit_notes_by_time;
