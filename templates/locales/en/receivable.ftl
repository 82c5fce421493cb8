# A company's account: what was ordered, taken off and paid.
receivable-title = Account
receivable-lead = All that was ordered on the company’s account, what was taken off, and what was paid.
receivable-owed = To be paid
receivable-ahead = Paid ahead
receivable-opening = Opening balance
receivable-closing = Closing balance
receivable-cut = Only the last { $n } lines are shown.
receivable-date = Date
receivable-line = What
receivable-amount = Amount
receivable-balance = Balance
receivable-line-ordered = Ordered
receivable-line-credited = Taken off
receivable-line-paid = Paid
receivable-line-returned = Sent back
receivable-line-reversed = Taken back
receivable-empty-title = Nothing on the account yet
receivable-empty-text = It begins with the first purchase order.
receivable-book-title = Book a payment
receivable-book-text = From the bank statement: money that came from this company. The oldest order is paid first.
receivable-book-amount = Amount (Rp)
receivable-book-on = Date received
receivable-book-reference = Text on the bank statement
receivable-book = Book
receivable-booked = The payment is booked.
receivable-error-amount = Write the amount in rupiah, such as 1,250,000.
receivable-error-on = Choose the date on which it came, not after today.
receivable-error-reference = Write what the bank statement says, 100 letters at most.
receivable-error-known = A payment with this text is booked already.
receivable-back-title = Send back what was paid ahead
receivable-back-text = This company paid more than it ordered. Send the money to the account it came from first, then book it here.
receivable-back-none = Nothing was paid ahead: all of this company’s money went to its orders.
receivable-back-on = Date sent
receivable-back-booked = Booked as sent back.
receivable-error-ahead = At most { $ahead } can be sent back: the rest went to orders.
receivable-reverse-link = Take back
receivable-reverse-of = the booking { $reference }
receivable-reverse-title = Take back a booking
receivable-reverse-text = For a transfer that was booked by mistake: of another company, of another amount, or one that never came. What is written stays: its opposite is booked with the reason, and the company is told. The transfer can then be booked as it should be.
receivable-reverse-booked = Booked
receivable-reverse-then-owed = To be paid once it is taken back
receivable-reverse-then-ahead = Paid ahead once it is taken back
receivable-reverse-uncovered = Unpaid again: { $orders }. These orders go on. BUMDes that did not get their money yet wait until the company has paid.
receivable-advances-title = Advanced by Etalase
receivable-advances-text = This money was paid out to BUMDes and is not taken back; it comes in once this company pays. A payout that still waits for its transfer can be marked as failed: what it holds then waits again.
receivable-advances-part = Part of an order
receivable-advances-payout = Payout
receivable-reverse-reason = Reason
receivable-reverse-reason-help = The company reads it on its account, such as: the transfer came from another company.
receivable-reverse-now = Take this booking back
receivable-reversed = The booking is taken back.
receivable-error-reversed = This booking was taken back before.
receivable-error-reason = Write the reason first, so that the company knows what was wrong.
notice-kind-transfer_booked = A payment of the company was booked
notice-transfer_booked = { $change ->
    [returned] We sent { $amount } that was paid ahead back to your company’s account ({ $reference }).
    [not_received] Your payment of { $amount } ({ $reference }) was booked by mistake, and is taken back: “{ $reason }”.
    [not_returned] The { $amount } that we said we sent back ({ $reference }) was booked by mistake: “{ $reason }”.
   *[received] We received your payment of { $amount } ({ $reference }).
} { $stands ->
    [owing] { $left } is left to pay.
    [ahead] { $left } is paid ahead.
   *[even] Nothing is left to pay.
}
notice-next-transfer_booked = See the account.
receivable-from = From
receivable-till = Until
receivable-show = Show
receivable-all = All days
receivable-none = Nothing was ordered or paid on these days.
receivable-until = Until { $day }
receivable-statement = Statement of account
receivable-creditor = Billed by
receivable-debtor = Company
receivable-statement-note = Above zero: still to be paid. Below zero: paid ahead. Payments go to the oldest order and invoice first.
receivable-pay-to = Payments go to { $bank } { $number }, { $holder }.
