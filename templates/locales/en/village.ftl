# Pages of villages and BUMDes.
village-list-title = Villages in Etalase
village-list-title-where = Villages in { $place }
village-count-province = { $n ->
    [one] One village
   *[other] { $n } villages
} in { $regencies ->
    [one] one regency or city
   *[other] { $regencies } regencies and cities
}
village-regencies = Regencies and cities
village-count = { $n ->
    [one] One village
   *[other] { $n } villages
} in { $provinces ->
    [one] one province
   *[other] { $provinces } provinces
}
village-number = { $n ->
    [one] one village
   *[other] { $n } villages
}
village-provinces = Provinces
village-front-text = Behind every piece there is a village. Begin with its province.
village-products-of-province = See its products
village-none-title = No villages yet
village-none-text = Villages appear here as soon as they are loaded.
village-known-for = Known for
village-programme = Programme
village-makes = Made in { $village }
village-no-products-title = Nothing on sale yet
village-no-products-text = This village is still preparing its products. Come back later.
village-bumdes-what = Village-owned enterprise
village-bumdes-text = { $bumdes } sells, packs and ships what its villagers make, straight from the village.
village-serves = Village
village-phone = Phone
village-email = Email
village-pickup = Collection
village-pickup-yes = Yes, in the village
village-chat = Ask on WhatsApp
village-sells = Sold by { $bumdes }
