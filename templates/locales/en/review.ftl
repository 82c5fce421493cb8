# The curator's desk: the queue of reviews and one review.
review-title = Reviews
review-waiting = Waiting for you
review-median = Median answer of the last 30 days
review-took-age-now = under a minute
review-took-age-minutes = { $n } min
review-took-age-hours = { $n } h
review-took-age-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
review-filter = Filter the queue
review-filter-waiting = Waiting for review
review-filter-days = Has waited
review-filter-any-category = All categories
review-days = { $n ->
    [0] However long
    [one] More than { $n } day
   *[other] More than { $n } days
}
review-empty-title = Nothing is waiting
review-empty-text = As soon as a BUMDes sends a product it shows up here, and you get a mail.
review-to-products = See all products
review-kind-new = New product
review-kind-change = Change of a shown product
review-kind-assisted = sent by a curator
review-waits = Waiting
review-open = Review
review-look = Look
review-one = Review: { $name }
review-preview = See it as a buyer
review-changed = What changes
review-changed-help = Left what is shown now, right what was sent.
review-content = What was sent
review-same = { $n ->
    [one] { $n } part stays the same
   *[other] { $n } parts stay the same
}
review-before = Shown now
review-after = Sent
review-comment = Comment
review-comment-label = What should be changed?
review-comment-add = Add the point
review-uncomment = Remove this point
review-answered = The BUMDes answered:
review-earlier = Earlier rounds
review-decide = Decide
review-checklist = Check before showing it
review-check-name = Name and category are right
review-check-description = The description is honest and clear
review-check-price = The price is fair to maker and buyer
review-check-weight = The packed weight is plausible, so that shipping is right
review-check-label = Ingredients, net weight and shelf life are complete
review-check-permit = Food permit and halal certificate were checked
review-check-cure = It promises no cure
review-check-technique = Technique and dye match the piece
review-check-foodsafe = The claim to be safe for food can be answered for
review-check-timber = Wood or rattan is from a lawful source
review-check-metal = Metal and fineness are named correctly
review-check-species = It is no protected species
review-check-harvest = Harvest and quality are named
review-note-help = The BUMDes reads this. Needed to turn it down; to ask for changes, points on the parts are enough.
review-publish = Show in the gallery
review-ask = Ask for changes
review-ask-with = { $n ->
    [one] Ask for changes ({ $n } point)
   *[other] Ask for changes ({ $n } points)
}
review-reject = Turn down
review-done-comment = The point was added. The BUMDes reads it once you ask for changes.
review-done-uncomment = The point was removed.
review-done-changes = The BUMDes was asked for changes.
review-done-rejected = The product was turned down. The BUMDes reads your reason.
review-refused-unchecked = { $n ->
    [one] Not shown yet: { $n } item of the checklist is not ticked. Tick it, or ask for changes.
   *[other] Not shown yet: { $n } items of the checklist are not ticked. Tick them, or ask for changes.
}
review-refused-nothing-said = Say first what should be changed, so that the BUMDes knows.
review-refused-decided = Nothing was changed: this was decided already, or taken back.
