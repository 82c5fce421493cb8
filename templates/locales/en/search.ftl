search-suggest-label = Suggestions
search-suggest-products = Products
search-suggest-villages = Villages
search-suggest-categories = Categories
