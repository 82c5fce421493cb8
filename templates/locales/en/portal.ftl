# The frame of every portal.
portal-nav = Portal menu
portal-bumdes = BUMDes
portal-bumdes-orders = Orders
portal-bumdes-products = Products
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
portal-sold-out = Sold out
portal-older = Older
portal-newest = Back to the latest
portal-company = Company
portal-company-home = Home
