# Gallery, product list, product page, collections.
catalog-front-title = Made in the villages of Indonesia
catalog-categories = Categories
catalog-collection = Collection
catalog-collection-empty-title = This collection is empty for now
catalog-collection-empty-text = Its pieces are not available at the moment. See what else our villages make.
catalog-see-all = See all
catalog-see-piece = See this piece
catalog-meet-village = { $kind ->
    [nagari] Meet Nagari { $village }
   *[desa] Meet { $village }
}
catalog-signature = Signature product of the village
catalog-signature-of = Signature product of { $village }
catalog-signature-title = Signature products
catalog-signature-text = One village, one thing it is proudest of.
catalog-village-line = { $kind ->
    [kelurahan] { $village } · { $regency }
    [nagari] Nagari { $village } · { $regency }
    [desa_adat] { $village } · { $regency }
   *[desa] { $village } village · { $regency }
}
catalog-village-title = { $kind ->
    [nagari] Nagari { $village }
   *[desa] { $village }
}
catalog-from = from
catalog-card-order = · made to order
catalog-card-single = · one of a kind
catalog-card-sold = · taken
catalog-card-none = · out of stock

catalog-how-title = How Etalase works
catalog-how-make = Villagers make it
catalog-how-make-text = Each piece has a maker and a place it comes from. You will find both names on its page.
catalog-how-ship = The village enterprise ships it
catalog-how-ship-text = The BUMDes packs and sends it straight from the village, and you can follow the parcel.
catalog-how-money = The money goes back to the village
catalog-how-money-text = What you pay is passed on to the BUMDes that sells. If an order falls through, you get it back.

catalog-list-title = Village products
catalog-list-title-text = Results for “{ $text }”
catalog-list-title-where = Products from { $place }
catalog-list-title-what-where = { $what } from { $place }
catalog-did-you-mean = Did you mean
catalog-quick = Quick filters
catalog-filters-show = Show { $n ->
    [one] 1 product
   *[other] { $n } products
}
catalog-filter-offer = Show
catalog-filter-permit = Permits and certificates
catalog-filter-maker = Maker
catalog-price-below = under { $price }
catalog-price-above = { $price } and up
catalog-empty-without = Widen your search
catalog-empty-elsewhere = Something similar
catalog-empty-collections = Or start from our collections
catalog-found-all = { $n ->
    [one] One product
   *[other] { $n } products
}
catalog-found-some = { $shown } of { $n } products
catalog-found-nothing = No products
catalog-found-what = in { $category }
catalog-found-where = from { $place }
catalog-found-text = for “{ $text }”
catalog-filters = Filters
catalog-filters-close = Close
catalog-active = Active filters
catalog-remove = Remove filter
catalog-remove-all = Clear all
catalog-filter-category = Category
catalog-filter-province = Province
catalog-filter-regency = Regency or city
catalog-filter-village = Village
catalog-filter-in-stock = Ready to ship
catalog-filter-primary = Signature products
catalog-filter-more = { $n } more
catalog-filter-price = Price
catalog-filter-price-min = Lowest (Rp)
catalog-filter-price-max = Highest (Rp)
catalog-filter-price-go = Apply price
catalog-chip-price-min = from { $price }
catalog-chip-price-max = up to { $price }
catalog-sort = Sort by
catalog-sort-go = Sort
catalog-sort-relevance = Best match
catalog-sort-newest = Newest
catalog-sort-price_asc = Price, low to high
catalog-sort-price_desc = Price, high to low
catalog-sort-popular = Best selling
catalog-empty-title = Nothing matches yet
catalog-empty-text = Try another word, check the spelling, or let go of one of the filters.
catalog-without = Without { $filter }

catalog-breadcrumb = Where this page is
catalog-pictures = Pictures of the product
catalog-picture-whole = Motif for { $name }
catalog-picture-close = The motif close up
catalog-picture-edge = The motif with its tumpal border
catalog-picture-number = Picture { $n }
catalog-zoom-previous = Previous picture
catalog-zoom-next = Next picture
catalog-picture-note = Photographs will follow. Until then, we have drawn a motif for it.
catalog-per-unit = { $unit ->
    [pack] per pack
    [bottle] per bottle
    [pair] per pair
    [kg] per kg
    [m] per metre
   *[pcs] each
}
catalog-option-size = Size
catalog-option-color = Colour
catalog-option-weight = Weight
catalog-option-rasa = Flavour
catalog-option- = Choice
catalog-quantity = Quantity
catalog-add = Add to cart
catalog-minimum = The smallest order is { $n }.
catalog-stock-none = Out of stock
catalog-stock-few = Only { $n } left
catalog-stock-good = In stock
catalog-made-in = { $n ->
    [0] Made to order
    [one] Made to order, ready in a day
   *[other] Made to order, ready in { $n } days
}
catalog-month-few = { $n } more can be ordered this month
catalog-month-full = Full for this month
catalog-month-full-title = This month is fully booked
catalog-month-full-text = { $bumdes } makes it to order, so many each month. It can be ordered again from the 1st.
catalog-single = One of a kind
catalog-hold-title = On hold
catalog-hold-text = Somebody has ordered it and has not paid yet. If they do not pay, it is for sale again: look again later.
catalog-sold-title = Sold
catalog-sold-text = There was only this one. Ask { $bumdes } if you would like something like it.
catalog-sold-out-title = Out of stock
catalog-sold-out-text = { $bumdes } has none left, so it cannot be bought here right now. It takes about { $n } days to make; ask when there will be more.
catalog-ask = Ask { $bumdes } on WhatsApp
catalog-ask-text = Hello, will there be more of { $name }? { $address }
catalog-lead-time = { $n ->
    [0] Ships the same day
    [one] Ready to ship in a day
   *[other] Ready to ship in { $n } days
}
catalog-shipping-from = Shipping from { $price }, sent by { $bumdes }
catalog-pickup = Can be collected in the village
catalog-share-whatsapp = Share on WhatsApp

catalog-related = You may also like
catalog-care = Care
catalog-zoom-close = Close
catalog-zoom-larger = Look closer
catalog-fewer = One fewer
catalog-more = One more
catalog-next-tier = [more] more for [unit] each.
catalog-total = [n] × [unit] = [total]
catalog-share-copy = Copy link
catalog-share-copied = Link copied
catalog-share-other = Share another way
catalog-shipping-there = Shipping to [place]: [price]
catalog-shipping-province = Your province
catalog-shipping-regency = Regency or city
catalog-shipping-choose = Choose
catalog-halal-no-text = This product has no halal certificate yet. Ask the BUMDes about ingredients and how it is made.
catalog-about = About this piece
catalog-materials = Materials
catalog-maker = Made by
catalog-cluster = Craft cluster
catalog-seller = Sold by
catalog-weight = Packed weight
catalog-sku = Code
catalog-permits = Permits and assurance
catalog-permit-name-NIB = Registered business
catalog-permit-name-PIRT = PIRT
catalog-permit-name-BPOM = BPOM
catalog-permit-name-halal = Halal
catalog-permit-name-SNI = SNI
catalog-permit-name-geographical_indication = Geographical indication
catalog-permit-NIB = The seller or maker is a registered business with a business number of its own.
catalog-permit-halal = Certified halal: its ingredients and making have been examined.
catalog-permit-geographical_indication = The name of its origin is protected by the state: what it is known for belongs to that place.
catalog-permit-checked = Number { $number }, checked by a curator.
catalog-permit-unchecked = According to the industry office; its number is not on file here yet.
catalog-permit-PIRT = A home-industry food licence: the product is registered with the local government where it is made.
catalog-permit-BPOM = Registered with Indonesia’s food and drug agency, which assesses its safety and its label.
catalog-permit-SNI = Meets the Indonesian national standard for goods of its kind.
catalog-halal-yes = Halal
catalog-halal-no = Not certified halal yet.
catalog-tiers = Prices by quantity
catalog-tier-quantity = Quantity
catalog-tier-price = { $unit ->
    [pack] Price per pack
    [bottle] Price per bottle
    [pair] Price per pair
    [kg] Price per kg
    [m] Price per metre
   *[pcs] Price each
}
catalog-tier-from = { $n } or more
catalog-tier-note = Applies by itself as soon as your cart holds that many.
catalog-shipping = Shipping
catalog-shipping-to = To
catalog-shipping-price = From
catalog-shipping-note = The exact price comes at checkout, from the weight and your address.
catalog-zone-same_regency = { $regency }
catalog-zone-same_province = { $province }
catalog-zone-same_island_group = Neighbouring islands
catalog-zone-other = All of Indonesia
catalog-neighbours = { $kind ->
    [nagari] More from Nagari { $village }
   *[desa] More from { $village }
}
catalog-see-collection = { $n ->
    [one] See the piece
   *[other] See all { $n } pieces
}
catalog-newest-title = New in the gallery
catalog-newest-text = The latest to arrive from the villages.
