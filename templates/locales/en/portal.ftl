# The frame of every portal.
portal-nav = Portal menu
portal-bumdes = BUMDes
portal-bumdes-orders = Today
portal-bumdes-products = Products & stock
portal-bumdes-shipping = Shipping rates
portal-bumdes-money = Money
portal-curator = Curator
portal-curator-products = Products
portal-curator-collections = Collections
portal-operator = Operator
portal-operator-overview = Overview
portal-operator-users = Users
portal-operator-payments = Transfers
portal-operator-gateways = Reconciliation
portal-operator-refunds = Refunds
portal-operator-payouts = Payouts
portal-operator-mail = Outgoing mail
portal-operator-dead-letters = Failed jobs
portal-pages = Pages
portal-page-prev = Previous
portal-page-next = Next
portal-page-of = Page { $page } of { $last }
age-now = just now
age-minutes = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
age-hours = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
age-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
portal-products-lead = What can be sold is the stock less the orders still to be paid.
portal-no-products-title = No products yet
portal-no-products-text = The products of your BUMDes appear here once the operator has imported them.
portal-variant = Option
portal-only-variant = One option
portal-price = Price
portal-on-hand = Stock
portal-free = Can be sold
portal-sold-out = Sold out
portal-older = Older
portal-newest = Back to the latest
