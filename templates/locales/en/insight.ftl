# Insight for curators: what is looked for in vain, the way from a look to an order, what is sold out.
insight-title = Insight
insight-lead = Sums of days, nothing else. No name, address or trace of a person is in them.
insight-days = Period
insight-last-days = Last { $n } days
insight-province = Province
insight-everywhere = All provinces
insight-regency = Regency or city
insight-all-regencies = All regencies and cities
insight-show = Show
insight-most = Most: { $name }, { $n } { $n ->
    [one] time
   *[other] times
}.
insight-ways-title = From a look to an order
insight-ways-chart = Villages whose products are looked at most
insight-ways-lead = How often a village’s product pages were opened, its products put into a cart, and how many orders reached its BUMDes. Many looks and few orders? See to photos, prices, stock and shipping.
insight-ways-none = Nothing was counted for this place and period yet. Try a larger place or a longer time.
insight-village = Village
insight-views = Looked at
insight-cart-adds = Put into a cart
insight-orders = Orders
insight-more-villages = and { $n } more { $n ->
    [one] village
   *[other] villages
}. Choose a province or regency to see them.
insight-searches-title = Searched for, not found
insight-searches-lead = From all places, because a search is of none. Shown from 3 searches on. Perhaps a village makes it, or the listing uses another word.
insight-searches-none = No search without results was made 3 times or more. Try a longer period.
insight-words = Words searched for
insight-times = Times
insight-last = Last
insight-gone-title = Sold out
insight-gone-lead = Products in the gallery of which every option is sold out, the longest first; not what is made to order or the only one of its kind. Ask the BUMDes to fill its stock, or take the product down for now.
insight-gone-none = Every product shown from here is in stock.
insight-product = Product
insight-bumdes = BUMDes
insight-since = Since
insight-more-gone = and { $n } more { $n ->
    [one] product
   *[other] products
}. Choose a province or regency to see them.
