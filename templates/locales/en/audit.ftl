# Activity: who did what, and when.
audit-title = Activity
audit-lead = Everything your team does is noted here. Nobody can change or remove these notes.
audit-person = Who
audit-everybody = Everybody
audit-topic = About
audit-everything = Everything
audit-topic-orders = Orders
audit-topic-shipping = Shipping rates
audit-topic-money = Money
audit-narrow = Show
audit-all = Show everything
audit-empty-title = Nothing has happened yet
audit-empty-text = As soon as somebody in your team accepts an order or changes something, it is noted here.
audit-nothing-title = Nothing matches
audit-nothing-text = Choose another person or subject, or show everything.
audit-assisted = on behalf of { $bumdes }
audit-act-order_accepted = accepted order { $subject }
audit-act-order_packed = packed order { $subject }
audit-act-order_shipped = shipped order { $subject }
audit-act-order_delivered = marked order { $subject } as delivered
audit-act-order_rejected = rejected order { $subject }
audit-act-message_written = wrote to the buyer of order { $subject }
audit-act-message_settled = noted that the buyer of order { $subject } needs no answer
audit-act-rates_set = changed the shipping rates and ways of delivery
audit-act-bank_account_saved = changed the account for payouts to { $subject }
audit-topic-team = Team
audit-act-member_invited = invited { $subject }
audit-act-invitation_sent_again = sent the invitation to { $subject } again
audit-act-invitation_revoked = withdrew the invitation to { $subject }
audit-act-member_joined = joined the team by the invitation to { $subject }
audit-act-roles_changed = changed the roles of { $subject }
audit-act-member_removed = removed { $subject } from the team
audit-act-member_left = left the team
audit-act-ownership_handed_over = handed ownership over to { $subject }
audit-act-member_added = added { $subject } to the team
audit-act-member_switched_off = switched off the account of { $subject }
audit-act-member_switched_on = switched the account of { $subject } on again
audit-topic-stock = Stock
audit-act-stock_counted = changed the stock of { $subject }
audit-topic-permits = Permits
audit-act-permit_stated = recorded permit { $subject }
audit-act-permit_corrected = changed permit { $subject }
audit-act-permit_paper_sent = sent the paper of permit { $subject }
audit-act-permit_withdrawn = deleted the record of permit { $subject }
audit-topic-standing = BUMDes status
audit-act-bumdes_registered = registered { $subject }
audit-act-evidence_kept = uploaded { $subject ->
    [village_rule] the village regulation
    [decree] the decree on the managers
    [nib] the NIB
   *[other] another paper
}
audit-act-evidence_removed = removed { $subject ->
    [village_rule] the village regulation
    [decree] the decree on the managers
    [nib] the NIB
   *[other] another paper
}
audit-act-check_asked = asked for another check of { $subject }
audit-act-evidence_asked = asked for more evidence of { $subject }
audit-act-bumdes_verified = verified { $subject }
audit-act-bumdes_refused = refused the registration of { $subject }
audit-act-bumdes_suspended = suspended { $subject }
audit-act-bumdes_restored = ended the suspension of { $subject }
audit-act-village_added = added the village { $subject }
audit-act-village_removed = took away the village { $subject }
audit-topic-gallery = Gallery
audit-act-collection_created = created the collection { $subject }
audit-act-collection_edited = changed the collection { $subject }
audit-act-collection_deleted = deleted the collection { $subject }
audit-act-collections_ordered = changed the order of the collections
audit-act-collection_piece_added = added a product to the collection { $subject }
audit-act-collection_piece_removed = took a product out of the collection { $subject }
audit-act-collection_pieces_ordered = changed the order inside the collection { $subject }
audit-act-collection_cover_chosen = changed the cover of the collection { $subject }
audit-gallery-title = The gallery's history
audit-gallery-lead = Who changed the collections and the front page, and when. These records cannot be changed or deleted.
audit-gallery-empty-text = As soon as a curator changes a collection or the front page, it is recorded here.
audit-act-front_published = changed the front page
audit-act-front_scheduled = scheduled a front page
audit-act-front_withdrawn = took a front page out of the schedule
audit-act-front_restored = showed an earlier front page again
audit-topic-requests = Requests for quotation
audit-act-quote_made = made a quote for { $subject }
audit-act-quote_withdrawn = withdrew the quote for { $subject }
audit-act-request_declined = declined request { $subject }
