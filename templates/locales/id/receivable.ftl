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
receivable-line-reversed = Dibatalkan
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
receivable-reverse-link = Batalkan
receivable-reverse-of = pencatatan { $reference }
receivable-reverse-title = Batalkan pencatatan
receivable-reverse-text = Untuk transfer yang keliru dicatat: salah perusahaan, salah jumlah, atau sebenarnya tidak ada. Yang sudah tertulis tidak dihapus: lawannya dicatat dengan alasannya, dan perusahaan diberi tahu. Setelah itu transfernya bisa dicatat lagi dengan benar.
receivable-reverse-booked = Dicatat
receivable-reverse-then-owed = Setelah dibatalkan, harus dibayar
receivable-reverse-then-ahead = Setelah dibatalkan, dibayar di muka
receivable-reverse-uncovered = Belum lunas lagi: { $orders }. Pesanannya tetap berjalan. BUMDes yang belum menerima uangnya menunggu sampai perusahaan membayar.
receivable-advances-title = Ditalangi Etalase
receivable-advances-text = Uang ini sudah dicairkan ke BUMDes dan tidak ditarik kembali; gantinya datang begitu perusahaan ini membayar. Pencairan yang masih menunggu transfer bisa ditandai gagal: isinya lalu menunggu lagi.
receivable-advances-part = Bagian pesanan
receivable-advances-payout = Pencairan
receivable-reverse-reason = Alasan
receivable-reverse-reason-help = Dibaca perusahaan di rekening tagihannya, misalnya: transfer dari perusahaan lain.
receivable-reverse-now = Batalkan pencatatan ini
receivable-reversed = Pencatatan dibatalkan.
receivable-error-reversed = Pencatatan ini sudah dibatalkan sebelumnya.
receivable-error-reason = Tulis alasannya dulu, supaya perusahaan tahu apa yang keliru.
notice-kind-transfer_booked = Pembayaran perusahaan tercatat
notice-transfer_booked = { $change ->
    [returned] Kami mengembalikan uang muka { $amount } ke rekening perusahaan ({ $reference }).
    [not_received] Pembayaran { $amount } ({ $reference }) keliru tercatat dan kami batalkan: “{ $reason }”.
    [not_returned] Pengembalian { $amount } ({ $reference }) keliru tercatat dan kami batalkan: “{ $reason }”.
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
