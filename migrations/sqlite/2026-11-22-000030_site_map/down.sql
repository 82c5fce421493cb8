DROP INDEX products_by_status_and_id;
