-- What a company is billed for what it received. Names and numbers of both sides are those of that day.
CREATE TABLE invoices (
    id TEXT PRIMARY KEY,
    -- INV-2026-000001
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    purchase_order_id TEXT NOT NULL REFERENCES purchase_orders (id),
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    -- NULL: shipping that no delivery carried
    handover_id TEXT UNIQUE REFERENCES handovers (id),
    issued_at TIMESTAMP NOT NULL,
    -- in Jakarta
    issued_on DATE NOT NULL,
    due_on DATE NOT NULL CHECK (due_on >= issued_on),
    seller_name TEXT NOT NULL,
    seller_npwp TEXT,
    buyer_name TEXT NOT NULL,
    buyer_npwp TEXT NOT NULL,
    buyer_address TEXT NOT NULL,
    items_minor BIGINT NOT NULL CHECK (items_minor >= 0),
    shipping_minor BIGINT NOT NULL CHECK (shipping_minor >= 0),
    total_minor BIGINT NOT NULL CHECK (total_minor = items_minor + shipping_minor AND total_minor > 0),
    -- the base of the tax; zero where the seller takes none
    dpp_minor BIGINT NOT NULL CHECK (dpp_minor >= 0),
    -- within the price of the goods
    ppn_minor BIGINT NOT NULL CHECK (ppn_minor BETWEEN 0 AND items_minor)
);
CREATE INDEX invoices_of_company ON invoices (company_id, number);
CREATE INDEX invoices_of_purchase_order ON invoices (purchase_order_id, number);
CREATE INDEX invoices_of_part ON invoices (fulfillment_order_id, number);
CREATE INDEX invoices_by_due_date ON invoices (due_on, id);

CREATE TABLE invoice_lines (
    invoice_id TEXT NOT NULL REFERENCES invoices (id),
    order_line_id TEXT NOT NULL REFERENCES order_lines (id),
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    ppn_minor BIGINT NOT NULL CHECK (ppn_minor BETWEEN 0 AND amount_minor),
    PRIMARY KEY (invoice_id, order_line_id)
);
CREATE INDEX invoice_lines_of_line ON invoice_lines (order_line_id);

-- What is taken off a company's account again: one for each refund of an order on account.
CREATE TABLE credit_notes (
    id TEXT PRIMARY KEY,
    -- NK-2026-000001
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    purchase_order_id TEXT NOT NULL REFERENCES purchase_orders (id),
    refund_id TEXT NOT NULL UNIQUE REFERENCES refunds (id),
    issued_at TIMESTAMP NOT NULL,
    -- in Jakarta
    issued_on DATE NOT NULL,
    buyer_name TEXT NOT NULL,
    buyer_npwp TEXT NOT NULL,
    buyer_address TEXT NOT NULL,
    reason TEXT NOT NULL,
    total_minor BIGINT NOT NULL CHECK (total_minor > 0),
    ppn_minor BIGINT NOT NULL CHECK (ppn_minor BETWEEN 0 AND total_minor),
    -- of the total, so much had been billed
    invoiced_minor BIGINT NOT NULL CHECK (invoiced_minor BETWEEN 0 AND total_minor)
);
CREATE INDEX credit_notes_of_company ON credit_notes (company_id, number);
CREATE INDEX credit_notes_of_purchase_order ON credit_notes (purchase_order_id, number);

CREATE TABLE credit_note_lines (
    id TEXT PRIMARY KEY,
    credit_note_id TEXT NOT NULL REFERENCES credit_notes (id),
    fulfillment_order_id TEXT NOT NULL REFERENCES fulfillment_orders (id),
    -- NULL: shipping
    order_line_id TEXT REFERENCES order_lines (id),
    quantity BIGINT NOT NULL CHECK (quantity >= 0),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    ppn_minor BIGINT NOT NULL CHECK (ppn_minor BETWEEN 0 AND amount_minor),
    -- of these, what had been billed
    invoiced_quantity BIGINT NOT NULL CHECK (invoiced_quantity BETWEEN 0 AND quantity),
    invoiced_minor BIGINT NOT NULL CHECK (invoiced_minor BETWEEN 0 AND amount_minor),
    invoiced_ppn_minor BIGINT NOT NULL CHECK (invoiced_ppn_minor BETWEEN 0 AND ppn_minor)
);
CREATE INDEX credit_note_lines_of_note ON credit_note_lines (credit_note_id, id);
CREATE INDEX credit_note_lines_of_part ON credit_note_lines (fulfillment_order_id);

-- What a company was told of an invoice, each once.
CREATE TABLE invoice_reminders (
    invoice_id TEXT NOT NULL REFERENCES invoices (id),
    stage TEXT NOT NULL CHECK (stage IN ('due', 'overdue_1', 'overdue_7', 'overdue_14')),
    told_at TIMESTAMP NOT NULL,
    PRIMARY KEY (invoice_id, stage)
);

CREATE TRIGGER invoices_append_only BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_lines_append_only BEFORE UPDATE OR DELETE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_notes_append_only BEFORE UPDATE OR DELETE ON credit_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_note_lines_append_only BEFORE UPDATE OR DELETE ON credit_note_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
