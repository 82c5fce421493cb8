DROP INDEX complaints_open;
