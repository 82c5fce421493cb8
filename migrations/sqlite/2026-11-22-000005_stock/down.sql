DROP TABLE stock_movements;
DROP TABLE reservations;
DROP TABLE stock_levels;
