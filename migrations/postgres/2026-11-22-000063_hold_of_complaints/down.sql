UPDATE payout_settings SET hold_days = 3 WHERE hold_days IS NULL;
ALTER TABLE payout_settings ALTER COLUMN hold_days SET NOT NULL;
