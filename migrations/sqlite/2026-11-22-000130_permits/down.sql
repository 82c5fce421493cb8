DELETE FROM leases WHERE name = 'permits';
DROP TABLE permit_unlistings;
DROP TABLE permit_warnings;
DROP TABLE permit_exemptions;
DROP TABLE permit_rules;
DROP TABLE permit_documents;
DROP TABLE permits;
