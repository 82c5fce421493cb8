# Kerangka setiap halaman: kepala, kaki, formulir, halaman berikut.
site-skip = Langsung ke isi
site-nav-label = Menu utama
site-search-label = Cari produk, desa, atau bahan
site-search-placeholder = Cari tenun, kopi, gerabah…
site-search-go = Cari
site-products = Produk
site-villages = Desa
site-cart = Keranjang
site-cart-count = { $n } barang di keranjang
site-sign-in = Masuk
site-account = Akun
site-about = Etalase desa-desa Indonesia. Warga desa yang membuat, BUMDes yang menjual dan mengirim, dan Anda tahu dari mana setiap barang berasal.
site-footer-label = Tautan lain
site-products-all = Semua produk
site-signature = Produk unggulan desa
site-villages-all = Semua desa
site-portal-bumdes = Ruang BUMDes
site-portal-curator = Ruang kurator
site-portal-operator = Ruang pengelola
site-language = Bahasa
site-optional = (boleh kosong)
site-errors = { $n ->
    [1] Satu isian perlu diperbaiki
   *[other] { $n } isian perlu diperbaiki
}
site-pages = Halaman
site-page-prev = Sebelumnya
site-page-next = Berikutnya
site-page-of = Halaman { $page } dari { $last }
# Tanpa jaringan: halaman yang pernah dibuka masih bisa dibaca.
site-copy = Anda sedang luring. Ini salinan dari kunjungan terakhir; harga dan stok bisa sudah berubah. Disimpan
site-offline-title = Anda sedang luring
site-offline-text = Halaman ini belum pernah dibuka di sini, jadi tidak ada salinannya. Halaman yang pernah Anda buka dan keranjang Anda masih bisa dibaca. Sambungkan ke internet, lalu coba lagi.
site-offline-unsent = Yang baru Anda kirim belum terkirim, dan tidak ada yang berubah. Sambungkan ke internet, kembali ke halaman tadi, lalu kirim sekali lagi.
site-offline-back = Ke halaman depan
site-portal-company = Ruang perusahaan
