search-suggest-label = Saran
search-suggest-products = Produk
search-suggest-villages = Desa
search-suggest-categories = Kategori
search-suggest-queries = Pencarian lain
