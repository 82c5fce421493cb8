DROP TABLE shopping_list_lines;
DROP TABLE shopping_lists;
DROP TABLE basket_lines;
