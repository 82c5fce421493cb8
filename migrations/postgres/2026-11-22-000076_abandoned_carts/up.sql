-- cart::delete_abandoned
CREATE INDEX carts_of_nobody ON carts (updated_at) WHERE user_id IS NULL;
