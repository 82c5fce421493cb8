-- the list of what the house has to answer, the longest waiting first
CREATE INDEX complaints_open ON complaints (opened_at, id) WHERE closed_at IS NULL;
