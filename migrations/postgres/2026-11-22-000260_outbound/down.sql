DROP TABLE outbound_deliveries;
DROP TABLE outbound_endpoints;
