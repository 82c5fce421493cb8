# Tagihan perusahaan: apa yang dipesan, dikurangi, dan dibayar.
receivable-title = Tagihan
receivable-lead = Semua yang dipesan atas tagihan perusahaan, yang dikurangi, dan yang sudah dibayar.
receivable-owed = Yang harus dibayar
receivable-ahead = Dibayar di muka
receivable-opening = Saldo awal
receivable-closing = Saldo akhir
receivable-cut = Hanya { $n } baris terakhir yang ditampilkan.
receivable-date = Tanggal
receivable-line = Keterangan
receivable-amount = Jumlah
receivable-balance = Saldo
receivable-line-ordered = Dipesan
receivable-line-credited = Dikurangi
receivable-line-paid = Dibayar
receivable-line-returned = Dikembalikan
receivable-empty-title = Belum ada tagihan
receivable-empty-text = Tagihan muncul di sini begitu ada PO yang dipesan.
receivable-book-title = Catat pembayaran
receivable-book-text = Dari rekening koran: uang yang masuk dari perusahaan ini. Pesanan tertua dilunasi lebih dulu.
receivable-book-amount = Jumlah (Rp)
receivable-book-on = Tanggal masuk
receivable-book-reference = Keterangan di rekening koran
receivable-book = Catat
receivable-booked = Pembayaran tercatat.
receivable-error-amount = Tulis jumlahnya dalam rupiah, misalnya 1.250.000.
receivable-error-on = Pilih tanggal masuknya uang, tidak boleh setelah hari ini.
receivable-error-reference = Tulis keterangan dari rekening koran, paling banyak 100 huruf.
receivable-error-known = Pembayaran dengan keterangan ini sudah tercatat.
receivable-back-title = Kembalikan uang muka
receivable-back-text = Perusahaan ini membayar lebih dari yang dipesannya. Kirim uangnya ke rekening asalnya dulu, lalu catat di sini.
receivable-back-none = Tidak ada yang dibayar di muka: semua uang perusahaan ini sudah dipakai untuk pesanannya.
receivable-back-on = Tanggal dikirim
receivable-back-booked = Pengembalian tercatat.
receivable-error-ahead = Yang bisa dikembalikan paling banyak { $ahead }: selebihnya sudah dipakai untuk pesanan.
notice-kind-transfer_booked = Pembayaran perusahaan tercatat
notice-transfer_booked = { $change ->
    [returned] Kami mengembalikan uang muka { $amount } ke rekening perusahaan ({ $reference }).
   *[received] Pembayaran { $amount } sudah kami terima ({ $reference }).
} { $stands ->
    [owing] Sisa tagihan { $left }.
    [ahead] Uang muka { $left }.
   *[even] Tidak ada tagihan yang tersisa.
}
notice-next-transfer_booked = Lihat tagihan.
receivable-from = Dari tanggal
receivable-till = Sampai tanggal
receivable-show = Tampilkan
receivable-all = Semua tanggal
receivable-none = Tidak ada yang dipesan atau dibayar pada tanggal-tanggal ini.
receivable-until = Sampai { $day }
receivable-statement = Rekening tagihan
receivable-creditor = Ditagih oleh
receivable-debtor = Perusahaan
receivable-statement-note = Di atas nol: masih harus dibayar. Di bawah nol: dibayar di muka. Pembayaran melunasi pesanan dan invoice tertua lebih dulu.
receivable-pay-to = Pembayaran ke { $bank } { $number }, atas nama { $holder }.
