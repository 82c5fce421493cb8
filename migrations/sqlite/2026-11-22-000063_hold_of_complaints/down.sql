CREATE TABLE payout_settings_old (
    id TEXT PRIMARY KEY CHECK (id = 'house'),
    -- how long after its delivery a part may still be complained about before its money leaves
    hold_days BIGINT NOT NULL CHECK (hold_days BETWEEN 0 AND 90)
);
INSERT INTO payout_settings_old (id, hold_days) SELECT id, COALESCE(hold_days, 3) FROM payout_settings;
DROP TABLE payout_settings;
ALTER TABLE payout_settings_old RENAME TO payout_settings;
