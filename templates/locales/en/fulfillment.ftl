# The order desk of a BUMDes.
fulfillment-inbox-title = Today
fulfillment-counts = Orders by step
fulfillment-group-new = New, waiting for your answer
fulfillment-group-accepted = To pack
fulfillment-group-packed = Ready to go
fulfillment-group-shipped = On the way
fulfillment-group-done = Done and rejected
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
fulfillment-slip-how = Print it from your browser's menu; the rest of this page is left out.
fulfillment-slip-from = From
fulfillment-slip-to = To
fulfillment-slip-weight = Weight { $weight }

fulfillment-cancelled-title = Cancelled by the buyer
fulfillment-cancelled-text = Do not pack or send it. The pieces are back in your stock.
fulfillment-event-complained = The buyer opened a complaint
fulfillment-event-complaint_closed = Complaint closed
fulfillment-cash-title = Cash on delivery: take { $amount }
fulfillment-cash-text = This order is not paid yet. Take the money when you hand it over, or let a courier collect it for you.
fulfillment-next-new-cash = This order is paid in cash when it arrives. Check the goods, then accept it.
fulfillment-next-shipped-cash = Mark it once it was handed over and you have { $amount } in cash. If the buyer turned it away, use the button below.
fulfillment-deliver-cash = Delivered, cash received
fulfillment-reject-cash = The buyer reads your reason and has nothing to pay. This cannot be undone. Stock does not come back by itself: count again.
fulfillment-reject-only = Reject the order
