# Halaman simulasi pembayaran: hanya ada di demo.
payment-simulator-title = Simulasi pembayaran
payment-simulator-notice-title = Ini bukan pembayaran sungguhan
payment-simulator-notice = Tidak ada uang yang berpindah. Pilih sendiri bagaimana pembayaran ini berakhir.
payment-simulator-order = Pesanan
payment-simulator-amount = Jumlah
payment-simulator-pay = Bayar { $amount }
payment-simulator-fail = Buat pembayaran gagal
payment-simulator-leave = Kembali tanpa membayar
payment-simulator-closed = Pembayaran ini sudah selesai. Tidak ada lagi yang perlu dibayar di sini.
payment-simulator-to-order = Lihat pesanan
