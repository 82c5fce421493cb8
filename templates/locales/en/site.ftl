# What frames every page: header, footer, forms, paging.
site-skip = Skip to content
site-nav-label = Main menu
site-search-label = Search products, villages or materials
site-search-placeholder = Weaving, coffee, pottery…
site-search-go = Search
site-products = Products
site-villages = Villages
site-cart = Cart
site-cart-count = { $n ->
    [one] one piece in the cart
   *[other] { $n } pieces in the cart
}
site-sign-in = Sign in
site-account = Account
site-about = A shop window for the villages of Indonesia. Villagers make it, the village enterprise sells and ships it, and you know where each piece comes from.
site-footer-label = More links
site-products-all = All products
site-signature = Signature products
site-villages-all = All villages
site-portal-bumdes = BUMDes desk
site-portal-curator = Curator’s desk
site-portal-operator = Operator’s desk
site-language = Language
site-optional = (optional)
site-errors = { $n ->
    [one] One entry needs your attention
   *[other] { $n } entries need your attention
}
site-pages = Pages
site-page-prev = Previous
site-page-next = Next
site-page-of = Page { $page } of { $last }
# Without a network: what was opened before can still be read.
site-copy = You are offline. This is a copy from your last visit; prices and stock may have changed. Kept
site-offline-title = You are offline
site-offline-text = This page was never opened here, so there is no copy of it. Pages you have visited and your cart can still be read. Connect to the internet and try again.
site-offline-unsent = What you just submitted was not sent, and nothing has changed. Connect to the internet, go back and send it again.
site-offline-back = To the front page
site-portal-company = Company desk
