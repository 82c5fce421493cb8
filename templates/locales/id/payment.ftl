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

payment-payee-title = Rekening untuk pengembalian dana
payment-payee-lead = Ke rekening mana { $amount } kami kirim?
payment-payee-bank = Bank atau dompet digital
payment-payee-bank-help = Misalnya BRI, Bank NTB Syariah, atau DANA.
payment-payee-number = Nomor rekening
payment-payee-holder = Atas nama
payment-payee-holder-help = Persis seperti tertulis di buku tabungan.
payment-payee-private = Kami simpan terenkripsi dan hanya dipakai untuk pengembalian ini.
payment-payee-send = Simpan rekening
payment-payee-change = Ganti rekening
payment-payee-known = Rekening tersimpan
payment-payee-done = Rekening sudah kami terima. Begitu uangnya dikirim, Anda kami kabari.
payment-payee-late = Tidak ada yang diubah: pengembalian ini tidak menunggu rekening lagi.
payment-payee-sent = { $amount } sudah kami kirim. Tidak ada lagi yang perlu diisi.
payment-payee-not-wanted = Pengembalian ini dikirim otomatis, jadi rekening tidak diperlukan.
payment-payee-error-bank = Tulis nama bank atau dompet digitalnya.
payment-payee-error-number = Nomor rekening terdiri dari 5 sampai 20 angka.
payment-payee-error-holder = Tulis nama pemilik rekening.
# Cara bayar: nama dan penjelasan singkatnya.
payment-method-midtrans_qris = QRIS
payment-method-midtrans_qris-text = Pindai kode QR dengan aplikasi bank atau dompet digital apa saja.
payment-method-midtrans_virtual_account = Virtual account
payment-method-midtrans_virtual_account-text = Bayar lewat ATM atau m-banking ke nomor khusus pesanan Anda.
payment-method-midtrans_e_wallet = Dompet digital
payment-method-midtrans_e_wallet-text = GoPay atau ShopeePay.
payment-method-midtrans_card = Kartu kredit atau debit
payment-method-midtrans_card-text = Visa, Mastercard, JCB, di halaman Midtrans yang aman.
payment-method-stripe = Kartu, lewat Stripe
payment-method-stripe-text = Visa, Mastercard, dan lainnya, di halaman Stripe yang aman.
payment-method-bank_transfer = Transfer bank
payment-method-bank_transfer-text = Kami cek dan konfirmasi pada jam kerja.
payment-method-simulator = Simulator pembayaran
payment-method-simulator-text = Khusus percobaan: tidak ada uang yang berpindah.

payment-proof-received = Bukti transfer sudah kami terima. Kami cek secepatnya.
payment-proof-missing = Pilih dulu foto atau PDF bukti transfernya.
payment-proof-too-large = Berkas ini lebih besar dari 5 MB. Kirim tangkapan layar atau foto yang lebih kecil.
payment-proof-no-picture = Berkas ini bukan foto (JPEG, PNG, WebP) atau PDF. Pilih berkas lain.
payment-proof-closed = Pembayaran ini sudah selesai, jadi bukti transfer tidak diperlukan lagi.

payment-method-cash_on_delivery = Bayar di tempat
payment-method-cash_on_delivery-text = Bayar tunai saat barangnya Anda terima.
payment-method-on_account = Tagihan perusahaan
payment-method-on_account-text = Dibayar lewat invoice, sesuai tempo perusahaan Anda.
