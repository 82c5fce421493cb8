# Jawaban untuk program yang berbelanja lewat /api/v1.
api-error-unreadable = Isi permintaan tidak bisa dibaca ({ $reason }). Kirim JSON seperti contoh di /api/v1/openapi.json.
api-error-key-unreadable = Idempotency-Key harus 16 sampai 255 karakter ASCII tanpa spasi, misalnya sebuah UUID acak. Perbaiki, lalu kirim lagi.
api-error-key-reused = Idempotency-Key ini sudah dipakai untuk isi permintaan lain. Pakai kunci baru untuk permintaan baru.
api-error-invalid = Ada isian yang belum benar. Perbaiki isian yang disebut di errors, lalu kirim lagi.
api-error-no-cart = Keranjang ini tidak ada. Buka keranjang baru dengan POST /api/v1/carts.
api-error-cart-ordered = Keranjang ini sudah menjadi pesanan dan tidak bisa diubah. Buka keranjang baru untuk belanja lagi.
api-error-cart-empty = Keranjang masih kosong. Masukkan barang dulu, lalu pesan.
api-error-cart-trouble = Ada barang yang tidak bisa dipesan seperti sekarang. Perbaiki barang yang disebut di errors, lalu pesan lagi.
api-error-total-changed = Totalnya berubah sejak dilihat. Tunjukkan total yang baru kepada pembeli, lalu kirim lagi dengan seen_total itu.
api-error-no-order = Pesanan ini tidak ada, atau tokennya bukan milik pesanan ini. Pakai tautan dari konfirmasi pesanan.
api-error-no-such-order = Tidak ada pesanan dengan nomor ini. Periksa nomornya, lalu kirim lagi.
api-error-refund-reason = Tulis alasannya, sedikitnya 3 huruf dalam satu baris. Pembeli ikut membacanya.
api-error-refund-not-paid = Pesanan ini belum dibayar atau uangnya sudah kembali seluruhnya. Lihat dulu pesanannya.
api-error-refund-nothing-left = Tidak ada lagi yang bisa dikembalikan dari permintaan ini. Lihat pengembalian yang sudah ada di pesanannya.
api-error-refund-changed = Sudah ada pengembalian lain sejak pesanan ini dilihat. Lihat pesanannya sekali lagi, lalu putuskan dengan seen_refunded yang baru.
api-error-refund-other-order = Ada baris atau bagian yang bukan dari pesanan ini. Pakai id baris dan nomor bagian dari pesanannya.
api-error-refund-more-than-left = Jumlahnya lebih dari yang tersisa. Kurangi jumlahnya, lalu kirim lagi.
