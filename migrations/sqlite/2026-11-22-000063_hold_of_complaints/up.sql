-- Money waits as long as a buyer may complain, unless the operator says otherwise. Three days were nobody's choice.
CREATE TABLE payout_settings_new (
    id TEXT PRIMARY KEY CHECK (id = 'house'),
    -- how long after its delivery a part's money waits; none: as long as it may be complained about
    hold_days BIGINT CHECK (hold_days BETWEEN 0 AND 90)
);
INSERT INTO payout_settings_new (id, hold_days) SELECT id, NULLIF(hold_days, 3) FROM payout_settings;
DROP TABLE payout_settings;
ALTER TABLE payout_settings_new RENAME TO payout_settings;
