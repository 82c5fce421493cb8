# Gallery, product list, product page, collections.
catalog-signature = Signature product of the village
catalog-village-line = { $village } village · { $regency }
catalog-from = from
catalog-made-to-order = made to order
