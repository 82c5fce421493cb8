# Email: to buyers and BUMDes.
mail-footer = You receive this email because you ordered from Etalase, the shop window of Indonesia's villages.
mail-footer-bumdes = This email is for the people who run { $bumdes }, which sells on Etalase.
mail-greeting = Hello { $name },
mail-order = Order { $number }
mail-shipping = Shipping
mail-pickup = Pick-up in the village
mail-total = Total
mail-phone = Phone
mail-address = Deliver to
mail-note = Note from the buyer
mail-courier = Courier
mail-tracking-number = Tracking number
mail-package = In the parcel
mail-see-order = See the order
mail-follow-order = Follow the order
mail-reply-reaches-them = reply to this email to ask them directly.

mail-transfer = Transfer to this account
mail-transfer-bank = Bank
mail-transfer-number = Account number
mail-transfer-holder = Account holder
mail-transfer-amount = Amount
mail-transfer-note = Reference
mail-transfer-then = Transfer exactly this amount and give the order number as reference, so that we recognise it quickly. As soon as the money is here we let you know and pass the order on to the village.

mail-refund-by-transfer = We send it by bank transfer. A second email asks you which account the money should go to.
mail-refund-by-gateway = The money returns the way you paid, usually within 5 to 10 working days, depending on your bank.

mail-order-placed-subject = Order { $number }: please pay before { $until }
mail-order-placed-heading = Thank you, we have your order.
mail-order-placed-pay = Please pay { $total } before { $until }. Until then everything is set aside for you.
mail-order-placed-otherwise = After that the order lapses by itself, and nothing is charged.
mail-order-placed-button = Pay for the order

mail-order-paid-subject = We have received your payment for order { $number }
mail-order-paid-heading = Thank you, your payment has arrived.
mail-order-paid-next = { $count ->
    [1] Your order is now with the village's BUMDes, which packs and sends it. Any questions? Call them or simply reply to this email.
   *[other] Your order is now with { $count } BUMDes. Each packs and sends its own part, so parcels may arrive separately. Any questions? Call the BUMDes; the numbers are below.
}

mail-order-expired-subject = Order { $number } has lapsed without payment
mail-order-expired-heading = The time to pay has passed
mail-order-expired-why = We received no payment for order { $number } by { $until }, so its pieces are back in the gallery.
mail-order-expired-nothing-taken = Nothing has been charged.
mail-order-expired-if-paid = Already paid? Your money is safe: if the pieces are still there we send them, and if they are gone you get the money back.
mail-order-expired-button = Back to the gallery

mail-payment-returned-subject = We are returning { $amount } for order { $number }
mail-payment-returned-heading = Your money is on its way back
mail-payment-returned-why = Your payment for order { $number } arrived after its time had run out, and the pieces were gone by then. We are returning all of it: { $amount }.
mail-payment-returned-sorry = We are sorry it did not work out this time, and hope you find something you like another day.

mail-new-order-subject = New order { $number }: { $count ->
    [1] 1 piece
   *[other] { $count } pieces
} for { $buyer }, { $total }
mail-new-order-heading = A new order, already paid.
mail-new-order-greeting = Hello { $bumdes },
mail-new-order-next = Please accept it in the portal, pack it and send it. We tell the buyer at every step.
mail-new-order-button = Open the order in the portal
mail-new-order-total = Total of your part
mail-new-order-pickup = The buyer picks it up
mail-new-order-whatsapp = Send { $buyer } a WhatsApp message
mail-whatsapp-text = Hello { $name }, this is { $bumdes }. Thank you for your order { $number } on Etalase. We are preparing it now.

mail-shipped-subject = { $bumdes } has sent your order { $number }
mail-shipped-heading = { $bumdes } has sent your order.
mail-shipped-next = A parcel of order { $number } is on its way to your address.
mail-shipped-others = Parts from other BUMDes come separately.
mail-ready-subject = Order { $number } is ready at { $bumdes }
mail-ready-heading = Your order is ready to be picked up at { $bumdes }.
mail-ready-next = Show this code when you collect order { $number }. Call the BUMDes first to ask when they are open.

mail-rejected-subject = { $bumdes } cannot fulfil order { $number }
mail-rejected-heading = Sorry, { $bumdes } cannot fulfil your order.
mail-rejected-what = This is about their part of order { $number }.
mail-rejected-reason = Their reason
mail-rejected-refund = You get { $amount } back.
mail-rejected-others = Parts from other BUMDes are still coming.
mail-rejected-total = Returned to you

mail-order-cancelled-subject = Order { $number } is cancelled
mail-order-cancelled-heading = Your order is cancelled.
mail-order-cancelled-unpaid = Order { $number } is cancelled as you asked. Nothing is charged. If you paid in the meantime, you get it back.
mail-order-cancelled-paid = Order { $number } is cancelled as you asked. You get all of it back: { $amount }.
mail-part-cancelled-subject = The buyer has cancelled order { $number }
mail-part-cancelled-heading = The buyer has cancelled this order.
mail-part-cancelled-what = Order { $number } need not be packed or sent. The pieces are back in your stock.
mail-payee-subject = Which account should we send { $amount } to?
mail-payee-heading = Your money is ready to be sent.
mail-payee-why = We owe you { $amount } for order { $number }. The way you paid cannot take it back, so we send it by bank transfer.
mail-payee-how = Tell us the account through this link. We never ask for a PIN, a password or a one-time code.
mail-payee-button = Enter the account
mail-refund-sent-subject = We have sent { $amount } for order { $number }
mail-refund-sent-heading = Your money has been sent.
mail-refund-sent-what = We have returned { $amount } for order { $number }.
mail-refund-sent-account = Sent to
mail-refund-sent-reference = Reference
mail-refund-sent-when = A bank transfer usually arrives the same day; cards and e-wallets can take 5 to 10 working days.
mail-complaint-received-subject = We have your complaint about order { $number }
mail-complaint-received-heading = Thank you for telling us.
mail-complaint-received-what = We look into it together with { $bumdes } and write to you. Until then the money stays with us.
mail-complaint-text = What you wrote
mail-complaint-opened-subject = A buyer complains about order { $number }
mail-complaint-opened-heading = A buyer has opened a complaint.
mail-complaint-opened-what = This is about order { $number }. Reply to this email to speak with { $buyer } directly. The payout for this order waits until the complaint is closed.
mail-complaint-opened-text = What the buyer wrote
mail-complaint-closed-subject = Your complaint about order { $number } is closed
mail-complaint-closed-refunded = You get money back.
mail-complaint-closed-settled = Your complaint has been put right.
mail-complaint-closed-declined = We could not accept your complaint.
mail-complaint-closed-answer = Our answer
mail-order-placed-cash-subject = We have received order { $number }
mail-order-placed-cash = Have { $total } ready in cash: you pay when it arrives. We have passed your order on to the village.
mail-new-order-cash-heading = A new order, to be paid on delivery.
mail-new-order-company-heading = A new order from a company, bought on account.
mail-new-order-cash = Not paid yet: take { $amount } in cash when you hand it over.
mail-rejected-cash = You have nothing to pay.
mail-rejected-on-account = { $amount } was taken off your company’s account.

mail-payout-paid-subject = Payout { $number }: { $amount } is on its way
mail-payout-paid-heading = Your payout has been transferred.
mail-payout-paid-what = We have transferred { $amount } for payout { $number } to your BUMDes’s account. It usually arrives the same day.
mail-payout-failed-subject = Payout { $number }: { $amount } did not arrive
mail-payout-failed-heading = Your payout did not arrive.
mail-payout-failed-what = { $amount } for payout { $number } did not reach your BUMDes’s account. The money is still yours and goes into the next payout.
mail-payout-failed-check = Please check the bank, the account number and the account holder’s name. If anything is wrong, mend it before the next payout.
mail-payout-amount = Amount
mail-payout-to = To
mail-payout-paid-at = Transferred
mail-payout-failed-at = Marked as failed
mail-payout-period = For entries
mail-payout-from-until = { $from } to { $until }
mail-payout-reference = Bank’s reference
mail-payout-reason = Reason
mail-payout-see = See what it is made of
mail-payout-account = Check the account

mail-note-footer = You receive this email because your address was used on Etalase, the shop window of Indonesia's villages.
mail-not-asked = Did you not ask for this? Ignore it; nothing has changed.
mail-invitation-subject = { $inviter } invites you to the team of { $bumdes }
mail-invitation-heading = You are invited to the team of { $bumdes }.
mail-invitation-what = { $inviter } invites you to work for { $bumdes } on Etalase.
mail-invitation-roles = Your roles: { $roles }.
mail-invitation-until = This invitation is valid until { $until } and works once.
mail-invitation-button = Open invitation
mail-invitation-end = You do not know { $bumdes }? Ignore this email.
mail-sign-up-subject = Finish your Etalase account
mail-sign-up-heading = One more step.
mail-sign-up-what = Open this link to choose a name and a password. It is valid for { $hours } hours.
mail-sign-up-button = Create account
mail-already-subject = You already have an Etalase account
mail-already-heading = Hello { $name }, you have an account.
mail-already-what = Somebody, perhaps you, wanted to create an account with this address. There is one already, so just sign in.
mail-already-forgotten = Forgot the password? Choose a new one at { $url }
mail-already-button = Sign in
mail-password-subject = A new password for your Etalase account
mail-password-heading = Hello { $name }, here is the link to a new password.
mail-password-what = It is valid for one hour and works once. We never ask you for your password.
mail-password-button = Choose a new password
mail-track-parcel = Track it at { $courier }
mail-shipped-part = This is a part of your order. The rest follows in another parcel.
mail-pickup-code = Pick-up code
mail-part-due-subject = Due tomorrow: order { $number }
mail-part-due-heading = One day is left.
mail-part-due-accept = Order { $number } has no answer yet. Accept it, or reject it with a reason, before { $time }.
mail-part-due-send = Order { $number } has not been sent in full. Send it before { $time }. If you cannot, tell the buyer now.
mail-message-buyer-subject = A message from { $bumdes } about order { $number }
mail-message-buyer-heading = { $bumdes } wrote about order { $number }.
mail-message-buyer-how = Answer on your order page so that the BUMDes sees it at once, or reply to this email.
mail-message-bumdes-subject = { $buyer } asks about order { $number }
mail-message-bumdes-heading = { $buyer } wrote about order { $number }.
mail-message-bumdes-how = Answer in the portal so that it is kept with the order, or reply to this email.
mail-message-answer = Read and answer
