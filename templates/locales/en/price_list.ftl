# Price lists of a BUMDes for companies, and groups of companies.
price-list-title = Company prices
price-list-lead = Special prices for one company or one group of companies. They alone see them; the gallery keeps the usual price.
price-list-new = New price list
price-list-empty-title = No price list yet
price-list-empty-text = Make one for a hotel or shop that buys a lot: choose who, from when, then fill in the prices.
price-list-for-company = For { $name }
price-list-for-group = For the group { $name }
price-list-a-group = (group)
price-list-lines-count = { $n ->
    [one] 1 item
   *[other] { $n } items
}
price-list-days = { $from } to { $until }
price-list-days-open = From { $from }, no end date
price-list-holds = In force
price-list-holds-now = In force
price-list-holds-later = Not begun yet
price-list-holds-over = Ended
price-list-find-holder = Find a company or group
price-list-holder = For whom
price-list-no-holder = Nothing matches. Companies appear here once Etalase has approved them.
price-list-more-holders = There are more. Type more of the name.
price-list-members = In the group
price-list-no-members = No company is in this group yet.
price-list-name = Name of the list
price-list-name-help = The company reads it too, for example Hotel prices 2027.
price-list-starts = In force from
price-list-ends = Until
price-list-ends-help = The last day. Leave it empty if it is not decided yet.
price-list-make = Make the list
price-list-lines = Items and their prices
price-list-add-line = Add an item: SKU or name
price-list-add-go = Add
price-list-add-title = Choose an item
price-list-no-lines = No items yet. Without items this list changes no price.
price-list-none-title = Nothing matches
price-list-none-text = Look up the SKU on the Products page, or search by part of the name.
price-list-more-pieces = There are more. Type more of the SKU or name.
price-list-set-price = Set the price
price-list-product = Item
price-list-special = Special price
price-list-usual = Usual price
price-list-sold-in = Sold
price-list-from = from { $n }
price-list-minimum-of = at least { $n }
price-list-lots-of = in multiples of { $n }
price-list-dearer = More than usual
price-list-more-lines = Next items
price-list-to-start = To the start
price-list-change = Change name and dates
price-list-save = Save
price-list-remove-open = Remove this list
price-list-remove-text = { $name } goes back to another list or to the usual price. Orders already made do not change.
price-list-remove = Remove the list
price-list-minimum = Minimum order
price-list-minimum-help = Fewer cannot be ordered.
price-list-lot = Multiples of
price-list-lot-help = For example 12 if sold by the dozen; 1 for any number.
price-list-price = Unit price
price-list-price-help = From the minimum order on.
price-list-tiers = Less for more
price-list-tier-from = From
price-list-tier-price = Unit price
price-list-line-save = Save the price
price-list-line-remove-open = Take it off the list
price-list-line-remove-text = This list will no longer set the price of this item.
price-list-line-remove = Take it off
price-list-done-made = The list is made. Now add its items.
price-list-done-changed = The list is saved.
price-list-done-removed = The list is removed.
price-list-done-line = The price is saved.
price-list-done-line-removed = The item is off the list.
price-list-error-name = Give the list a name of 2 to 80 letters.
price-list-error-holder = Choose the company or group that gets these prices.
price-list-error-day = Fill in the date, for example 2027-01-31.
price-list-error-ends-early = The last day cannot come before the first.
price-list-error-quantity = Fill in a quantity of 1 or more.
price-list-error-price = Fill in the unit price in rupiah, for example 40,000.
price-list-error-lots = The minimum order has to be a multiple of the number you gave. With multiples of 12: 12, 24 or 36.
price-list-error-from = Fill in a quantity larger than the step before.
price-list-error-falling = Fill in a price lower than the step before.
price-list-error-full = This list has 1,000 items already. Make a second list for the rest.

audit-topic-prices = Company prices
audit-act-price_list_made = made the price list { $subject }
audit-act-price_list_changed = changed the name or dates of the price list { $subject }
audit-act-price_list_removed = removed the price list { $subject }
audit-act-price_list_line_saved = saved a price on the list { $subject }
audit-act-price_list_line_removed = took an item off the price list { $subject }
company-act-group_joined = put the company into the group { $subject }
company-act-group_left = took the company out of the group { $subject }

company-group-title = Company groups
company-group-lead = Companies that are offered prices together, for example hotels in Lombok. A BUMDes chooses a group for its price list.
company-group-empty = No group yet. Make the first one below.
company-group-new = New group
company-group-name = Name of the group
company-group-name-help = BUMDes and companies read it, for example Hotels in Lombok.
company-group-make = Make the group
company-group-members = Companies in this group
company-group-members-count = { $n ->
    [one] 1 company
   *[other] { $n } companies
}
company-group-lists-count = { $n ->
    [one] 1 price list
   *[other] { $n } price lists
}
company-group-lists-for = { $n ->
    [one] 1 price list is made for this group.
   *[other] { $n } price lists are made for this group.
}
company-group-no-members = No company yet. Find one below.
company-group-add = Put in a company
company-group-find = Name of an approved company
company-group-none-found = No other approved company has that name.
company-group-put-in = Put in
company-group-take-out = Take out
company-group-rename = Change the name
company-group-save = Save the name
company-group-remove-open = Remove this group
company-group-remove-text = No price list is for this group. Its companies stay registered.
company-group-remove = Remove the group
company-group-done-made = The group is made. Put its companies in.
company-group-done-named = The name is saved.
company-group-done-added = The company is in the group. The group's prices are now its prices too.
company-group-done-taken-out = The company is out of the group.
company-group-done-removed = The group is removed.
company-group-error-name = Give the group a name of 2 to 80 letters.
company-group-error-taken = Another group has that name.
company-group-error-in-use = Price lists are made for this group, so it cannot be removed yet.
