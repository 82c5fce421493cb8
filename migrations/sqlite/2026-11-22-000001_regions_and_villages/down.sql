DROP TABLE producers;
DROP TABLE bumdes_villages;
DROP TABLE bumdes;
DROP TABLE villages;
DROP TABLE regions;
