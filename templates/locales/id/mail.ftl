# Email: kepada pembeli dan BUMDes.
mail-footer = Anda menerima email ini karena memesan di Etalase, tempat belanja karya desa Indonesia.
mail-footer-bumdes = Email ini untuk pengelola { $bumdes }, yang berjualan di Etalase.
mail-greeting = Halo { $name },
mail-order = Pesanan { $number }
mail-shipping = Ongkir
mail-pickup = Ambil sendiri di desa
mail-total = Total
mail-phone = Telepon
mail-address = Dikirim ke
mail-note = Catatan dari pembeli
mail-courier = Kurir
mail-tracking-number = Nomor resi
mail-package = Isi paket
mail-see-order = Lihat pesanan
mail-follow-order = Ikuti pesanan
mail-reply-reaches-them = balas email ini untuk bertanya langsung.

mail-transfer = Transfer ke rekening ini
mail-transfer-bank = Bank
mail-transfer-number = Nomor rekening
mail-transfer-holder = Atas nama
mail-transfer-amount = Jumlah
mail-transfer-note = Berita transfer
mail-transfer-then = Transfer tepat sejumlah itu dan tulis nomor pesanan sebagai berita, supaya cepat kami kenali. Begitu uangnya masuk, Anda kami kabari dan pesanan diteruskan ke desa.

mail-refund-by-transfer = Uangnya kami kirim lewat transfer bank. Rekening tujuannya kami tanyakan lewat email tersendiri.
mail-refund-by-gateway = Uangnya kembali lewat cara Anda membayar. Biasanya sampai dalam 5 sampai 10 hari kerja, tergantung bank Anda.

mail-order-placed-subject = Pesanan { $number }: bayar sebelum { $until }
mail-order-placed-heading = Terima kasih, pesanan Anda sudah kami terima.
mail-order-placed-pay = Silakan bayar { $total } sebelum { $until }. Sampai saat itu barangnya kami simpan untuk Anda.
mail-order-placed-otherwise = Kalau lewat, pesanan batal sendiri dan tidak ada yang ditagih.
mail-order-placed-button = Bayar pesanan

mail-order-paid-subject = Pembayaran pesanan { $number } sudah kami terima
mail-order-paid-heading = Terima kasih, pembayaran Anda sudah kami terima.
mail-order-paid-next = { $count ->
    [1] Pesanan Anda sudah diteruskan ke BUMDes di desanya, yang akan mengemas dan mengirimnya. Ada pertanyaan? Telepon atau balas saja email ini.
   *[other] Pesanan Anda sudah diteruskan ke { $count } BUMDes. Masing-masing mengemas dan mengirim bagiannya sendiri, jadi paketnya bisa datang terpisah. Ada pertanyaan? Telepon BUMDes-nya, nomornya ada di bawah.
}

mail-order-expired-subject = Pesanan { $number } batal karena belum dibayar
mail-order-expired-heading = Waktu pembayaran sudah lewat
mail-order-expired-why = Sampai { $until } pembayaran untuk pesanan { $number } belum kami terima, jadi barangnya kami lepas lagi ke galeri.
mail-order-expired-nothing-taken = Tidak ada yang ditagih.
mail-order-expired-if-paid = Telanjur membayar? Uang Anda aman: kalau barangnya masih ada, pesanan tetap kami teruskan; kalau sudah habis, uangnya kami kembalikan.
mail-order-expired-button = Lihat galeri lagi

mail-payment-returned-subject = { $amount } untuk pesanan { $number } kami kembalikan
mail-payment-returned-heading = Uang Anda kami kembalikan
mail-payment-returned-why = Pembayaran untuk pesanan { $number } masuk setelah batas waktunya, dan barangnya sudah tidak ada lagi. Karena itu { $amount } kami kembalikan seluruhnya.
mail-payment-returned-sorry = Maaf, kali ini belum berjodoh. Semoga lain waktu Anda menemukan yang Anda suka.

mail-new-order-subject = Pesanan baru { $number }: { $count } barang untuk { $buyer }, { $total }
mail-new-order-heading = Ada pesanan baru, sudah dibayar.
mail-new-order-greeting = Halo { $bumdes },
mail-new-order-next = Silakan terima pesanannya di portal, kemas, lalu kirim. Pembeli kami kabari di setiap langkah.
mail-new-order-button = Buka pesanan di portal
mail-new-order-total = Total bagian Anda
mail-new-order-pickup = Diambil sendiri oleh pembeli
mail-new-order-whatsapp = Kirim WhatsApp ke { $buyer }
mail-whatsapp-text = Halo Bapak/Ibu { $name }, kami dari { $bumdes }. Terima kasih atas pesanan { $number } di Etalase. Pesanannya sedang kami siapkan.

mail-shipped-subject = { $bumdes } sudah mengirim pesanan { $number }
mail-shipped-heading = Pesanan Anda dikirim oleh { $bumdes }.
mail-shipped-next = Paket dari pesanan { $number } sedang dalam perjalanan ke alamat Anda.
mail-shipped-others = Bagian pesanan dari BUMDes lain dikirim terpisah.
mail-ready-subject = Pesanan { $number } siap diambil di { $bumdes }
mail-ready-heading = Pesanan Anda siap diambil di { $bumdes }.
mail-ready-next = Sebutkan nomor pesanan { $number } saat mengambilnya. Hubungi BUMDes dulu untuk jam bukanya.

mail-rejected-subject = { $bumdes } tidak bisa memenuhi pesanan { $number }
mail-rejected-heading = Maaf, { $bumdes } tidak bisa memenuhi pesanan Anda.
mail-rejected-what = Ini tentang bagian mereka dari pesanan { $number }.
mail-rejected-reason = Alasannya
mail-rejected-refund = { $amount } kami kembalikan kepada Anda.
mail-rejected-others = Bagian pesanan dari BUMDes lain tetap dikirim.
mail-rejected-total = Dikembalikan

mail-order-cancelled-subject = Pesanan { $number } dibatalkan
mail-order-cancelled-heading = Pesanan Anda sudah dibatalkan.
mail-order-cancelled-unpaid = Pesanan { $number } dibatalkan seperti yang Anda minta. Tidak ada yang ditagih. Kalau Anda telanjur membayar, uangnya kami kembalikan.
mail-order-cancelled-paid = Pesanan { $number } dibatalkan seperti yang Anda minta. { $amount } kami kembalikan seluruhnya.
mail-part-cancelled-subject = Pesanan { $number } dibatalkan pembeli
mail-part-cancelled-heading = Pembeli membatalkan pesanan ini.
mail-part-cancelled-what = Pesanan { $number } tidak perlu dikemas atau dikirim. Barangnya sudah kembali ke stok Anda.
mail-payee-subject = Ke rekening mana { $amount } kami kirim?
mail-payee-heading = Uang Anda siap kami kirim.
mail-payee-why = Untuk pesanan { $number } ada { $amount } yang kami kembalikan kepada Anda. Cara bayar yang Anda pakai tidak bisa menerimanya kembali, jadi kami kirim lewat transfer bank.
mail-payee-how = Beri tahu kami rekeningnya lewat tautan ini. Kami tidak pernah meminta PIN, kata sandi, atau kode OTP.
mail-payee-button = Isi rekening
mail-refund-sent-subject = { $amount } untuk pesanan { $number } sudah kami kirim
mail-refund-sent-heading = Uang Anda sudah kami kirim.
mail-refund-sent-what = { $amount } untuk pesanan { $number } sudah kami kembalikan.
mail-refund-sent-account = Dikirim ke
mail-refund-sent-reference = Nomor referensi
mail-refund-sent-when = Lewat transfer biasanya sampai pada hari yang sama; lewat kartu atau dompet digital bisa 5 sampai 10 hari kerja.
mail-complaint-received-subject = Komplain untuk pesanan { $number } sudah kami terima
mail-complaint-received-heading = Terima kasih sudah memberi tahu kami.
mail-complaint-received-what = Kami periksa bersama { $bumdes }, lalu Anda kami kabari. Selama itu uangnya belum kami teruskan.
mail-complaint-text = Yang Anda tulis
mail-complaint-opened-subject = Komplain pembeli untuk pesanan { $number }
mail-complaint-opened-heading = Pembeli mengajukan komplain.
mail-complaint-opened-what = Ini tentang pesanan { $number }. Balas email ini untuk bicara langsung dengan { $buyer }. Pencairan untuk pesanan ini menunggu sampai komplainnya selesai.
mail-complaint-opened-text = Yang ditulis pembeli
mail-complaint-closed-subject = Komplain untuk pesanan { $number } selesai
mail-complaint-closed-refunded = Kami mengembalikan uang Anda.
mail-complaint-closed-settled = Komplain Anda sudah selesai.
mail-complaint-closed-declined = Komplain Anda tidak dapat kami terima.
mail-complaint-closed-answer = Jawaban kami
mail-order-placed-cash-subject = Pesanan { $number } sudah kami terima
mail-order-placed-cash = Siapkan { $total } tunai: Anda membayar saat barangnya sampai. Pesanan sudah kami teruskan ke desanya.
mail-new-order-cash-heading = Ada pesanan baru, dibayar di tempat.
mail-new-order-cash = Belum dibayar: terima { $amount } tunai saat barang diserahkan.
mail-rejected-cash = Tidak ada yang perlu Anda bayar.

mail-payout-paid-subject = Pencairan { $number }: { $amount } sudah kami transfer
mail-payout-paid-heading = Pencairan Anda sudah kami transfer.
mail-payout-paid-what = { $amount } untuk pencairan { $number } sudah kami transfer ke rekening BUMDes. Biasanya sampai pada hari yang sama.
mail-payout-failed-subject = Pencairan { $number }: { $amount } belum sampai
mail-payout-failed-heading = Pencairan Anda belum sampai.
mail-payout-failed-what = { $amount } untuk pencairan { $number } tidak sampai ke rekening BUMDes. Uangnya tetap milik Anda dan masuk ke pencairan berikutnya.
mail-payout-failed-check = Mohon periksa nama bank, nomor rekening, dan nama pemiliknya. Kalau ada yang keliru, perbaiki sebelum pencairan berikutnya.
mail-payout-amount = Jumlah
mail-payout-to = Ke rekening
mail-payout-paid-at = Ditransfer
mail-payout-failed-at = Ditandai gagal
mail-payout-period = Untuk catatan
mail-payout-from-until = { $from } sampai { $until }
mail-payout-reference = Nomor transaksi bank
mail-payout-reason = Alasan
mail-payout-see = Lihat rinciannya di portal
mail-payout-account = Periksa rekening

mail-note-footer = Anda menerima email ini karena alamat Anda dipakai di Etalase, tempat belanja karya desa Indonesia.
mail-not-asked = Tidak merasa meminta ini? Abaikan saja; tidak ada yang berubah.
mail-invitation-subject = { $inviter } mengundang Anda ke tim { $bumdes }
mail-invitation-heading = Anda diundang ke tim { $bumdes }.
mail-invitation-what = { $inviter } mengundang Anda bekerja untuk { $bumdes } di Etalase.
mail-invitation-roles = Peran Anda: { $roles }.
mail-invitation-until = Undangan ini berlaku sampai { $until } dan hanya bisa dipakai satu kali.
mail-invitation-button = Buka undangan
mail-invitation-end = Tidak mengenal { $bumdes }? Abaikan saja email ini.
mail-sign-up-subject = Lanjutkan membuat akun Etalase
mail-sign-up-heading = Tinggal satu langkah.
mail-sign-up-what = Buka tautan ini untuk memilih nama dan kata sandi. Tautannya berlaku { $hours } jam.
mail-sign-up-button = Buat akun
mail-already-subject = Anda sudah punya akun Etalase
mail-already-heading = Halo { $name }, akun Anda sudah ada.
mail-already-what = Seseorang, mungkin Anda, ingin membuat akun dengan alamat ini. Akunnya sudah ada, jadi cukup masuk.
mail-already-forgotten = Lupa kata sandinya? Buat yang baru di { $url }
mail-already-button = Masuk
mail-password-subject = Kata sandi baru untuk akun Etalase Anda
mail-password-heading = Halo { $name }, ini tautan untuk kata sandi baru.
mail-password-what = Tautannya berlaku satu jam dan hanya bisa dipakai satu kali. Kami tidak pernah menanyakan kata sandi Anda.
mail-password-button = Buat kata sandi baru
