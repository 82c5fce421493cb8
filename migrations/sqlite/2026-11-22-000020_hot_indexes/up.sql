-- Indexes of the queries that every visitor causes, for a million products. Each names its query.

-- cards::neighbours, queries::of_village: in the order of the page, so that it stops at the last card;
-- villages::queries::after counts by it
DROP INDEX products_by_village;
CREATE INDEX products_of_village ON products (village_code, status, is_primary DESC, sku);

-- queries::of_bumdes
DROP INDEX products_by_bumdes;
CREATE INDEX products_of_bumdes ON products (bumdes_id, status, is_primary DESC, sku);

-- queries::signature_products
CREATE INDEX products_signature ON products (status, sold_count DESC, published_at DESC, id) WHERE is_primary;

-- search::source::changes_after: the change feed, without sorting
DROP INDEX products_by_version;
CREATE INDEX products_by_version ON products (version, id);

-- curation::queries::products: the latest changed first
CREATE INDEX products_by_change ON products (updated_at DESC, id DESC);

-- collection::items: pieces in their order
CREATE INDEX collection_items_in_order ON collection_items (collection_id, position, product_id);

-- jobs::claim and the operator's list: the longest due first
DROP INDEX jobs_by_run_at;
CREATE INDEX jobs_by_run_at ON jobs (run_at, id) WHERE dead_at IS NULL;

-- payments::reconcile: whose turn it is
CREATE INDEX payments_by_turn ON payments (status, updated_at) WHERE reference IS NOT NULL;

-- villages::browse: how many lie in a province or a regency, and which
CREATE INDEX villages_by_province ON villages (substr(code, 1, 2));
CREATE INDEX villages_by_regency ON villages (substr(code, 1, 5));
