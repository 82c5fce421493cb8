# The shipping rates of a BUMDes.
shipping-title = Shipping rates
shipping-lead = What you ask for a parcel, in rupiah. A zone left empty uses the general rate. Orders already placed do not change.
shipping-zone-same_regency = Same regency or city
shipping-zone-same_province = Same province
shipping-zone-same_island_group = Same island group
shipping-zone-other = Other islands
shipping-house-rate = General rate: { $first } for the first kilogram, then { $next } per kilogram.
shipping-first-kg = First kilogram (Rp)
shipping-next-kg = Each further kilogram (Rp)
shipping-allows-pickup = Buyers may pick up at our place
shipping-save = Save rates
shipping-done-saved = The rates are saved and hold from now on.
shipping-error-both = Give both prices for this zone, or leave both empty.
shipping-error-amount = Write the rupiah in digits only, 10,000,000 at most.
shipping-allows-cash = Buyers may pay in cash when their order arrives (cash on delivery)
