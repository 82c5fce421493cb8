# Keranjang.
cart-title = Keranjang
cart-empty-title = Keranjang masih kosong
cart-empty-text = Pilih karya desa yang Anda suka; dari beberapa desa sekaligus juga bisa.
cart-browse = Lihat produk desa
cart-continue = Lanjut melihat-lihat
cart-ships-from = Dikirim dari { $village }
cart-quantity-of = Jumlah { $name }
cart-change = Ubah
cart-remove = Hapus
cart-part-total = Harga barang
cart-shipping = Ongkir
cart-shipping-later = dihitung saat checkout
cart-sum = Ringkasan
cart-total = Total barang
cart-several = { $n ->
    [1] Dikirim oleh satu BUMDes dalam satu paket.
   *[other] Dikirim oleh { $n } BUMDes, masing-masing satu paket. Bayarnya cukup sekali.
  }
cart-to-checkout = Lanjut ke checkout
cart-mend-first = Perbaiki dulu barang yang ditandai, lalu lanjut ke checkout.
cart-has-trouble = Ada barang yang tidak bisa dipesan seperti sekarang. Lihat catatannya di bawah.
cart-has-new-price = Ada harga yang berubah sejak Anda memasukkannya ke keranjang. Harga terbaru sudah dipakai.
cart-price-was = tadinya
cart-trouble-gone = Produk ini sedang tidak dijual. Hapus dari keranjang untuk melanjutkan.
cart-trouble-sold-out = Stoknya habis. Hapus dari keranjang untuk melanjutkan.
cart-trouble-short = Stok tinggal { $n }. Kurangi jumlahnya.
cart-trouble-month-full = Pesanan bulan ini sudah penuh. Hapus dari keranjang untuk melanjutkan; mulai tanggal 1 bisa dipesan lagi.
cart-trouble-month-short = Bulan ini hanya bisa dibuat { $n } lagi. Kurangi jumlahnya.
cart-trouble-below-minimum = Pembelian paling sedikit { $n }. Tambah jumlahnya.
cart-added = Sudah masuk keranjang.
cart-changed = Keranjang diperbarui.
cart-error-quantity = Isi jumlah dengan angka 1 sampai { $max }.
cart-error-not-sold = Produk ini sedang tidak dijual. Coba produk lain dari desa yang sama.
cart-error-sold-out = Stoknya habis, jadi belum bisa dimasukkan ke keranjang.
cart-error-month-full = Pesanan bulan ini sudah penuh, jadi belum bisa dimasukkan ke keranjang. Mulai tanggal 1 bisa dipesan lagi.
cart-error-month-short = Bulan ini hanya bisa dibuat { $n } lagi. Kurangi jumlahnya.
cart-error-short = Stok tinggal { $n }. Kurangi jumlahnya.
cart-error-full = Keranjang sudah penuh. Selesaikan dulu pesanan ini, lalu buat pesanan berikutnya.
