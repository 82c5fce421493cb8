# Payouts: money to the BUMDes, its bank account, and what each sum is made of.
payouts-title = Payouts
payouts-lead = { $n ->
    [0] The money of an order can be paid out as soon as the order is delivered, unless a complaint or refund of it is still open.
    [one] The money of an order can be paid out 1 day after its delivery, unless a complaint or refund of it is still open.
   *[other] The money of an order can be paid out { $n } days after its delivery, unless a complaint or refund of it is still open.
}
payouts-waiting-title = Waiting to be paid out
payouts-waiting-none = Everything is paid out. No BUMDes waits for money.
payouts-due = Can be paid out
payouts-held = On hold
payouts-account = Bank account
payouts-no-account = No bank account
payouts-account-change = Change account
payouts-run = Make payouts of { $total }
payouts-nothing-due = Nothing can be paid out at the moment.
payouts-run-of = Payouts of
payouts-bank-file = Download bank file (CSV)
payouts-none-title = No payouts yet
payouts-none-text = Once payouts are made, the bank file and each BUMDes’s statement are here.
payouts-run-nothing = Nothing can be paid out, so nothing was made.
payouts-run-done = { $n ->
    [one] 1 payout was made, { $total }. Send the money through the bank, then mark it.
   *[other] { $n } payouts were made, { $total } in all. Send the money through the bank, then mark each.
}
payouts-run-carried = { $n ->
    [one] 1 BUMDes is below zero: its balance is carried to the next payout.
   *[other] { $n } BUMDes are below zero: their balances are carried to the next payout.
}
payouts-run-no-account = { $n ->
    [one] 1 BUMDes has no bank account yet: its money waits.
   *[other] { $n } BUMDes have no bank account yet: their money waits.
}

payouts-hold-title = Hold
payouts-hold-days = Days after delivery
payouts-hold-help = Leave it empty to wait as long as a buyer may complain, { $n } days. Holds from the next payouts on.
payouts-hold-short = Shorter than buyers may complain ({ $n } days): the money may have left by then. What is refunded afterwards is taken off the next payout.
payouts-hold-save = Save hold
payouts-hold-saved = The hold is saved.
payouts-hold-refused = The hold is between 0 and 90 days. Nothing was changed.

payouts-status-draft = To be transferred
payouts-status-paid = Paid
payouts-status-failed = Failed
payouts-status-carried = Carried on
payouts-pdf = Download PDF
payouts-why-draft = { $bumdes } is to get { $amount }, for what is listed below.
payouts-why-paid = { $bumdes } got { $amount } for everything listed below.
payouts-why-failed = { $amount } did not reach { $bumdes }. Everything listed below goes into the next payout.
payouts-why-carried = { $bumdes } got nothing: what was taken off (refunds, or commission and tax of orders paid with cash) is more than it was owed. The balance of { $amount } is carried to the next payout.
payouts-made-at = Made
payouts-paid-at = Paid
payouts-failed-at = Failed
payouts-reason = Reason
payouts-reference = Bank’s reference
payouts-carried-into = Carried into
payouts-next = Next step
payouts-reference-help = Copy it from the transfer slip, so that it can be found again.
payouts-mark-paid = Money has been sent
payouts-fail-open-draft = Did the transfer fail?
payouts-fail-open-paid = Did the bank return the money?
payouts-fail-what = This payout is closed, and everything in it goes into the next one.
payouts-reason-help = The BUMDes reads this, for example “account number refused by the bank”.
payouts-mark-failed = Mark as failed
payouts-done-paid = The payout is marked as paid and booked.
payouts-done-failed = The payout is marked as failed. What was in it goes into the next one.
payouts-reason-missing = Give the reason in a few words. Nothing was changed.
payouts-ended-already = Nothing was changed: this payout has another status by now. See below.

payouts-opening = Opening balance
payouts-entries = Sum of the entries
payouts-closing = Paid out
payouts-closing-carried = Carried to the next payout
payouts-closing-balance = Closing balance
payouts-entries-title = Entries
payouts-date = Date
payouts-order = Order
payouts-product = Product
payouts-tier = Share
payouts-amount = Amount
payouts-no-order = No order
payouts-order-total = Sum
payouts-tier-maker = Maker
payouts-tier-cluster = Cluster
payouts-tier-bumdes = BUMDes
payouts-tier-village = Village fund
payouts-tier-shipping = Shipping
payouts-tier-ppn = VAT (PPN)
payouts-tier-cash = Cash the BUMDes took
payouts-kind-payment = Sale
payouts-kind-refund = Refund
payouts-kind-correction = Correction
payouts-kind-payout = Payout
payouts-kind-payout_failed = Failed payout

payouts-money-lead = { $n ->
    [0] The money of an order can be paid out once the order is delivered.
    [one] The money of an order can be paid out 1 day after it is delivered.
   *[other] The money of an order can be paid out { $n } days after it is delivered.
}
payouts-balance-held = On hold
payouts-balance-due = Can be paid out
payouts-balance-on-its-way = On its way
payouts-balance-paid = Paid
payouts-below-zero = Your balance is below zero: money was refunded after it had been paid out, or commission and tax are due of orders whose cash you took. The next payout is reduced by it.
payouts-own-none = No payouts yet. The first appears here when the operator makes it.
payouts-account-title = Bank account
payouts-account-lead = This is where the money of the BUMDes is sent. Payouts made before keep the account they were made with.
payouts-account-missing = There is no bank account yet, so your money cannot be sent.
payouts-account-add = Add bank account
payouts-account-bank = Bank
payouts-account-number = Account number
payouts-account-holder = Account holder
payouts-account-holder-help = Exactly as the bank has it.
payouts-account-save = Save account
payouts-account-saved = The account is saved and used from the next payout on.
payouts-error-bank = Give the name of the bank, for example Bank NTB Syariah.
payouts-error-number = Write the account number in digits only, 5 to 20 of them.
payouts-error-holder = Give the account holder in letters, as the bank has it.

payouts-makers-title = The makers’ share
payouts-makers-lead = Their share is paid to the account of the BUMDes with the rest. Pay them by these statements.
payouts-maker-owed = not paid out yet
payouts-maker-period = { $from } to { $until }
payouts-months = Other months
payouts-month-before = Month before
payouts-month-after = Month after
payouts-what = What

payouts-pdf-title = Payout statement
payouts-pdf-for = For
payouts-pdf-page = Page { $page } of { $last }

payouts-of-bumdes = Money of { $bumdes }
payouts-held-title = On hold, order by order
payouts-held-more = The { $shown } oldest of { $n } orders.
payouts-why-hold = Can be paid out from { $date } on, after the hold.
payouts-why-not_delivered = Not delivered yet.
payouts-why-refund_open = A refund of it is still to be sent.
payouts-why-complaint_open = A complaint about it is open.
payouts-why-company_owes = The company that ordered it has not paid yet.
