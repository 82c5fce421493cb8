DELETE FROM leases WHERE name = 'picture_sweep';
DROP TABLE product_pictures;
DROP TABLE pictures;
