# Checkout.
checkout-title = Checkout
checkout-guest = No account needed. Have one?
checkout-who = Your details
checkout-name = Full name
checkout-email = Email
checkout-email-help = Your confirmation and tracking numbers go here.
checkout-phone = Mobile / WhatsApp number
checkout-phone-help = For the BUMDes and the courier to reach you.
checkout-where = Delivery address
checkout-region-help = Choose in order: province, regency or city, district, then village.
checkout-choose = Choose…
checkout-province = Province
checkout-regency = Regency / city
checkout-district = District
checkout-village = Village
checkout-update = Continue
checkout-update-again = Update shipping
checkout-address = Street address
checkout-address-help = Street, house number, RT/RW, a landmark.
checkout-postal-code = Postal code
checkout-note = Note to the BUMDes
checkout-note-help = When you are at home, say.
checkout-pay = Payment
checkout-no-provider = Payment is not available right now. Please contact the people who run Etalase.
checkout-sum = Your order
checkout-delivery-of = Delivery from { $name }
checkout-courier = By courier
checkout-pickup = Pick up · free
checkout-pickup-text = At the { $bumdes } office
checkout-zone-same_regency = within the regency
checkout-zone-same_province = within the province
checkout-zone-same_island_group = same island group
checkout-zone-other = to another island
checkout-items = Items
checkout-shipping = Shipping
checkout-shipping-later = choose the region first
checkout-total = Total to pay
checkout-place = Place order
checkout-place-help = We hold the stock for you until payment is due.
checkout-back = Back to the cart
checkout-see-total = Your shipping is in. Check the total, then press Place order.
checkout-total-changed = The total has changed since you saw it, because a price or a shipping rate was updated. Check the new total, then press Place order once more.
checkout-out-of-stock = { $n ->
    [0] { $name } has just been sold to somebody else. Remove it from your cart to go on.
   *[other] Only { $n } of { $name } are left, because somebody has just bought some. Lower the quantity to go on.
  }
checkout-month-full = { $n ->
    [0] The last { $name } of this month was just ordered. Remove it from the cart and go on; it can be ordered again from the 1st.
   *[other] Only { $n } more of { $name } can be made this month: somebody just ordered. Lower the quantity and go on.
  }
checkout-no-shipping = There is no shipping to this region yet. Choose pick-up, or ask the BUMDes.
checkout-error-name = Enter your full name, 80 characters at most.
checkout-error-email = This email address is incomplete. Example: name@example.org
checkout-error-phone = This phone number looks wrong. Example: 0812 3456 7890
checkout-error-village = Choose the village it goes to.
checkout-error-address = Enter the street address, 5 to 300 characters.
checkout-error-postal-code = A postal code has 5 digits.
checkout-error-note = A note has 500 characters at most.
checkout-error-provider = Choose how to pay.
checkout-unfit-above = Not for this order: { $limit } at most in one payment.
checkout-unfit-below = Not for this order: { $limit } at least in one payment.
checkout-method-off = The way to pay you chose has just been switched off. Choose another one, then press Place order.
checkout-method-above = The way to pay you chose takes { $limit } at most. Choose another one, then press Place order.
checkout-method-below = The way to pay you chose takes { $limit } or more. Choose another one, then press Place order.
checkout-error-method = This order cannot be paid this way. Choose another one.
checkout-unfit-several = Only for orders from one BUMDes. Order from each separately to pay on delivery.
