DROP TABLE invitations;
ALTER TABLE sign_in_attempts DROP COLUMN purpose;
ALTER TABLE users DROP COLUMN last_signed_in_at;
