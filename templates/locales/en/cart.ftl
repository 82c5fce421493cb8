# The cart.
cart-title = Cart
cart-empty-title = Your cart is empty
cart-empty-text = Choose the pieces you like; they may come from several villages at once.
cart-browse = See what villages make
cart-continue = Keep browsing
cart-ships-from = Ships from { $village }
cart-quantity-of = Quantity of { $name }
cart-change = Update
cart-remove = Remove
cart-part-total = Items
cart-shipping = Shipping
cart-shipping-later = added at checkout
cart-sum = Summary
cart-total = Items in total
cart-several = { $n ->
    [1] One BUMDes sends it in one parcel.
   *[other] { $n } BUMDes send one parcel each. You pay once.
  }
cart-to-checkout = Check out
cart-mend-first = Sort out the marked items first, then check out.
cart-has-trouble = Some items cannot be ordered as they are. See the notes below.
cart-has-new-price = Some prices changed since you put the items into your cart. The new prices are shown.
cart-price-was = was
cart-trouble-gone = This product is not on sale right now. Remove it to go on.
cart-trouble-sold-out = Sold out. Remove it to go on.
cart-trouble-short = Only { $n } left. Lower the quantity.
cart-trouble-month-full = Fully booked this month. Remove it to go on; it can be ordered again from the 1st.
cart-trouble-month-short = Only { $n } more can be made this month. Lower the quantity.
cart-trouble-below-minimum = The smallest order is { $n }. Raise the quantity.
cart-added = Added to your cart.
cart-changed = Cart updated.
cart-error-quantity = Enter a quantity from 1 to { $max }.
cart-error-not-sold = This product is not on sale right now. Try another one from the same village.
cart-error-sold-out = This is sold out, so it cannot go into the cart yet.
cart-error-month-full = This is fully booked for this month, so it cannot go into the cart yet. It can be ordered again from the 1st.
cart-error-month-short = Only { $n } more can be made this month. Lower the quantity.
cart-error-short = Only { $n } left. Lower the quantity.
cart-error-full = Your cart is full. Place this order first, then start the next one.
