# Purchase orders of a company.
purchase-title = Purchase orders
purchase-status-awaiting_approval = Waiting for approval
purchase-status-awaiting_payment = Awaiting payment
purchase-status-ordered = Ordered
purchase-status-refused = Not approved
purchase-status-cancelled = Cancelled
purchase-credit-left = Credit left
purchase-credit-limit = Credit limit
purchase-terms = Payment
purchase-none-title = No purchase order has this status
purchase-none-text = Choose another status, or show all.
purchase-empty-title = No purchase orders yet
purchase-empty-text = A purchase order is made from your company’s basket or from the quotes of BUMDes. Begin with the catalogue, or ask for quotes.
purchase-empty-next = Ask for quotes
purchase-by = by { $date }
purchase-what = Goods
purchase-to = Delivered to
purchase-due = To arrive by
purchase-drawn-up = Drawn up by
purchase-request = Request
purchase-shortfall = { quotation-quantity } fewer than asked for: no BUMDes can make them in time.
purchase-agree-title = Approval
purchase-agree-count = { $agreed } of { $needed } approvals are there.
purchase-agree-until = The quoted prices hold until { $date }.
purchase-agree-until-catalogue = These prices hold until { $date }. The goods are taken from stock once it is approved.
purchase-agree-others = Waiting for your colleagues with the role Approver.
purchase-note = Note (needed to refuse)
purchase-agree = Approve
purchase-refuse = Do not approve
purchase-cancel = Cancel this order
purchase-words = Decisions
purchase-word-yes = Approves
purchase-word-no = Does not approve
purchase-shares = Shares of the BUMDes
purchase-arrives = Arrives
purchase-delivery = { $date }: { $quantity } { quotation-unit-name }
purchase-items = Goods
purchase-shipping = Shipping
purchase-credited = Taken off
purchase-total = Total
purchase-placed = Approved and ordered. Each BUMDes has been told of its share.
purchase-agreed = Your approval is recorded. One more is needed.
purchase-refused = Not approved. Nothing of it is reserved any more.
purchase-cancelled = Cancelled. Nothing of it is reserved any more.
purchase-waits = Waiting for you
purchase-waits-agree = Look at it
purchase-waits-agree-text = waits for your approval
purchase-waits-pay = How to pay
purchase-waits-pay-text = waits to be paid
purchase-waits-sign = Sign
purchase-waits-sign-text = goods were sent, the handover is not signed
purchase-waits-allocate = See the allocation
purchase-waits-allocate-text = the time to answer is over, ready to order
purchase-waits-offers = { $n ->
    [one] one offer
   *[other] { $n } offers
}
purchase-to-pay = Approved. The BUMDes begin as soon as the first payment has arrived.
purchase-pay-title = Awaiting payment
purchase-pay-text = Transfer this to Etalase's bank account. As soon as it is booked, each BUMDes hears of its share.
purchase-pay-ahead = Of { $first } due first, { $ahead } are on the company's account already.
purchase-pay-until = To be paid by { $date }. After that day the purchase order is cancelled, so that the BUMDes can take other orders. What has been paid stays on the company's account.
purchase-open = Nobody makes { quotation-quantity } yet
purchase-open-text = Nobody makes it within the total that was approved. The amount is off your account already. See below who could make it, or ask for new quotes.
purchase-instead-of = In the place of { $bumdes }.
purchase-late = Late: it should have been sent.
purchase-take-back = Take this share back
purchase-take-back-text = { $bumdes } no longer makes it, the amount comes off your account, and the share is offered to others.
purchase-take-back-reason = Reason, for the BUMDes to read
purchase-taken-back = Taken back. We look for another BUMDes to make it.
purchase-others-open = Find others for { quotation-quantity }
purchase-others-title = Others who can make it
purchase-others-limits = Others were looked for within the limits of your request:
purchase-others-regencies = a supplier from { $regencies }
purchase-others-at-most = { $n } suppliers at most
purchase-others-lift = Look without these limits
purchase-others-lifted = The limits of your request (regencies, number of suppliers) are not kept here.
purchase-others-keep = Keep the limits
purchase-others-lead = Other BUMDes whose quotes still hold for { quotation-quantity }, to arrive by { $date }.
purchase-others-order = Order from them
purchase-others-text = It becomes part of the same purchase order, at the prices and shipping above.
purchase-others-go = Order for { $total }
purchase-others-ordered = The others have been ordered from, and told.
purchase-lines = { $n ->
    [one] 1 line
   *[other] { $n } lines
}
purchase-missing = { $n } short
purchase-short-title = Out of stock before the payment was booked
purchase-short-text = This order is cancelled. Your money stays on your company’s account and counts for its next order. Below it says what was short.
purchase-take-back-catalogue = { $bumdes } no longer sends it, and the amount comes off your account.
purchase-basket-title = Order the basket
purchase-basket-due = Needed by
purchase-basket-due-help = May stay empty: the goods are sent as soon as they are ready. { $date } at the earliest.
purchase-basket-reference = Your own order number
purchase-basket-reference-help = The BUMDes reads it with the order.
purchase-basket-note = Note for the BUMDes
purchase-basket-sum = Summary
purchase-basket-first = { $first } is paid first, before the BUMDes begin.
purchase-basket-approvals = { $n ->
    [1] One person must approve this order. Its prices are fixed until { $date }; the stock is taken once it is approved.
   *[other] { $n } people must approve this order. Its prices are fixed until { $date }; the stock is taken once it is approved.
}
purchase-basket-no-approval = Your company asks for no approval of this sum.
purchase-basket-go = Place a purchase order for { $total }
purchase-basket-done = The purchase order is there. Its items have left the basket.
purchase-basket-error-changed = Something has changed since this page was opened, so nothing is ordered yet. { $changes } Look again, then order.
purchase-basket-error-outlet = Choose the outlet that takes the goods in.
purchase-basket-error-empty = The basket is empty by now. It may have been ordered in another window: see the purchase orders.
purchase-basket-error-unserved = { $bumdes } does not deliver to this outlet yet. Choose another outlet, or take its items out of the basket.
purchase-basket-error-short = Nothing is ordered yet, because stock is missing: { $what }. Order fewer of it.
purchase-basket-error-day = Write the date like 2026-12-31, or leave it empty.
purchase-basket-error-days = The date has to be between { $earliest } and { $latest }. Leave it empty if you need none.
purchase-basket-changed-contents = The basket holds something else than you saw.
purchase-basket-changed-price = { $name }: { $was } is { $now } now.
purchase-basket-changed-shipping = Shipping of { $bumdes }: { $was } is { $now } now.
purchase-basket-changed-trouble = { $name } cannot be ordered in that quantity.
purchase-error-not-open = Nothing of it needs others to make it.
purchase-error-not-agreed = With these, the purchase order's total needs more approvals than it has. Ask for new quotes for the rest.
company-act-purchase_moved = ordered from others for purchase order { $subject }
purchase-reordered = Ordered again
purchase-error-not-late = This share cannot be taken back: it is not late, or it was sent.
purchase-error-reason = Write why, so that whoever drew it up knows what to change.
purchase-error-moved = This order was decided or cancelled already. Its status is below.
purchase-error-not-yours = Your approval is recorded already, or two others must approve this one.
purchase-error-expired = One of its quotes has ended. Cancel this order and ask the BUMDes to renew its quote.
purchase-error-prices-ended = The prices of this order have ended. Cancel it, then order again at today’s prices.
purchase-error-short = It cannot be ordered yet, because stock is missing: { $what }. To order fewer, cancel this order and order again. Or wait until there is more.
purchase-lack-none = { $name } (none left)
purchase-lack-some = { $name } ({ $left } left)
purchase-error-credit = More than your credit limit allows. { $left } is left. Pay what is due, or ask Etalase for a higher limit.
purchase-error-budget = More than the budget allows. { $left } is left. Whoever manages your company’s account can make a new one.
purchase-error-changed = { $bumdes } has changed its quote. Look at the allocation again, then order.
purchase-error-gone = { $bumdes } has withdrawn its quote. Look at the allocation again, then order.
purchase-error-quote-expired = The quote of { $bumdes } has ended. Ask the BUMDes to renew it.
purchase-error-total = The total is { $now } now. Look again, then order.
purchase-error-ordered = This request was ordered or cancelled already.
purchase-error-not-approved = Your company cannot order yet. Its page says how it stands.
purchase-error-empty = There is no quote that could be ordered.
purchase-error-weeks = Somebody else has just taken a week of one of the BUMDes. Look at the allocation again, then order.
purchase-order-title = Order as allocated
purchase-order-text = A purchase order is drawn up with the shares, prices and shipping above, and the weeks of the BUMDes are reserved for you at once. Where your company asks for approval, it waits until it is approved.
purchase-order-go = Draw up a purchase order for { $total }
purchase-reason-all-is-needed = All that can be ready is needed, because it still falls short.
purchase-reason-needed-for-regency = A supplier from a region you named.
purchase-reason-fair-turn = It costs the same as another, whose turn comes later.
purchase-reason-fills-rest = Fills the rest.
purchase-reason-cheapest = Belongs to the cheapest spread.
purchase-drawn-up-done = The purchase order is drawn up. The weeks of the BUMDes are reserved for you.
company-act-purchase_drawn_up = drew up purchase order { $subject }
company-act-purchase_approved = approved purchase order { $subject }
company-act-purchase_refused = did not approve purchase order { $subject }
company-act-purchase_taken_back = took back a late share of purchase order { $subject }
company-act-purchase_cancelled = cancelled purchase order { $subject }
notice-kind-purchase_to_approve = Purchase order to approve
notice-kind-purchase_decided = Purchase order decided
notice-kind-share_moved = A share moves to another BUMDes
notice-kind-share_declined = A BUMDes cannot deliver
notice-purchase_to_approve = Purchase order { $number } of { $total } waits for your approval.
notice-purchase_decided = { $change ->
    [ordered] Purchase order { $number } is placed.
    [awaiting_payment] Purchase order { $number } is approved. Pay { $first } first, by { $until }, so that the BUMDes can begin.
    [cancelled] Purchase order { $number } has lapsed: its quotes held until { $until }.
    [prices_ended] Purchase order { $number } has lapsed: its prices held until { $until }.
    [unpaid] Purchase order { $number } is cancelled: its first payment had not arrived by { $until }. What has been paid stays on the company's account, for the next one.
    [short] Purchase order { $number } is cancelled: stock ran out before the payment was booked. Your money stays on your company’s account and counts for its next order.
   *[refused] Purchase order { $number } was not approved: “{ $reason }”
}
notice-share_moved = { $change ->
    [all] { quotation-quantity } of purchase order { $number } that { $bumdes } does not make are now made by { $to }.
    [some] { quotation-quantity } of purchase order { $number } that { $bumdes } does not make are now made by { $to }. { $missing } { quotation-unit-name } are still missing.
   *[none] Nobody makes the { $missing } { quotation-unit-name } of purchase order { $number } that { $bumdes } does not make, at what was agreed to.
}
notice-share_declined = { $of ->
    [catalogue] { $bumdes } cannot send its part of purchase order { $number }: “{ $reason }”
   *[quotes] { $bumdes } cannot make { quotation-quantity } of purchase order { $number }: “{ $reason }”
}
notice-next-purchase_to_approve = Look through it, then approve it or not.
notice-next-purchase_decided = See the purchase order.
notice-next-share_moved = See who makes what, and who else could.
notice-next-share_declined = It was taken off your account. Order what is missing elsewhere, or ask for new quotes.
purchase-paper-title = Purchase order
purchase-paper-status = Status
purchase-paper-ended = cancelled
purchase-paper-day = Arrives by
purchase-paper-who = Decided by
purchase-paper-word = Decision
purchase-paper-when = Time
purchase-paper-note = Note
purchase-paper-nobody = By the company's rule, an order of this size needs nobody else's approval.
purchase-paper-not-yet = Nobody has approved this order yet.
