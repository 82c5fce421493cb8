# What companies ask for, and what BUMDes offer.
quotation-title = Requests for quotation
quotation-ask = Ask for a quote
quotation-for-companies = Buying in bulk for a company?
quotation-quantity = { $n } { quotation-unit-name }
quotation-unit-name = { $unit ->
    [pack] packs
    [bottle] bottles
    [pair] pairs
    [kg] kg
    [m] metres
   *[pcs] pieces
}
quotation-in-unit = Counted in { $unit ->
    [pack] packs
    [bottle] bottles
    [pair] pairs
    [kg] kilograms
    [m] metres
   *[pcs] pieces
}
quotation-grade-A = Grade A
quotation-grade-B = Grade B
quotation-grade-C = Grade C

quotation-status-open = Waiting for answers
quotation-status-closed = Closed
quotation-status-cancelled = Cancelled
quotation-status-ordered = Ordered
quotation-show-answer = To answer
quotation-show-answered = Answered
quotation-show-ended = Ended
quotation-state-waiting = No answer yet
quotation-state-silent = Did not answer
quotation-state-declined = Declined
quotation-state-offered = Valid
quotation-state-countered = Waiting for their word
quotation-state-expired = Expired
quotation-state-withdrawn = Withdrawn
quotation-state-accepted = Chosen
quotation-state-lost = Not chosen
quotation-state-cancelled = Cancelled
quotation-own-waiting = To answer
quotation-own-silent = Not answered
quotation-own-declined = You declined
quotation-own-offered = Answered
quotation-own-countered = Other terms asked
quotation-own-expired = Your quote expired
quotation-own-withdrawn = You withdrew your quote
quotation-own-accepted = Chosen
quotation-own-lost = Not chosen
quotation-own-cancelled = Cancelled by the buyer

quotation-filter-text = Number or goods
quotation-filter-text-bumdes = Number, goods or company
quotation-filter-show = Show
quotation-filter-any = All
quotation-filter-go = Search
quotation-filter-clear = See all requests
quotation-none-title = Nothing matches
quotation-none-text = Change the search, or see all of them.
quotation-empty-title = No requests yet
quotation-empty-text = Say what you need, how much and by when. The BUMDes that make it send you their quotes.
quotation-empty-title-bumdes = No requests yet
quotation-empty-text-bumdes = Hotels, restaurants and shops ask for quotes on products that are published. Their requests appear here and come by mail.
quotation-until = by { $day } at the latest
quotation-answered-of = { $offers } of { $asked } BUMDes offer
quotation-answers-until = Answers until { $time }
quotation-today = { $n ->
    [one] { $n } request for quotation waits for your answer
   *[other] { $n } requests for quotation wait for your answer
}

quotation-ask-lead = Choose the kind of goods. Your request goes to every verified BUMDes whose products match.
quotation-from-product = Or begin with one product: open its page and choose “Ask for a quote”.
quotation-choose = Choose…
quotation-any = Any
quotation-go-on = Go on
quotation-category = Category
quotation-category-help = What sets its goods apart, such as material or technique, follows on the next page.
quotation-ask-product = { $product } by { $seller }.
quotation-ask-category = Category { $category }: goes to every BUMDes whose products match.
quotation-what = What you need
quotation-subject = Goods
quotation-subject-pooled = Words to find similar products by
quotation-subject-help = For example “arabica coffee”. BUMDes whose products have one of these words in their names get your request.
quotation-wanted = Quantity
quotation-unit = Unit
quotation-target = Target price
quotation-target-help = For one unit, without shipping. The BUMDes see it.
quotation-minimum-grade = Lowest grade
quotation-grade-help = A is the best. Say how it is measured in the specification.
quotation-specification = Specification
quotation-specification-help = Size, packing, moisture, delivery: whatever the makers should know.
quotation-files = Files
quotation-files-help = JPEG, PNG or PDF, { $n } files at most, 5 MB each.
quotation-where-when = Where and when
quotation-outlet = Outlet
quotation-earliest = Earliest arrival
quotation-latest = Latest arrival
quotation-answer-on = Answers until
quotation-answer-on-help = Until the end of that day where your outlet is.
quotation-who = Whom you ask
quotation-pool = Also ask other BUMDes that make it
quotation-pool-help = A single village rarely fills a large order. Several together can.
quotation-pooled-lead = This request goes to every BUMDes whose products match. You can set limits for sharing it out.
quotation-at-most = Suppliers at most
quotation-at-most-help = Leave it empty for no limit. Only for requests to several BUMDes.
quotation-regencies = At least one supplier from
quotation-regency = Regency { $n }
quotation-limits-title = Limits for suppliers
quotation-limits-text = Offers stand; how they are spread is computed anew within the new limits.
quotation-limits-save = Save limits
quotation-limits-change = Change the limits for suppliers
quotation-done-limits = The limits are saved, and the allocation is computed anew.
quotation-regency-help = There must be at least one supplier from each regency that you name.
quotation-send = Send the request
quotation-no-outlet-title = Add an outlet first
quotation-no-outlet-text = BUMDes need to know where the goods go.
quotation-no-outlet-add = Add an outlet
quotation-to-company = See where your company stands

quotation-asked = What you asked for
quotation-asked-by = Asked by { $company }
quotation-product = Product
quotation-between = Arrival
quotation-days = { $from } to { $until }
quotation-place = Goes to
quotation-answer-by = Answers until
quotation-no-offers = Nobody has made a quote yet.
quotation-others = Without a quote
quotation-answers = Answers
quotation-price = Unit price
quotation-can-make = Can make
quotation-weekly-short = { $n } a week
quotation-lead-time = Delivery
quotation-days-n = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
quotation-grade = Grade
quotation-valid-until = Valid until
quotation-state = Status
quotation-above-target = { $amount } above target
quotation-total = { $total } for what they can make, without shipping.
quotation-rounds = Rounds
quotation-you = You
quotation-round-terms = { $weekly } a week, in lots of { $lot }, { $minimum } at least, delivered { $days } days after they are made
quotation-round-valid = Valid until { $day }.
quotation-round-wanted = there by { $day }
quotation-counter = Ask for other terms
quotation-counter-lead = The BUMDes’s quote stays valid until they replace it.
quotation-wanted-on = Wanted by
quotation-note = Note
quotation-note-help = What the buyer should know, such as packing.
quotation-counter-send = Send
quotation-end = End the request
quotation-close-text = If you have enough answers, close the request. Those who made a quote can still change it.
quotation-close = Close the request
quotation-cancel = Cancel the request
quotation-cancel-text = All quotes lapse and the BUMDes are told. This cannot be undone.
quotation-cancel-sure = Yes, cancel it

quotation-answer = Answer
quotation-your-product = Your product that matches:
quotation-pooled-text = This request went to several BUMDes. Offer as many as you can make; other villages may make the rest.
quotation-own-expired-text = Your quote has expired. The buyer cannot choose it until you make a new one.
quotation-you-declined = You declined: “{ $reason }” If you think otherwise now, send a quote.
quotation-offer = Your quote
quotation-offer-again = Change your quote
quotation-option = Option of the product
quotation-can-make-help = At most, for this request.
quotation-weekly = Can make in a week
quotation-weekly-help = Other orders are taken off this.
quotation-lot = Lot size
quotation-lot-help = For example 20 if they are packed in twenties.
quotation-minimum = At least
quotation-minimum-help = Fewer are not worth beginning.
quotation-lead-time-help = Days from finished until they reach the buyer.
quotation-valid-help = Once this day has passed, the buyer cannot choose it.
quotation-offer-send = Send the quote
quotation-withdraw = Withdraw the quote
quotation-withdraw-text = The buyer can no longer choose it. While the request is open you can make another one.
quotation-withdraw-sure = Yes, withdraw it
quotation-decline = We cannot make it
quotation-decline-reason = Why
quotation-decline-help = The buyer reads it.
quotation-decline-sure = Decline the request

quotation-done-asked = Your request is on its way. You will hear as soon as somebody answers.
quotation-done-countered = The BUMDes has been asked.
quotation-done-closed = The request is closed.
quotation-done-cancelled = The request is cancelled and the BUMDes have been told.
quotation-done-offered = Your quote has been sent.
quotation-done-withdrawn = Your quote is withdrawn.
quotation-done-declined = The buyer has been told.

quotation-refused-not-approved = Your company can ask for quotes once Etalase has approved it.
quotation-refused-over = This request has ended.
quotation-refused-not-open = This quote has been withdrawn or has ended. Wait for a new one from the BUMDes.
quotation-refused-changed = The BUMDes has changed its quote since you opened it. See the new one above, then ask again.
quotation-refused-expired = This quote was valid until { $day }, which has passed. The BUMDes has to make a new one.
quotation-refused-ended = This request is closed or has ended already.
quotation-refused-not-verified = Your BUMDes has to be verified to make quotes. See the page BUMDes status.
quotation-refused-too-late = The time to answer this request is over.
quotation-refused-another-round = Something is new since you opened this page. See the rounds above, then send it again if it still fits.
quotation-refused-has-quote = You have made a quote. Withdraw it first.

quotation-error-subject = Say what goods you need, for example “arabica coffee”.
quotation-error-quantity = Write the quantity in figures, from 1 to 10,000,000.
quotation-error-price = Write the price in rupiah, for example 85,000.
quotation-error-at-most = Write a number from 1 to 200, or leave it empty.
quotation-error-grade = Choose a grade from the list.
quotation-error-grade-said = Say the grade of your goods: A, B or C.
quotation-error-outlet = Choose the outlet that receives the goods.
quotation-error-unit = Choose the unit.
quotation-error-latest = Choose the latest day of arrival, within a year.
quotation-error-earliest = Choose a day from today until the latest day of arrival.
quotation-error-answer-on = Choose a day from today until the latest day of arrival.
quotation-error-regency = Choose a regency from the list.
quotation-error-nobody = No published product matches yet. Try a more general name, another unit or fewer conditions.
quotation-error-about = Begin with a product, or choose its category.
quotation-error-files-many = Too many files. Choose five at most.
quotation-error-files-large = One of the files is larger than 5 MB. Make it smaller, then choose all files again.
quotation-error-files-kind = Files have to be JPEG, PNG or PDF. Choose all files again.
quotation-error-weekly = Write the number for a week in figures, 1 at least.
quotation-error-lot = Write the lot size in figures, not above what you can make.
quotation-error-minimum = Write the smallest number, not above what you can make.
quotation-error-lead-time = Write the number of days, from 0 to 366.
quotation-error-valid = Choose a day from today on, within a year.
quotation-error-option = Choose one of your product’s options that is on sale.
quotation-error-wanted-on = Choose a day from today on, within a year.
quotation-error-reason = Say why in a few words.

quotation-allocation = Allocation
quotation-allocate = Work out an allocation
quotation-allocate-text = The order is spread over the quotes that are valid: in time, and at the lowest cost delivered. It is a calculation; nothing is ordered.
quotation-allocate-text-one = See when it can be made and what it costs delivered, then order. Nothing is ordered yet.
quotation-allocate-again = Work it out again
quotation-allocation-lead = Worked out from the quotes valid today: in time first, then at the lowest cost, then by turns that are fair. Nothing is ordered.
quotation-ceiling = Highest unit price
quotation-allocation-too-large = The quantity is too large to be spread exactly. Split it into several requests.
quotation-allocation-none-title = No valid quote yet
quotation-allocation-none-text = An allocation can be worked out as soon as a BUMDes makes a quote.
quotation-unserved = No quote that can be used comes from one of the regencies you named ({ $regencies }). While that limit holds, nothing is allocated.
quotation-shortfall = { $n } short of { $wanted }
quotation-could-be-met = All of it could be met by { $day } at the earliest.
quotation-could-not-be-met = These quotes are not enough, even half a year after the last day.
quotation-met = All { $n } can be there in time.
quotation-shares = Who makes how many
quotation-goods = Goods
quotation-shipping = Shipping
quotation-landed = Delivered
quotation-sum = Sum
quotation-made-in = Made in the weeks of
quotation-optimal = Proven: no allocation of these quotes is cheaper.
quotation-within-bound = The search was ended early. Another allocation is cheaper by { $amount } at most.
quotation-left-out = Who has no share
quotation-share-all-is-needed = Whatever can be ready is needed, because there is not enough.
quotation-share-needed-for-regency = The only supplier from a regency that you named.
quotation-share-fair-turn = Costs the same as { $other }, whose turn comes later.
quotation-share-fills-rest = Fills the rest; could make up to { $n }.
quotation-share-cheapest = All it can make is part of the cheapest allocation.
quotation-left-out-grade = Below the grade that you ask for, or none is stated.
quotation-left-out-ceiling = { $amount } above the highest price.
quotation-left-out-no-capacity = No week is free.
quotation-left-out-late = Could only be there by { $day }, after the last day.
quotation-left-out-minimum = { $minimum } at least, but only { $available } can be made or are needed.
quotation-left-out-lot = Made in lots of { $lot }, which does not fit the { $available } that can be made or are needed.
quotation-left-out-limits = Your limits cannot be kept, so nothing is allocated.
quotation-left-out-suppliers = Your limit of { $n } suppliers is taken up by others that bring more.
quotation-left-out-turn = Costs the same as { $other }, whose turn comes first.
quotation-left-out-fits-less = A good price, but its lots or parcels fit less well with the others.
quotation-left-out-dearer = Not needed: { $amount } dearer per unit delivered.
