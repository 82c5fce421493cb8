# Sales figures of a BUMDes: by month, product and maker, and the money that was paid out.
numbers-title = Sales figures
numbers-lead = What the goods came to, without shipping and less what went back to buyers. Orders that were not paid, cancelled or rejected are left out; cash orders count from the day they were placed. An order belongs to the month it was placed in, by the clock of { $zone }.
numbers-months-title = Sales of the last 12 months
numbers-most = Highest: { $name }, { $value }.
numbers-month = Month
numbers-pieces = Pieces sold
numbers-worth = Value of goods
numbers-none-title = Nothing was sold in these 12 months
numbers-none-text = The figures appear here with the first paid order. See whether your products are in the gallery, with photos and in stock.
numbers-none-go = See your products
numbers-period = Period
numbers-period-title = Sales, { $when }
numbers-period-none = Nothing was sold in { $when }. Choose another period above.
numbers-from-to = { $from } to { $to }
numbers-this-month = This month
numbers-last-month = Last month
numbers-year = Last 12 months
numbers-choose = Choose the months yourself
numbers-from = From month
numbers-to = To month
numbers-show = Show
numbers-products-title = By product
numbers-product = Product
numbers-more-products = and { $n } more { $n ->
    [one] product
   *[other] products
}
numbers-file = Download all products (CSV)
numbers-makers-title = By maker
numbers-maker = Maker
numbers-more-makers = and { $n } more { $n ->
    [one] maker
   *[other] makers
}
numbers-makers-help = Products and makers are named as they stand in your listings today. Each maker’s share of the money is on the Money page.
numbers-paid-title = Payouts of the last 12 months
numbers-paid-lead = Money sent to the BUMDes’s bank account, by the books, in the month it was sent. It includes shipping and is net of commission and taxes.
numbers-sent = Paid out
numbers-back = Came back from the bank
numbers-paid-none = No payout in these 12 months. What is still held, and until when, is on the Money page.
numbers-paid-go = Open Money
