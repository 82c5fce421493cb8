-- What was searched for, to suggest it to others: words and counts a day, nothing about who.
-- The newest days are read by suggestions, the oldest deleted.
CREATE TABLE search_log (
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    searches BIGINT NOT NULL,
    found BIGINT NOT NULL,
    PRIMARY KEY (day, language, words)
);
