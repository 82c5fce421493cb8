DROP TABLE price_list_tiers;
DROP TABLE price_list_lines;
DROP TABLE price_lists;
DROP TABLE company_group_members;
DROP TABLE company_groups;
