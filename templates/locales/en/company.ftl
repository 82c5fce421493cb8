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

company-kind = Kind of business
company-kind-retail_chain = Retail chain
company-kind-hotel = Hotel
company-kind-restaurant = Restaurant
company-kind-other = Other business

# Registering
company-register-title = Buy for a company
company-question = Buying for a hotel, a restaurant or a retail chain?
company-register-lead = For hotels, restaurants and retail chains that buy from many villages at once. We check the company's papers; then it can ask for offers and order on payment terms of its own. It is free of charge.
company-need-name = the company's name and address,
company-need-npwp = its tax number (NPWP),
company-need-files = a photo or PDF of its NPWP card and its business number (NIB). They can follow later.
company-colleague = Has a colleague registered the company already? Ask them to invite you.
company-who = Company
company-where = Address
company-name = Name of the company
company-name-help = As in its NIB, for example PT Contoh Hotel Nusantara.
company-npwp = NPWP
company-npwp-help = 15 or 16 digits. Dots, dashes and spaces may be written.
company-email = Email of the company
company-email-help = For letters and invoices.
company-phone = Phone number
company-phone-help = One that couriers can call.
company-address-help = Street, number, building.
company-register-go = Register this company
company-register-next = Next you upload the NPWP card and the NIB.
company-done-registered = Your company is registered. Now upload its papers.
company-error-name = Enter the company's name, 3 to 100 letters.
company-error-kind = Choose the kind of business.
company-error-npwp = Enter the NPWP, 15 or 16 digits.
company-error-npwp-taken = This NPWP is registered on Etalase already. Ask whoever manages your company's account for an invitation; if you know nobody there, write to Etalase.
company-error-email = Enter a valid email address, for example pembelian@hotel.example.
company-error-settled = The approval rests on the company's data. To change it, write to Etalase.

# Standing and papers
company-title = About the company
company-banner-registered = Your company is being checked. You can prepare outlets and members; ordering starts once it is approved.
company-banner-refused = Your company's registration was not accepted yet. Mend it, then ask for another check.
company-banner-suspended = Your company is suspended. Orders under way go on; new ones have to wait.
company-data = Details
company-correct = Correct the details
company-save = Save details
company-settled = The approval rests on these details. To change them, write to Etalase.
company-done-corrected = The company's details are saved.
company-done-asked = Your request has arrived. We will look again.
company-not-refused = Nothing was changed: this registration is not refused.
company-documents = Papers
company-documents-lead = Only those who manage the company's account and Etalase can see these files.
company-document-npwp = NPWP card
company-document-npwp-text = The company's tax card, or its certificate of registration.
company-document-nib = NIB
company-document-nib-text = The business identification number from OSS.
company-document-deed = Deed of the company
company-document-deed-text = The deed of foundation or its latest change, if it is asked for.
company-document-other = Other papers
company-document-other-text = Whatever we ask for.
company-file-settled = The approval rests on this file, so it cannot be removed.
company-admins-only = Those who manage the company's account send its papers.
company-grant-since = Since
company-grant-note = Note
company-payment-pay_now = Pay in advance
company-payment-net_14 = 14 days after the invoice
company-payment-net_30 = 30 days after the invoice
company-payment-net_60 = 60 days after the invoice
company-payment-deposit = Deposit, the rest after the invoice
company-payment-pay_now-text = Pay in advance
company-payment-net_14-text = Pay 14 days after the invoice
company-payment-net_30-text = Pay 30 days after the invoice
company-payment-net_60-text = Pay 60 days after the invoice
company-payment-deposit-text = { $percent } deposit, the rest after the invoice
company-limit = credit limit { $limit }
company-rule-none = No approval needed: buyers order at once.
company-rule-one = Above { $one } one approver is needed.
company-rule-both = Above { $one } one approver is needed, above { $two } two.
company-budget = { $from } to { $until }: { $amount }

# Members
company-done-removed = Member removed.
company-done-left = You no longer work for that company on Etalase.
company-refused-last-admin = Somebody active must always manage the account. Give another member the role Account manager first.
company-error-member = Somebody with this email is a member already.
company-invitation-over = This invitation was used, withdrawn, sent again with a new link, or is older than 7 days. Ask whoever manages the company's account for a new one.
company-elsewhere-text = One account works for one company. Leave your present company first, or ask to be invited at another email address. While it is valid, this invitation waits for you.
company-elsewhere-link = Members of { $other }

# Trail
company-act-registered = registered { $subject }
company-act-corrected = corrected the details of { $subject }
company-act-document_kept = uploaded { $subject ->
    [npwp] the NPWP card
    [nib] the NIB
    [deed] the deed
   *[other] another paper
}
company-act-document_removed = removed { $subject ->
    [npwp] the NPWP card
    [nib] the NIB
    [deed] the deed
   *[other] another paper
}
company-act-check_asked = asked for another check of { $subject }
company-act-approved = approved { $subject }
company-act-refused = refused the registration of { $subject }
company-act-suspended = suspended { $subject }
company-act-restored = ended the suspension of { $subject }
company-act-terms_granted = set the payment terms
company-act-outlet_added = added the outlet { $subject }
company-act-outlet_changed = changed the outlet { $subject }
company-act-outlet_switched_off = switched off the outlet { $subject }
company-act-outlet_switched_on = switched on the outlet { $subject }
company-act-member_invited = invited { $subject }
company-act-invitation_sent_again = sent the invitation to { $subject } again
company-act-invitation_revoked = withdrew the invitation for { $subject }
company-act-member_joined = joined by the invitation to { $subject }
company-act-roles_changed = changed the roles of { $subject }
company-act-member_removed = removed { $subject }
company-act-member_left = left the company
company-act-rule_set = changed the approval rule
company-act-budget_made = set a budget for { $subject ->
    [all_outlets] all outlets
   *[other] the outlet { $subject }
}
company-act-budget_ended = ended the budget for { $subject ->
    [all_outlets] all outlets
   *[other] the outlet { $subject }
}

# The operator's desk
company-desk-title = Companies
company-desk-filter-text = Name or NPWP
company-desk-empty-title = No companies yet
company-desk-empty-text = A company appears here as soon as somebody registers it. Share the registration page.
company-desk-missing = { $n } required papers missing
company-desk-complete = Papers complete
company-desk-waits = It cannot be approved yet: these are missing
company-desk-approve = Approve this company
company-desk-approve-lead = Look at its papers, then grant its payment terms. It can order on these terms at once.
company-desk-approve-now = Approve
company-desk-change-terms = Change the payment terms
company-desk-change-lead = They count for the next orders. What was ordered keeps its terms.
company-desk-grant-now = Save terms
company-desk-payment = Payment
company-desk-limit = Credit limit
company-desk-limit-help = The most that may be ordered and not yet paid. Not needed where everything is paid in advance.
company-desk-deposit = Deposit
company-desk-deposit-help = For payment by deposit alone, for example 30%.
company-desk-note-help = The company reads it too.
company-desk-error-payment = Choose how it pays.
company-desk-error-limit = Enter a credit limit, Rp9,999,999,999 at most.
company-desk-error-deposit = Enter a deposit between 0% and 100%, for example 30%.
company-desk-error-note = A note has 500 letters at most.
company-desk-refuse-help = Say why. The company can mend it and ask for another check.
company-desk-suspend-help = Say why. The company cannot order any more; orders under way go on.
company-desk-suspend-now = Suspend this company
company-desk-reason-missing = Write the reason first, so that the company knows what to do.
company-desk-refused-documents = Not approved: the NPWP card and the NIB have to be there first.
company-desk-not-allowed = Nothing was changed: the status of this company is “{ $status }” now.
company-desk-done-approved = The company is approved. Its members have been told.
company-desk-done-refused = The registration is refused. The reason has been sent.
company-desk-done-suspended = The company is suspended.
company-desk-done-restored = The suspension is over.
company-desk-done-terms = The payment terms are saved.
company-act-request_sent = sent request { $subject }
company-act-request_limits_changed = changed the limits for suppliers of request { $subject }
company-act-request_closed = closed request { $subject }
company-act-request_cancelled = cancelled request { $subject }
company-act-terms_asked = asked for other terms on { $subject }
company-act-token_made = made the access token { $subject }
company-act-token_revoked = revoked the access token { $subject }
company-act-webhook_added = added the webhook address { $subject }
company-act-webhook_events_changed = changed what the webhook address { $subject } is told
company-act-webhook_switched_off = switched off the webhook address { $subject }
company-act-webhook_switched_on = switched on the webhook address { $subject }
company-act-webhook_secret_renewed = renewed the secret of the webhook address { $subject }
company-act-webhook_removed = removed the webhook address { $subject }
