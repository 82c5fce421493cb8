DROP TABLE sheet_import_rows;
DROP TABLE sheet_imports;
