# News for people who work on Etalase: bell, page, mail, choices.
notice-title = News
notice-unread = { $n ->
    [one] { $n } unread piece of news
   *[other] { $n } unread pieces of news
}
notice-new = New:
notice-read = Mark as read
notice-read-all = Mark all as read
notice-choices = Choose your news
notice-empty-title = No news yet
notice-empty-text = New orders, payouts and changes in the team show up here. You can choose which of them you hear about.
notice-done-all = All news is marked as read.
notice-done-choices = Your choices are saved.
notice-choices-title = News for you
notice-choices-lead = Choose how you want to hear. Email goes to { $email }.
notice-in-portal = At the bell
notice-by-mail = By email
notice-save = Save choices
notice-open = Open in the workspace
notice-choose = Choose what you hear about at { $url }
notice-kind-new_order = New order
notice-kind-order_late = An order waits too long
notice-kind-complaint_opened = Complaint of a buyer
notice-kind-payout_paid = Payout sent
notice-kind-payout_failed = Payout failed
notice-kind-team_changed = Change in the team
notice-kind-listing_submitted = Product waits for review
notice-kind-listing_changes_requested = Product needs changes
notice-kind-listing_published = Product published
notice-kind-listing_rejected = Product rejected
notice-new_order = New order { $number } from { $buyer }, { $total }.
notice-order_late = Order { $number } has waited a long time to be { $status ->
    [new] accepted
    [accepted] packed
   *[packed] shipped
}.
notice-complaint_opened = { $buyer } complains about order { $number }.
notice-payout_paid = Payout { $number } of { $amount } was sent to your account.
notice-payout_failed = Payout { $number } of { $amount } could not be sent.
notice-team_changed = { $change ->
    [joined] { $name } joined the team.
    [roles] The roles of { $name } were changed.
    [removed] { $name } was removed from the team.
    [left] { $name } left the team.
   *[owner] { $name } is now the owner of the BUMDes.
}
notice-listing_submitted = { $bumdes } submitted { $product } for review.
notice-listing_changes_requested = The curator asks for changes to { $product }.
notice-listing_published = { $product } is in the gallery now.
notice-listing_rejected = { $product } cannot be published.
notice-next-new_order = Accept the order, so that the buyer knows it is being prepared.
notice-next-order_late = Take the next step, or reject it if you cannot deliver. The buyer is waiting to hear.
notice-next-complaint_opened = Read the complaint and answer the buyer. The payout for this order waits.
notice-next-payout_paid = The page of the payout explains it line by line.
notice-next-payout_failed = Check your bank account for payouts. The money comes with the next one.
notice-next-team_changed = See who is in your team, and as what.
notice-next-listing_submitted = Open the product to review it.
notice-next-listing_changes_requested = Read the curator's notes, make the changes and submit it again.
notice-next-listing_published = See it as buyers do.
notice-next-listing_rejected = Read the reason on the product's page.
notice-kind-stock_low = Stock running low
notice-stock_low = Running low: { $product }.
notice-next-stock_low = See how many can still be sold, and write the count down once new ones are made.
notice-kind-permit_verified = Permit checked
notice-kind-permit_refused = Permit refused
notice-kind-permit_due = Permit needs attention
notice-permit_verified = { $permit } was checked by the curator.
notice-permit_refused = { $permit } was refused by the curator: { $reason }
notice-permit_due = { $what ->
    [expiring] { $permit } ends on { $ends }.
    [needed] { $others ->
        [some] { $product } and { $more } more products need this before { $ends } is over: { $permit }.
       *[none] { $product } needs this before { $ends } is over: { $permit }.
    }
    [unlisted] { $others ->
        [some] { $product } and { $more } more products left the gallery: { $permit } does not hold.
       *[none] { $product } left the gallery: { $permit } does not hold.
    }
   *[relisted] { $others ->
        [some] { $product } and { $more } more products are in the gallery again.
       *[none] { $product } is in the gallery again.
    }
}
notice-next-permit_verified = It is shown on the pages of its products now.
notice-next-permit_refused = Correct it or replace the paper. Once it is saved, the curator looks at it again.
notice-next-permit_due = Record the permit or its renewal. Open orders go on.
notice-kind-permit_to_check = Permit waits to be checked
notice-permit_to_check = { $bumdes } recorded { $permit } to be checked.
notice-next-permit_to_check = Compare what it says with its paper.
notice-kind-bumdes_registered = A BUMDes waits to be verified
notice-bumdes_registered = { $bumdes } from { $village } waits to be verified.
notice-next-bumdes_registered = Open its page and check the evidence.
notice-kind-join_asked = Someone asks to join
notice-join_asked = { $name } ({ $email }) would like to join your BUMDes.
notice-next-join_asked = If you know them, invite that address on the Team page.
notice-kind-standing_changed = BUMDes status
notice-standing_changed = { $change ->
    [verified] The Dinas has verified your BUMDes.
    [asked] The curators ask for more evidence: “{ $reason }”
    [refused] The registration of your BUMDes was refused: “{ $reason }”
    [suspended] Your BUMDes is suspended: “{ $reason }”
   *[restored] The suspension of your BUMDes is over.
}
notice-next-standing_changed = Open the page BUMDes status for the next step.
notice-kind-company_decided = Company status
notice-company_decided = { $change ->
    [approved] Your company is approved and can order.
    [refused] Your company's registration was not accepted yet: “{ $reason }”
    [suspended] Your company is suspended: “{ $reason }”
    [terms] Your company's payment terms were changed.
   *[restored] The suspension of your company is over.
}
notice-next-company_decided = Open the company's page for its terms and the next step.
notice-kind-company_members_changed = Change among the company's members
notice-company_members_changed = { $change ->
    [joined] { $name } joined the company.
    [removed] { $name } was removed from the company.
    [left] { $name } left the company.
   *[roles] The roles of { $name } were changed.
}
notice-next-company_members_changed = See who the company's members are, and what they do.
notice-kind-quote_asked = Requests for quotation
notice-kind-quote_countered = Other terms asked
notice-kind-request_cancelled = Requests cancelled
notice-kind-quote_answered = Answers of BUMDes
notice-kind-request_closed = Time for answers over
notice-kind-webhook_given_up = Webhook not delivered
notice-quote_asked = { $company } asks for a quote, { $number }: { $subject }.
notice-quote_countered = { $company } asks for other terms on { $number }: { $subject }.
notice-request_cancelled = { $company } has cancelled { $number }: { $subject }.
notice-quote_answered = { $change ->
    [offered] { $bumdes } has made a quote for { $number }: { $subject }.
    [changed] { $bumdes } has changed its quote for { $number }: { $subject }.
    [withdrawn] { $bumdes } has withdrawn its quote for { $number }: { $subject }.
   *[declined] { $bumdes } cannot make { $number }: { $subject }.
}
notice-request_closed = The time to answer { $number } ({ $subject }) is over. Quotes received: { $answers }.
notice-webhook_given_up = Your system at { $url } did not take our message in { $attempts } attempts.
notice-next-quote_asked = See what is asked for, then send a quote or say that you cannot.
notice-next-quote_countered = See what they ask for, then change your quote if it suits you. The old one stays valid.
notice-next-request_cancelled = There is nothing for you to do.
notice-next-quote_answered = Compare all answers on the request’s page.
notice-next-request_closed = Compare the quotes on the request’s page.
notice-next-webhook_given_up = See in the delivery log what it answered, mend it, and have the messages sent again.
