# Pembayaran: kabar sekembalinya pembeli, dan halaman simulasi yang hanya ada di demo.
payment-received = Pembayaran sudah kami terima. Terima kasih!
payment-failed = Pembayaran belum berhasil dan tidak ada uang yang terpotong. Silakan coba lagi.
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
