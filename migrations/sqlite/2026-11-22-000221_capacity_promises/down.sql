DROP TABLE capacity_promises;
