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
