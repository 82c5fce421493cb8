# The order desk of a BUMDes.
fulfillment-counts = Orders by step
fulfillment-empty-title = Every order is taken care of
fulfillment-empty-text = New orders appear here as soon as the buyer has paid, and you get an email.
fulfillment-pieces = { $n ->
    [one] 1 piece
   *[other] { $n } pieces
}
fulfillment-pickup = Picked up by the buyer

fulfillment-status-new = New
fulfillment-status-accepted = Accepted
fulfillment-status-packed = Packed
fulfillment-status-shipped = Shipped
fulfillment-status-ready = Ready for pickup
fulfillment-status-delivered = Delivered
fulfillment-status-rejected = Rejected
fulfillment-status-cancelled = Cancelled
fulfillment-status-awaiting_payment = Awaiting payment

fulfillment-accept = Accept order
fulfillment-pack = Mark as packed
fulfillment-ship = Mark as shipped
fulfillment-ready = Mark as ready
fulfillment-deliver-courier = Mark as delivered
fulfillment-deliver-pickup = Mark as picked up
fulfillment-reject = Reject and refund
fulfillment-reject-open = Cannot fulfil this order?
fulfillment-reject-what = The buyer gets { $total } back and reads your reason. A rejection cannot be undone. Your stock does not go up by itself: count the pieces again.
fulfillment-reason = Reason, for the buyer
fulfillment-reason-help = For example: “This pattern has just sold out; the next dyeing is finished next month.”

fulfillment-next = Next step
fulfillment-next-new = This order is paid. Check that you have the goods, then accept it.
fulfillment-next-accepted = Pack the goods and put the packing slip inside.
fulfillment-next-packed = Hand the parcel to the courier and note its tracking number. The buyer gets an email.
fulfillment-next-pickup = Tell the buyer that the order can be picked up. The email leaves when you press this button.
fulfillment-next-shipped-courier = Mark it once the courier reports the delivery.
fulfillment-next-shipped-pickup = Mark it once the buyer has picked it up.
fulfillment-courier = Courier
fulfillment-tracking-number = Tracking number
fulfillment-parcel = Parcel

fulfillment-lines = What was ordered
fulfillment-product = Product
fulfillment-made-to-order = Made to order
fulfillment-quantity = Quantity
fulfillment-unit-price = Unit price
fulfillment-line-total = Subtotal
fulfillment-items-total = Goods
fulfillment-shipping-total = Shipping ({ $weight })
fulfillment-total = Total for your BUMDes
fulfillment-paid-at = Paid
fulfillment-buyer = Buyer
fulfillment-note = Note from the buyer
fulfillment-pickup-at-yours = The buyer picks it up at your place.
fulfillment-chat-button = Message on WhatsApp
fulfillment-chat = Hello { $buyer }, this is { $bumdes }. Thank you for your order at Etalase. We are writing about order { $number }.
fulfillment-timeline = Timeline
fulfillment-rejected-because = Rejected because
fulfillment-event-paid = Paid by the buyer
fulfillment-event-paid_late = Paid by the buyer, late
fulfillment-event-accepted = Accepted
fulfillment-event-packed = Packed
fulfillment-event-shipped = Shipped
fulfillment-event-delivered = Delivered
fulfillment-event-on_account = Ordered on the company's account
fulfillment-event-withdrawn = Taken back by the buyer for being late
fulfillment-event-rejected = Rejected
fulfillment-event-refunded = Refund to the buyer started
fulfillment-event-cancelled = Cancelled

fulfillment-done-accepted = Order { $number } accepted. Next: pack the goods.
fulfillment-done-packed = Order { $number } is packed.
fulfillment-done-shipped = { $delivery ->
    [pickup] The buyer has been told that order { $number } is ready for pickup.
   *[courier] Order { $number } is on its way. The buyer gets an email.
}
fulfillment-done-delivered = Order { $number } is complete.
fulfillment-done-rejected = Order { $number } rejected. The buyer's money goes back.
fulfillment-refused = Nothing was changed: this order is now “{ $status }”.
fulfillment-shipment-missing = Give the courier and the tracking number, so that the buyer can follow the parcel.
fulfillment-reason-missing = Write the reason first, a few words at least. The buyer will read it.

fulfillment-slip = Packing slip
fulfillment-slip-from = From
fulfillment-slip-to = To
fulfillment-slip-weight = Weight { $weight }

fulfillment-cancelled-title = Cancelled by the buyer
fulfillment-cancelled-text = Do not pack or send it. The pieces are back in your stock.
fulfillment-event-complained = The buyer opened a complaint
fulfillment-event-complaint_closed = Complaint closed
fulfillment-cash-title = Cash on delivery: take { $amount }
fulfillment-cash-text = This order is not paid yet. Take the money when you hand it over, or let a courier collect it for you.
fulfillment-company-order = Company order { $number }, bought on account
fulfillment-next-new-company = This company pays on account. Check quantity and schedule, then accept.
fulfillment-schedule = To arrive at the buyer
fulfillment-next-new-cash = This order is paid in cash when it arrives. Check the goods, then accept it.
fulfillment-next-shipped-cash = Mark it once it was handed over and you have { $amount } in cash. If the buyer turned it away, use the button below.
fulfillment-deliver-cash = Delivered, cash received
fulfillment-reject-cash = The buyer reads your reason and has nothing to pay. This cannot be undone. Stock does not come back by itself: count again.
fulfillment-reject-only = Reject the order

fulfillment-today-title = Today
fulfillment-count-new = Accept
fulfillment-count-accepted = Pack
fulfillment-count-packed = Send
fulfillment-count-answer = Answer
fulfillment-late-title = { $n ->
    [one] 1 order is late
   *[other] { $n } orders are late
}
fulfillment-late-hours = { $n ->
    [one] 1 hour late
   *[other] { $n } hours late
}
fulfillment-late-days = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
fulfillment-due-hours = { $n ->
    [one] 1 hour left
   *[other] { $n } hours left
}
fulfillment-due-days = { $n ->
    [one] 1 day left
   *[other] { $n } days left
}
fulfillment-answer-title = Buyers waiting for an answer
fulfillment-answer = Answer
fulfillment-urgent-title = Do next
fulfillment-all-orders = See all orders
fulfillment-on-the-way = { $n ->
    [one] 1 order on its way
   *[other] { $n } orders on their way
}
fulfillment-owed-title = Money for your BUMDes
fulfillment-owed-next = To follow
fulfillment-owed-sending = { $amount } is being transferred to your account.

fulfillment-filter-text = Number, buyer or product
fulfillment-filter-show = Show
fulfillment-filter-any = All
fulfillment-filter-go = Search
fulfillment-filter-more = Delivery and dates
fulfillment-filter-delivery = Delivery
fulfillment-filter-from = From
fulfillment-filter-until = Until
fulfillment-filter-clear = Show all
fulfillment-by-courier = By courier
fulfillment-show-new = New, waiting for your answer
fulfillment-show-accepted = To pack
fulfillment-show-packed = Ready to go
fulfillment-show-shipped = On the way
fulfillment-show-late = Late
fulfillment-show-answer = To answer
fulfillment-show-delivered = Delivered
fulfillment-show-rejected = Rejected
fulfillment-show-cancelled = Cancelled
fulfillment-none-title = No order matches
fulfillment-none-text = Try another word, or filter less.
fulfillment-no-orders-title = No orders yet
fulfillment-no-orders-text = Orders appear here as soon as a buyer has paid. Make sure that your products and stock are right.
fulfillment-newest = Newest
fulfillment-older = Older

fulfillment-tick = Select { $number }
fulfillment-bulk-what = For the ticked orders:
fulfillment-bulk-accept = Accept
fulfillment-bulk-accept-all = Accept all new ones
fulfillment-bulk-nothing = Tick the orders first.
fulfillment-bulk-accepted = { $n ->
    [one] 1 order accepted.
   *[other] { $n } orders accepted.
}
fulfillment-bulk-refused = Not accepted: { $list }.
fulfillment-bulk-unknown = not found
fulfillment-slips = Packing slips
fulfillment-labels = Parcel labels
fulfillment-label = Parcel label
fulfillment-label-cash = Cash on delivery
fulfillment-pick-list = Pick list
fulfillment-pick-orders = { $n ->
    [one] 1 order
   *[other] { $n } orders
}
fulfillment-slip-scan = Scan to see your order
fulfillment-complaints = Complaints
fulfillment-complaint-open = Waiting for an answer since
fulfillment-complaint-closed = Closed, opened on
fulfillment-complaint-answer = Answer from Etalase:
fulfillment-partly = { $sent } of { $pieces } pieces sent
fulfillment-event-partly_shipped = Partly shipped
fulfillment-done-partly-shipped = A parcel of order { $number } is noted as shipped. The rest still waits; the buyer gets an email.
fulfillment-parcel-empty = Enter how many pieces are in the parcel, at least one.
fulfillment-parcel-too-much = Nothing was noted: of one product only { $left } are left to send.
fulfillment-parcel-what = In this parcel
fulfillment-parcel-left = of { $left } left to send
fulfillment-parcel-some = Send only some of it now?
fulfillment-parcel-some-help = Change the numbers for this parcel. The rest stays on your list until you send it.
fulfillment-parcel-none = The buyer got the money for the rest back. Mark this order as shipped.
fulfillment-parcel-number = Parcel { $number }
fulfillment-track = Track it at { $courier }
fulfillment-parcel-delivered = Arrived { $date }
fulfillment-reject-partly = Some pieces are on their way, so this order cannot be rejected. Ask the people who run Etalase to refund the rest.
fulfillment-code = The buyer’s pick-up code
fulfillment-code-help = Six figures on the buyer’s order page and in their email, or scan their QR code.
fulfillment-code-wrong = That code is not for this order. Ask the buyer to show you their order page.
fulfillment-code-none = The buyer has no code with them?
fulfillment-code-none-text = Compare name and phone number first, then hand it over.
