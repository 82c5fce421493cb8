-- Money waits as long as a buyer may complain, unless the operator says otherwise. Three days were nobody's choice.
ALTER TABLE payout_settings ALTER COLUMN hold_days DROP NOT NULL;
UPDATE payout_settings SET hold_days = NULL WHERE hold_days = 3;
