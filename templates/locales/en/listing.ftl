# A BUMDes's products: the list, the editor step by step, preview, history.
listing-new = New product
listing-new-first = Add the first product
listing-empty-title = No products yet
listing-empty-text = Begin with one product. Its name is enough to start; the rest can follow bit by bit.
listing-filter-any = All
listing-no-price = No price yet
listing-stock = Stock { $n }, { $free } to sell
listing-page-first = To the first page
listing-assisted = You are working on behalf of { $bumdes }. Both names are recorded.

listing-next-complete = { $n ->
    [one] Fill in { $n } thing
   *[other] Fill in { $n } things
}
listing-next-answer = { $n ->
    [one] Answer { $n } point of the curator
   *[other] Answer { $n } points of the curator
}
listing-next-submit = Send to the curator
listing-next-submit-again = Send the latest version
listing-next-submit-change = Send the changes
listing-next-wait = The curator is looking at it
listing-next-wait-change = The curator is looking at the changes
listing-next-bring-back = Show it again
listing-next-withheld = Comes back when the suspension ends

listing-steps = Steps
listing-step-name = Name and maker
listing-step-description = Description
listing-step-options = Options and prices
listing-step-stock = Stock and making
listing-step-pictures = Pictures
listing-step-last = Look and send
listing-step-complete = complete
listing-step-points = { $n ->
    [one] { $n } point
   *[other] { $n } points
}
listing-step-name-lead = What is it called, and who makes it?
listing-step-description-lead = Tell it as you would to a guest who holds the piece.
listing-step-options-lead = What does it cost, and are there several sizes, colours or flavours?
listing-step-stock-lead = How many are ready, and how long does one take to make?
listing-step-pictures-lead = A bright photo sells more than words.
listing-save-next = Save and go on
listing-saves-itself = Saves itself while you type.
listing-saved = Saved.
listing-not-saved = Not saved yet. Check the connection, then press “Save and go on”.
listing-choose = Choose

listing-live-name = A curator looks at changes in this step first. Until then buyers see the present version.
listing-live-description = A curator looks at changes in this step first. Until then buyers see the present version.
listing-live-options = Prices, weights and wholesale prices hold as soon as they are saved. A curator looks at names of options and the unit first.
listing-live-stock = Everything in this step holds as soon as it is saved.
listing-live-pictures = A curator looks at new pictures first. Until then buyers see the present ones.
listing-waiting-title = The curator is looking at it
listing-waiting-text = What you change now is saved, but not part of what the curator sees. Send it again to include it.
listing-overtaken-title = { $by } saved this step first.
listing-overtaken-text = What you typed is still below, not saved yet. Compare, adjust, and save again: what stands below is what will be saved.
listing-overtaken-field = Part
listing-overtaken-yours = What you typed
listing-overtaken-take-theirs = Keep theirs instead

listing-point = From the curator
listing-point-done = Done
listing-point-answer = Your answer
listing-point-answered = Your answer:
listing-point-open = Not answered yet

listing-field-name-id = Name of the product
listing-field-name-en = Name in English
listing-field-category = Category
listing-field-village = Village
listing-field-maker = Maker
listing-field-cluster = Cluster
listing-field-description-id = Description
listing-field-description-en = Description in English
listing-field-materials = Materials
listing-field-care-id = Care or storage
listing-field-care-en = Care in English
listing-field-unit = Sold by the
listing-field-option-name = Options differ in
listing-field-value = Name of the option
listing-field-price = Price
listing-field-weight = Weight, packed
listing-field-size = Parcel size
listing-field-opening = Opening stock
listing-field-tiers = Wholesale prices
listing-field-minimum = Smallest order
listing-field-making = How it is supplied
listing-field-lead-time = Making takes
listing-field-capacity = Capacity a month
listing-field-pictures = Pictures

listing-name-help = As people search for it, such as “Keranjang ketak bertutup”. In Indonesian.
listing-name-en-help = Left empty, English pages show the Indonesian name.
listing-category-help = Decides what else is asked in the next step.
listing-maker-legend = Who makes it?
listing-maker-new = Somebody else, give the name
listing-maker-name = Name of the maker
listing-maker-name-help = A person or a group. Only if they are not in the list.
listing-cluster-help = The cluster of workshops, if there is one.
listing-village-help = For a maker from the list the village follows the maker.
listing-description-help = What it is made of, how, and what for. Three to six sentences, in Indonesian.
listing-materials-help = Such as “daun pandan, katun”.
listing-care-help = Such as “Lap dengan kain kering. Jangan direndam.”
listing-english = In English
listing-english-help = May be left empty. Buyers from abroad then read the Indonesian description.
listing-unit-pcs = piece
listing-unit-pack = pack
listing-unit-bottle = bottle
listing-unit-pair = pair
listing-unit-kg = kilogram
listing-unit-m = metre
listing-options-question = Are there several options?
listing-options-none = No, just one kind
listing-options-by-size = Yes, different sizes
listing-options-by-color = Yes, different colours
listing-options-by-weight = Yes, different contents or weights
listing-options-by-rasa = Yes, different flavours
listing-option-n = Option { $n }
listing-option-only = Price and weight
listing-option-add = Add an option
listing-option-remove = Remove this option
listing-value-help = Such as “large”, “red” or “250 g”. Only where there are several options.
listing-price-label = Price (rupiah)
listing-price-help = Without shipping, such as 45,000.
listing-weight-label = Weight, packed
listing-weight-help = In grams, or write “1.5 kg”. Shipping is reckoned from it.
listing-size-label = Parcel size (cm)
listing-size-help = Length x width x height, such as 30 x 20 x 15.
listing-tiers = Wholesale prices
listing-tiers-help = Lower prices for larger quantities. Leave empty if there are none.
listing-tier-quantity = From (pieces)
listing-tier-price = Price of each (rupiah)
listing-tier-add = Add a row
listing-tier = from { $n }: { $price }
listing-stock-legend = Stock
listing-opening-help = Count what is finished and ready to send.
listing-stock-now = { $n } there now. Stock changes by sales and counts.
listing-making-stock = From stock
listing-making-stock-help = Finished and counted. Buyers buy what is there.
listing-making-order = Made to order
listing-making-order-help = Nothing to count. Buyers order until a month's capacity is used up; it begins anew on the 1st.
listing-making-single = One of a kind
listing-making-single-help = There is only this one, and it is not made again. Once sold, its page stays and says Sold.
listing-making-single-fixed = there is only this one, so its stock is not counted again. If you make another, copy this product into a new one.
listing-lead-time-label = Making takes (days)
listing-lead-time-help = From the order until it is ready to send. Write 0 if it leaves the same day.
listing-capacity-label = How many can be made in a month?
listing-capacity-help = Large shops ask this first. What is made to order is sold up to this number each month.
listing-minimum-label = Smallest order
listing-minimum-help = Usually 1.
listing-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

listing-problem-name = Give the product a name.
listing-problem-category = Choose the category.
listing-problem-village = Choose the village it comes from.
listing-problem-maker = Choose the maker from the list, or write the name.
listing-problem-description = Describe the product.
listing-problem-description-short = The description is too short. Write at least { $n } letters.
listing-problem-materials = Write what it is made of.
listing-problem-attribute = { $label } is missing.
listing-problem-too-long = Too long: at most { $n } letters.
listing-problem-no-number = “{ $typed }” cannot be read as a number. Write the number alone.
listing-problem-range = The number must be between { $from } and { $to }.
listing-problem-unit = Choose the unit.
listing-problem-option-name = An option has a name, but not what options differ in. Choose it, or leave one option without a name.
listing-problem-variants = There must be at least one option, and at most { $n }.
listing-problem-value = Give this option a name.
listing-problem-value-twice = “{ $value }” stands there twice. Change one of them.
listing-problem-price = Fill in the price.
listing-problem-weight = Fill in the weight, packed.
listing-problem-size = Write three numbers, such as 30 x 20 x 15, or leave it empty.
listing-problem-tiers = At most { $n } rows of wholesale prices.
listing-problem-tier-quantity = Fill in from how many pieces.
listing-problem-tier-price = Fill in the price of each.
listing-problem-tier-rises = The quantity must be more than { $n }.
listing-problem-tier-falls = The wholesale price must be below Rp{ $price }.
listing-problem-opening = Fill in the opening stock; write 0 if it is made to order.
listing-problem-minimum = Fill in the smallest order; usually 1.
listing-problem-single-options = A one-of-a-kind piece has no options: remove them, or choose another way.
listing-problem-single-minimum = A one-of-a-kind piece is bought once: write 1.
listing-problem-single-tiers = A one-of-a-kind piece has no bulk prices: leave them empty.
listing-problem-lead-time = Fill in how many days making takes.
listing-problem-capacity = Fill in roughly how many can be made in a month.

listing-progress = How far it is
listing-before-submit = Once this is complete, the product can be sent to the curator.
listing-submit-what = Everything is there. Look at the preview, then send it. The curator answers by mail and here.
listing-submit = Send to the curator
listing-all-shown = Every change is shown already. There is nothing to review.
listing-withheld = This product is withheld while the BUMDes is suspended. When the suspension ends it comes back by itself, without being submitted. Changes that need a review can be submitted after that.
listing-withdraw = Take it back
listing-preview = Preview
listing-preview-note = Preview: this is how buyers will see it. Only you see this page.
listing-preview-back = Back to the product
listing-see-live = See it in the gallery
listing-actions = Other things to do
listing-bring-back = Show it again
listing-copy = Make a copy
listing-copy-name = { $name } (copy)
listing-take-down = Hide
listing-take-down-what = The product leaves the gallery until you show it again. Orders that are under way go on.
listing-take-down-now = Hide it now
listing-archive = Archive
listing-archive-what = The product leaves the gallery and this list. It can be brought back by the filter “Archived”.
listing-archive-now = Archive it now
listing-archived-title = This product is archived
listing-archived-text = It is not shown and cannot be changed until it is brought back.
listing-restore = Bring it back
listing-rejected-title = The curator turned this product down
listing-changes-title = The curator asks for changes
listing-changes-text = Open the marked steps, answer the points one by one, and send it again.
listing-rounds = Reviews
listing-round-n = Round { $n }
listing-round-waits = waiting
listing-round-published = approved
listing-round-changes_requested = changes requested
listing-round-rejected = turned down
listing-round-withdrawn = taken back
listing-history = History
listing-history-none = No change of status is recorded yet.
listing-event-created = Created
listing-event-changed = Changes approved and shown
listing-by-assisted = { $by }, on behalf of { $bumdes }
listing-by-curator = { $by }, curator

listing-done-submitted = Sent. The curator will look at it and let you know.
listing-done-withdrawn = Taken back.
listing-done-copied = The copy is there. Change its name, then check price and stock.
listing-done-archived = The product is archived.
listing-done-restored = The product is back.
listing-refused-permits = Not possible yet: { $list }. The section on permits below says what to do.
listing-refused-incomplete = { $n ->
    [one] Not sent yet: { $n } thing is still missing.
   *[other] Not sent yet: { $n } things are still missing.
}
listing-refused-unanswered = { $n ->
    [one] Not sent yet: { $n } point of the curator has no answer.
   *[other] Not sent yet: { $n } points of the curator have no answer.
}
listing-refused-nothing = There is nothing to review: every change is shown already.
listing-refused-status = Nothing was changed: this product is now “{ $status }”.
listing-refused-archived = This product is archived. Bring it back first, then change it.

catalog-parcel = Parcel size
curation-edit-for = Edit on behalf of { $bumdes }
portal-curator-reviews = Reviews
audit-act-listing_created = added the product { $subject }
audit-act-listing_submitted = sent to the curator the product { $subject }
audit-act-listing_withdrawn = took back from review the product { $subject }
audit-act-listing_taken_down = hid the product { $subject }
audit-act-listing_brought_back = showed again the product { $subject }
audit-act-listing_archived = archived the product { $subject }
audit-act-listing_restored = brought back the product { $subject }
audit-act-listing_terms_changed = changed the price or terms of the product { $subject }
audit-topic-products = Products
