# Galeri, daftar produk, halaman produk, koleksi.
catalog-signature = Produk unggulan desa
catalog-village-line = Desa { $village } · { $regency }
catalog-from = mulai
catalog-made-to-order = dibuat sesuai pesanan
