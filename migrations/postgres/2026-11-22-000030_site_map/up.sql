-- The site map walks through what is published in the order of its ids.
CREATE INDEX products_by_status_and_id ON products (status, id);
