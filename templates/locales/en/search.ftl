search-suggest-label = Suggestions
search-suggest-products = Products
search-suggest-villages = Villages
search-suggest-categories = Categories
search-suggest-queries = Other searches
