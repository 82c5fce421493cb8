# Answers to programs that buy through /api/v1.
api-error-unreadable = The request cannot be read ({ $reason }). Send JSON like the examples in /api/v1/openapi.json.
api-error-key-unreadable = An Idempotency-Key has 16 to 255 ASCII characters without spaces, a random UUID for example. Correct it and send the request again.
api-error-key-reused = This Idempotency-Key came with another body before. Take a new key for a new request.
api-error-invalid = Some fields are not right yet. Correct those named in errors and send the request again.
api-error-no-cart = There is no such cart. Open a new one with POST /api/v1/carts.
api-error-cart-ordered = This cart has become an order and cannot be changed. Open a new cart to go on shopping.
api-error-cart-empty = The cart is empty. Put something into it, then order.
api-error-cart-trouble = Some items cannot be ordered as they are. Sort out those named in errors, then order again.
api-error-total-changed = The total has changed since it was seen. Show the new total to the buyer, then send the request again with that seen_total.
api-error-no-order = There is no such order, or the token is another order's. Use the link from the order's confirmation.
api-error-no-such-order = No order has this number. Check it and send the request again.
api-error-refund-reason = Give the reason, 3 characters at least and on one line. The buyer reads it.
api-error-refund-not-paid = This order is not paid, or all of its money went back already. Look at the order first.
api-error-refund-nothing-left = Nothing is left to send back of what was asked for. See the refunds in the order.
api-error-refund-changed = Something else was refunded since this order was looked at. Look again, then decide with the new seen_refunded.
api-error-refund-other-order = A line or a part is not of this order. Take the lines' ids and the parts' numbers from the order.
api-error-refund-more-than-left = That is more pieces than are left. Lower the quantity and send the request again.
