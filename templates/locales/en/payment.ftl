# Payments: what the buyer is told on coming back, and the simulator's page of the demo.
payment-received = We have received your payment. Thank you!
payment-failed = The payment did not go through and no money was taken. Please try again.
payment-simulator-title = Payment simulator
payment-simulator-notice-title = This is not a real payment
payment-simulator-notice = No money moves. Choose for yourself how this payment ends.
payment-simulator-order = Order
payment-simulator-amount = Amount
payment-simulator-pay = Pay { $amount }
payment-simulator-fail = Make the payment fail
payment-simulator-leave = Go back without paying
payment-simulator-closed = This payment is over. There is nothing left to pay here.
payment-simulator-to-order = See the order
