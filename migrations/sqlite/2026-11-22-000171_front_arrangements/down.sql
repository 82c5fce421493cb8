DROP TABLE front_draft;
DROP TABLE front_arrangements;
