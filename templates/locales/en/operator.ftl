# The operator's portal.
operator-overview-title = Overview
operator-count-transfers = transfers to confirm
operator-count-refunds = refunds to send by hand
operator-count-payouts = payouts to transfer
operator-count-dead-letters = failed jobs
operator-count-jobs = jobs waiting
operator-count-users = active users
operator-nothing-waits = Nothing waits for you.
operator-mails-in-files = Mails are kept as files and can be read here:
operator-mails-by-smtp = Mails leave through an SMTP server, so none are kept here. Those that failed are under “Failed jobs”.
operator-search-meilisearch = Meilisearch has answered searches since { $since }.
operator-search-embedded = Meilisearch has been out of use since { $since }. The built-in engine answers searches, so buyers notice nothing. Once Meilisearch recovers, it takes over again by itself.
operator-search-reason = Its last message:

operator-users-title = Users
operator-users-count = { $n ->
    [one] 1 person
   *[other] { $n } people
}
operator-filter = Name or email
operator-filter-go = Search
operator-since = Since
operator-off = Switched off
operator-change = Change
operator-new-password = New password
operator-set-password = Set password
operator-switch-off = Switch off and sign out
operator-switch-on = Switch on again
operator-add-title = Add a user
operator-name = Name
operator-email = Email
operator-phone = Phone
operator-password = Password
operator-password-help = At least 10 characters. Tell it to the person directly.
operator-roles = Roles
operator-role-operator = Operator
operator-role-curator = Curator
operator-role-buyer = Buyer
operator-bumdes = Works for BUMDes
operator-bumdes-none = None
operator-language = Language
operator-add = Add
operator-error-phone = A phone number has 30 characters at most.
operator-done-added = The user has been added.
operator-done-on = The user can sign in again.
operator-done-off = The user is switched off and signed out everywhere.
operator-done-password = The password is set and the user is signed out everywhere.
operator-not-oneself = You cannot switch yourself off. Ask another operator.

operator-payments-title = Transfers
operator-payments-lead = Compare the amount with the bank statement, then confirm. The order goes to the BUMDes after that.
operator-no-transfers-title = No transfer is expected
operator-no-transfers-text = Orders paid by bank transfer appear here until you confirm the money.
operator-transfer-until = Due by
operator-confirm = Money has arrived
operator-late-title = Past their time
operator-late-text = If the money arrives after all, confirm it: the order goes on when the stock is still there, otherwise the money goes back.
operator-done-confirmed = Transfer confirmed.
operator-not-a-transfer = This payment is no bank transfer, so it cannot be confirmed here.

operator-refunds-title = Refunds
operator-refunds-lead = These cannot be sent back automatically. Contact the buyer, send the money, then mark it.
operator-no-refunds-title = No money to send back
operator-no-refunds-text = Refunds that cannot be sent automatically appear here.
operator-refund-failed = Refused by the payment provider
operator-mark-refunded = Sent back
operator-done-refunded = The refund is marked as sent.
operator-refund-refused = Nothing was changed: the payment provider still has this refund in hand.
operator-provider-stripe = Stripe
operator-provider-bank_transfer = Bank transfer
operator-provider-simulator = Simulator

operator-mail-title = Outgoing mail
operator-mail-lead = The newest first. These mails are kept as files and are not sent out.
operator-no-mails-title = No mails yet
operator-no-mails-text = Mails appear here as soon as there is an order.
operator-no-subject = (no subject)
operator-mail-from = From
operator-mail-to = To
operator-mail-reply-to = Reply to
operator-mail-date = Date
operator-mail-html = As the reader sees it
operator-mail-alone = Open on its own page
operator-mail-text = Text part

operator-dead-title = Failed jobs
operator-dead-lead = Jobs that kept failing after several attempts. Mend the cause, then try again.
operator-no-dead-title = No job has failed
operator-no-dead-text = Mails, payments and refunds are running well.
operator-job = Job
operator-job-send_mail = Send a mail
operator-job-process_webhook = Read news from the payment provider
operator-job-send_refund = Send a refund
operator-job-cancel_payment = Close a payment
operator-attempts = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
operator-tries = Tries
operator-run-at = Runs at
operator-payload = Job's content
operator-retry = Try again
operator-discard = Discard
operator-done-retry = The job is back in the queue.
operator-done-discarded = The job has been discarded.
