DELETE FROM leases WHERE name = 'gateway_lists';
DROP TABLE gateway_differences;
DROP TABLE gateway_comparisons;
