# Companies that buy: the roles of their people, and where they stand.

company-role-admin = Account manager
company-role-admin-text = Looks after members, outlets, approval rules and budgets.
company-role-buyer = Buyer
company-role-buyer-text = Asks for offers and orders.
company-role-approver = Approver
company-role-approver-text = Agrees to orders that need it.
company-role-finance = Finance
company-role-finance-text = Sees invoices, what is due and what was paid.

company-status-registered = Being checked
company-status-approved = Approved
company-status-refused = Not accepted yet
company-status-suspended = Suspended
