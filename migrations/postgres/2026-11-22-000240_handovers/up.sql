-- The latest number of each series of documents in each year: whoever takes the next one holds the row until its
-- transaction ends, so that none is left out and none is given twice.
CREATE TABLE running_numbers (
    -- series and year: INV-2026
    id TEXT PRIMARY KEY,
    latest BIGINT NOT NULL CHECK (latest > 0)
);

-- What was handed over of a shipment to a company: open until the company's buyer has signed it.
CREATE TABLE handovers (
    id TEXT PRIMARY KEY,
    -- BAST-2026-000001; the delivery note of the same shipment has SJ in its place
    number TEXT NOT NULL UNIQUE,
    shipment_id TEXT NOT NULL UNIQUE REFERENCES shipments (id),
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    purchase_order_id TEXT NOT NULL REFERENCES purchase_orders (id),
    opened_at TIMESTAMP NOT NULL,
    -- who took it at the door
    receiver_name TEXT,
    receiver_position TEXT,
    -- the buyer who signed for them
    signed_by TEXT REFERENCES users (id),
    signed_at TIMESTAMP,
    CHECK ((signed_at IS NULL) = (signed_by IS NULL)),
    CHECK ((signed_at IS NULL) = (receiver_name IS NULL)),
    CHECK ((signed_at IS NULL) = (receiver_position IS NULL))
);
CREATE INDEX handovers_of_part ON handovers (fulfillment_order_id, number);
CREATE INDEX handovers_of_company ON handovers (company_id, number);
CREATE INDEX handovers_of_purchase_order ON handovers (purchase_order_id, number);

CREATE TABLE handover_lines (
    handover_id TEXT NOT NULL REFERENCES handovers (id),
    order_line_id TEXT NOT NULL REFERENCES order_lines (id),
    sent BIGINT NOT NULL CHECK (sent > 0),
    -- NULL: not signed yet
    received BIGINT CHECK (received BETWEEN 0 AND sent),
    -- of what is short, so much was taken off the company's account
    credited BIGINT NOT NULL DEFAULT 0 CHECK (credited >= 0 AND credited <= sent - COALESCE(received, sent)),
    -- why something is short
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (handover_id, order_line_id)
);
CREATE INDEX handover_lines_of_line ON handover_lines (order_line_id);

-- What is signed stays so.
CREATE FUNCTION refuse_signed() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'a signed handover is never changed'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER handovers_signed_once BEFORE UPDATE ON handovers FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION refuse_signed();
CREATE TRIGGER handovers_no_delete BEFORE DELETE ON handovers FOR EACH ROW EXECUTE FUNCTION refuse_signed();
CREATE TRIGGER handover_lines_signed_once BEFORE UPDATE ON handover_lines FOR EACH ROW WHEN (OLD.received IS NOT NULL) EXECUTE FUNCTION refuse_signed();
CREATE TRIGGER handover_lines_no_delete BEFORE DELETE ON handover_lines FOR EACH ROW EXECUTE FUNCTION refuse_signed();
