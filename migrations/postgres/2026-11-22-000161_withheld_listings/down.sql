DROP TABLE withheld_listings;
