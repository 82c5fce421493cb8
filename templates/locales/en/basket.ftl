# A company's catalogue, basket, quick order and shopping lists.
basket-catalogue-title = Catalogue
basket-catalogue-lead = The prices here are your company's. Below each one it says where it comes from.
basket-not-approved = The catalogue opens once your company is approved.
basket-find = Item or word
basket-all-categories = All categories
basket-found = { $n ->
    [one] 1 product
   *[other] { $n } products
}
basket-none-title = Nothing matches
basket-none-text = Try another word, or ask for a quote for what is not there yet.
basket-show-all = Show all
basket-quantity = Quantity
basket-put-in = Add to basket
basket-reason-company = Your own price from the list { $list }
basket-reason-group = Price for { $group } from the list { $list }
basket-reason-product = Usual price
basket-usual = Usually { $price }
basket-title = Company basket
basket-empty-title = The basket is empty
basket-empty-text = Fill it from the catalogue, by SKU, or from a shopping list.
basket-outlet = Send to
basket-outlet-go = Work out shipping
basket-no-outlet = Shipping is worked out once there is an outlet to take the goods in.
basket-has-trouble = Some items cannot be ordered yet. See those marked below.
basket-reorder = Order again
basket-remove = Remove
basket-save = Save quantities
basket-order = Go on to order
basket-items = Items
basket-shipping = Shipping ({ $weight })
basket-shipping-unknown = not known yet
basket-items-all = All items
basket-shipping-all = All shipping
basket-total = Total
basket-unserved = One of the BUMDes does not deliver to this outlet yet. Choose another outlet, or remove its items.
basket-keep = Keep as a shopping list
basket-keep-go = Keep the list
basket-empty-open = Empty the basket
basket-empty-sure = Everything is taken out. Shopping lists do not change.
basket-empty-go = Empty it
basket-trouble-gone = No longer sold. Remove it from here.
basket-trouble-sold-out = Out of stock. Ask the BUMDes to make it:
basket-trouble-short = Only { $n } left. Order fewer, or
basket-trouble-month-full = This month is full. Order again next month, or
basket-trouble-month-short = Only { $n } more can be made this month. Order fewer, or
basket-trouble-minimum = At least { $n }. Order more.
basket-trouble-lot = Sold in multiples of { $lot }. Order { $more }.
basket-trouble-lot-two = Sold in multiples of { $lot }. Order { $fewer } or { $more }.
basket-quick-title = Quick order
basket-quick-lead = Have a list of SKUs? Type or paste it here, or send it as a file.
basket-quick-lines = SKU and quantity, one item per line
basket-quick-help = For example NTB-DRM-KOTAKTISU-01 24. Two columns of a spreadsheet can be pasted as they are. At most { $max } lines.
basket-quick-good = { $n ->
    [one] Add only the 1 line that is right
   *[other] Add only the { $n } lines that are right
}
basket-file-title = From a file
basket-file = CSV or XLSX file
basket-file-help = The SKU in the first column, the quantity in the second.
basket-file-send = Read the file
basket-file-too-large = The file is too large. Send only SKUs and quantities, below 5 MB.
basket-lines-wrong = { $n ->
    [one] 1 line needs mending
   *[other] { $n } lines need mending
}
basket-line-number = Line { $n }
basket-lines-none = No SKU yet. Write one item per line.
basket-line-unreadable = write the SKU, a space, then the quantity.
basket-line-quantity = the quantity is not a whole number.
basket-line-bounds = the quantity has to be 1 to 1,000,000.
basket-line-unknown = there is no such SKU. Look up the right one in the catalogue.
basket-line-not-sold = this item is not for sale now. Remove the line.
basket-line-too-many = at most { $max } lines at once. Send the rest after these.
basket-done-added = { $n ->
    [one] 1 item is in the basket.
   *[other] { $n } items are in the basket.
}
basket-done-changed = The quantities are saved.
basket-done-removed = The item is removed.
basket-done-emptied = The basket is empty.
basket-error-quantity = Fill in whole numbers, at most { $max }.
basket-error-nothing = Fill in how many you want.
basket-error-not-approved = Your company cannot order yet.
basket-error-full = A basket or list holds at most { $max } different items. Remove some first.

shopping-list-title = Shopping lists
shopping-list-lead = What is bought again and again. All buyers of the company use the same lists.
shopping-list-none = No list yet.
shopping-list-by = made by { $name }
shopping-list-order = Add all to the basket
shopping-list-new = New list
shopping-list-name = Name of the list
shopping-list-name-help = For example Room refill.
shopping-list-make = Make the list
shopping-list-empty = This list is empty.
shopping-list-today = At today's prices, without shipping
shopping-list-add = Add by SKU
shopping-list-add-help = A SKU that is on the list already gets the new quantity.
shopping-list-add-go = Add
shopping-list-rename = Change the name
shopping-list-save-name = Save the name
shopping-list-remove-open = Remove this list
shopping-list-remove-text = The basket and orders do not change.
shopping-list-remove = Remove the list
shopping-list-done-made = The list is made.
shopping-list-done-named = The name is saved.
shopping-list-done-changed = The list is saved.
shopping-list-done-removed = The list is removed.
shopping-list-done-some = { $n } items are in the basket. { $gone } others are no longer sold.
shopping-list-error-name = Give the list a name of 2 to 80 letters.
shopping-list-error-taken = Another list has that name.
shopping-list-error-too-many = There are 100 lists already. Remove one that is not used.
shopping-list-error-full = One list holds at most { $max } items.
