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
purchase-empty-text = A purchase order is made from the quotes of BUMDes. Begin by asking for quotes.
purchase-empty-next = Ask for quotes
purchase-by = by { $date }
purchase-what = Goods
purchase-to = Delivered to
purchase-due = To arrive by
purchase-drawn-up = Drawn up by
purchase-request = Request
purchase-shortfall = { $n } { $unit } fewer than asked for: no BUMDes can make them in time.
purchase-agree-title = Approval
purchase-agree-count = { $agreed } of { $needed } approvals are there.
purchase-agree-until = The quoted prices hold until { $date }.
purchase-agree-others = Waiting for your colleagues with the role Approver.
purchase-note = Note (needed to refuse)
purchase-agree = Approve
purchase-refuse = Do not approve
purchase-cancel = Cancel this order
purchase-words = Decisions
purchase-word-yes = Approves
purchase-word-no = Does not approve
purchase-shares = Shares of the BUMDes
purchase-delivery = { $date }: { $quantity } { $unit }
purchase-items = Goods
purchase-shipping = Shipping
purchase-credited = Taken off
purchase-total = Total
purchase-placed = Approved and ordered. Each BUMDes has been told of its share.
purchase-agreed = Your approval is recorded. One more is needed.
purchase-refused = Not approved. The weeks of the BUMDes are free again.
purchase-cancelled = Cancelled. The quotes are open again.
purchase-waits-for-you = { $n ->
    [one] { $n } purchase order waits for your approval
   *[other] { $n } purchase orders wait for your approval
}
purchase-to-pay = Approved. The BUMDes begin as soon as the first payment has arrived.
purchase-pay-title = Awaiting payment
purchase-pay-text = Transfer { $first } to Etalase's bank account, with { $number } as the reference. As soon as it is booked, each BUMDes hears of its share.
purchase-open = Nobody makes { $n } { $unit } yet
purchase-open-text = Nobody makes it within the total that was approved. The amount is off your account already. See below who could make it, or ask for new quotes.
purchase-instead-of = In the place of { $bumdes }.
purchase-late = Late: it should have been sent.
purchase-take-back = Take this share back
purchase-take-back-text = { $bumdes } no longer makes it, the amount comes off your account, and the share is offered to others.
purchase-take-back-reason = Reason, for the BUMDes to read
purchase-taken-back = Taken back. We look for another BUMDes to make it.
purchase-others-open = Find others for { $n } { $unit }
purchase-others-title = Others who can make it
purchase-others-lead = Other BUMDes whose quotes still hold for { $n } { $unit }, to arrive by { $date }.
purchase-others-order = Order from them
purchase-others-text = It becomes part of the same purchase order, at the prices and shipping above.
purchase-others-go = Order for { $total }
purchase-others-ordered = The others have been ordered from, and told.
purchase-error-not-open = Nothing of it needs others to make it.
purchase-error-not-agreed = With these, the purchase order's total needs more approvals than it has. Ask for new quotes for the rest.
company-act-purchase_moved = ordered from others for purchase order { $subject }
purchase-reordered = Ordered again
purchase-error-not-late = This share cannot be taken back: it is not late, or it was sent.
purchase-error-reason = Write why, so that whoever drew it up knows what to change.
purchase-error-moved = This order was decided or cancelled already. Its status is below.
purchase-error-not-yours = Your approval is recorded already, or two others must approve this one.
purchase-error-expired = One of its quotes has ended. Cancel this order and ask the BUMDes to renew its quote.
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
    [awaiting_payment] Purchase order { $number } is approved. Pay { $first } first, so that the BUMDes can begin.
    [cancelled] Purchase order { $number } has lapsed: its quotes held until { $until }.
   *[refused] Purchase order { $number } was not approved: “{ $reason }”
}
notice-share_moved = { $change ->
    [all] { $n } { $unit } of purchase order { $number } that { $bumdes } does not make are now made by { $to }.
    [some] { $n } { $unit } of purchase order { $number } that { $bumdes } does not make are now made by { $to }. { $missing } { $unit } are still missing.
   *[none] Nobody makes the { $missing } { $unit } of purchase order { $number } that { $bumdes } does not make, at what was agreed to.
}
notice-share_declined = { $bumdes } cannot make { $n } { $unit } of purchase order { $number }: “{ $reason }”
notice-next-purchase_to_approve = Look through it, then approve it or not.
notice-next-purchase_decided = See the purchase order.
notice-next-share_moved = See who makes what, and who else could.
notice-next-share_declined = It was taken off your account. Ask for new quotes for what is missing.
