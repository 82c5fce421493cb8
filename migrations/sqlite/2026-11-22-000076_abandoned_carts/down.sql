DROP INDEX carts_of_nobody;
