DROP TABLE quote_rounds;
DROP TABLE quotes;
DROP TABLE rfq_recipients;
DROP TABLE rfq_files;
DROP TABLE rfq_attributes;
DROP TABLE rfq_regencies;
DROP TABLE rfqs;
DROP INDEX products_of_category;
