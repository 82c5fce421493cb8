# Counting stock, its history, and the notice that it runs low.
stock-title = Stock
stock-lead = Count what is on the shelf, write the number down and save. What is sold or comes back after this page was opened is taken into account: your count holds for the moment you opened it.
stock-filter = Find a name, an option or a SKU
stock-filter-go = Find
stock-filter-clear = Show everything
stock-on-hand = Stock
stock-held = Ordered, not paid
stock-free = Can be sold
stock-to-send = { $n ->
    [one] 1 is paid for and still to be sent: leave it out of your count.
   *[other] { $n } are paid for and still to be sent: leave them out of your count.
}
stock-travelling = { $n ->
    [one] 1 is on its way, to be paid in cash at the door: count it until it is paid.
   *[other] { $n } are on their way, to be paid in cash at the door: count them until they are paid.
}
stock-count = On the shelf
stock-fewer = One fewer: { $name }
stock-more = One more: { $name }
stock-why = Why is it different?
stock-why-none = No reason given
stock-reason-broken = Broken
stock-reason-made = Newly made
stock-reason-found = Found again
stock-reason-given_away = Given away
stock-history = History
stock-history-of = History of { $name }
stock-save = Save
stock-save-next = Save & go on
stock-unsaved = { $n ->
    [one] 1 row changed, not saved yet
   *[other] { $n } rows changed, not saved yet
}
stock-to-start = Back to the beginning
stock-saved = { $n ->
    [one] 1 count saved.
   *[other] { $n } counts saved.
}
stock-saved-sold = While you counted, { $n } of { $name } sold: its stock is { $left } now.
stock-saved-returned = While you counted, { $n } of { $name } came back: its stock is { $left } now.
stock-saved-others = The same goes for { $n ->
    [one] 1 other piece.
   *[other] { $n } other pieces.
}
stock-error-number = Write the number in figures, from 0 to 1,000,000.
stock-error-held = { $held } are held for orders still to be paid, and stock cannot be less than that. Write { $least } or more. If the pieces really are not there, save { $least } for now and reject the order once it is paid.
stock-error-sold = Since this page was opened { $n } were sold, and { $held } are held for orders still to be paid. Write { $least } or more, which is what was on the shelf when the page was opened, or open the page again and count anew.
stock-error-returned = { $held } are held for orders still to be paid, while { $n } came back only after this page was opened. Write { $least } or more, or open the page again and count anew.
stock-empty-title = Nothing to count yet
stock-empty-text = Once the products of your BUMDes are listed, each of their options appears here.
stock-empty-go = See products
stock-none-title = Nothing matches
stock-none-text = Try another word, such as a part of the name or the colour.
stock-kind-opening = Opening stock
stock-kind-count = Counted
stock-kind-sale = Sold
stock-kind-return = Came back from a buyer
stock-when = When
stock-what = What
stock-change = Change
stock-balance = Then
stock-order = Order
stock-by = by { $person }
stock-back = To the stock list
stock-older = Older ones
stock-newest = To the newest
stock-history-empty-title = Nothing happened yet
stock-history-empty-text = As soon as this is counted or sold, it is noted here.
stock-saved-marks = Reminders saved.
stock-low = Running low
stock-show-all = Everything
stock-show-low = Running low ({ $n })
stock-low-none-title = Nothing runs low
stock-low-none-text = Choose for each piece when you want to be told. What runs low then appears here.
stock-mark-set = Told when { $n } are left
stock-mark-none = Tell us when it runs low
stock-mark = Tell us when this many can still be sold
stock-mark-help = One mail to the BUMDes each time it falls to this number. Leave it empty for none.
stock-mail-subject-one = Running low: { $name }, { $n } left
stock-mail-subject = Running low: { $n } pieces
stock-mail-heading = Some stock runs low.
stock-mail-what = This fell to the number at which you asked to be told:
stock-mail-left = { $n } left
stock-mail-next = Once new ones are made, write the count down in the portal, so that buyers can order again.
stock-mail-see = See what runs low
stock-making-order = Made to order
stock-making-single = One of a kind
stock-month-ordered = Ordered this month
stock-month-of = { $n } of { $capacity }
stock-month-left = Left this month
stock-month-next = Next month
stock-month-note = Not counted on a shelf: buyers order until this month's capacity is used up.
stock-month-shared = All its options share this month's capacity.
stock-month-change = Change the capacity
stock-single-there = Still there.
stock-single-held = Ordered, not paid yet.
stock-single-sold = Sold.
