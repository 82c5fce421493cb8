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

payment-payee-title = Account for your refund
payment-payee-lead = Which account should we send { $amount } to?
payment-payee-bank = Bank or e-wallet
payment-payee-bank-help = For example BRI, Bank NTB Syariah or DANA.
payment-payee-number = Account number
payment-payee-holder = Account holder
payment-payee-holder-help = Exactly as the bank has it.
payment-payee-private = We keep it encrypted and use it for this refund alone.
payment-payee-send = Save the account
payment-payee-change = Change the account
payment-payee-known = Account saved
payment-payee-done = We have the account. As soon as the money is sent, you will hear from us.
payment-payee-late = Nothing was changed: this refund no longer waits for an account.
payment-payee-sent = We have sent { $amount }. There is nothing left to fill in.
payment-payee-not-wanted = This refund is sent automatically, so no account is needed.
payment-payee-error-bank = Write the name of the bank or e-wallet.
payment-payee-error-number = An account number has 5 to 20 digits.
payment-payee-error-holder = Write the name of the account holder.
# Ways to pay: their names and a short explanation.
payment-method-midtrans_qris = QRIS
payment-method-midtrans_qris-text = Scan a QR code with any Indonesian bank or wallet app.
payment-method-midtrans_virtual_account = Virtual account
payment-method-midtrans_virtual_account-text = Pay at an ATM or by mobile banking to a number made for your order.
payment-method-midtrans_e_wallet = E-wallet
payment-method-midtrans_e_wallet-text = GoPay or ShopeePay.
payment-method-midtrans_card = Credit or debit card
payment-method-midtrans_card-text = Visa, Mastercard, JCB, on Midtrans' secure page.
payment-method-stripe = Card, through Stripe
payment-method-stripe-text = Visa, Mastercard and others, on Stripe's secure page.
payment-method-bank_transfer = Bank transfer
payment-method-bank_transfer-text = We check and confirm during office hours.
payment-method-simulator = Payment simulator
payment-method-simulator-text = For trying things out: no money moves.

payment-proof-received = We have received your proof of transfer and will look at it soon.
payment-proof-missing = Choose a photo or PDF of the transfer first.
payment-proof-too-large = This file is larger than 5 MB. Send a screenshot or a smaller photo.
payment-proof-no-picture = This file is no photo (JPEG, PNG, WebP) and no PDF. Choose another one.
payment-proof-closed = This payment is over, so no proof is needed any more.

payment-method-cash_on_delivery = Cash on delivery
payment-method-cash_on_delivery-text = Pay in cash when you receive your order.
payment-method-on_account = On account
payment-method-on_account-text = Paid by invoice, on the terms of your company.
