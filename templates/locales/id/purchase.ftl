# Pesanan pembelian (PO) perusahaan.
purchase-title = Pesanan pembelian
purchase-status-awaiting_approval = Menunggu persetujuan
purchase-status-awaiting_payment = Menunggu pembayaran
purchase-status-ordered = Dipesan
purchase-status-refused = Tidak disetujui
purchase-status-cancelled = Dibatalkan
purchase-credit-left = Sisa limit kredit
purchase-credit-limit = Limit kredit
purchase-terms = Cara bayar
purchase-none-title = Tidak ada PO dengan status ini
purchase-none-text = Pilih status lain, atau tampilkan semua.
purchase-empty-title = Belum ada PO
purchase-empty-text = PO dibuat dari keranjang perusahaan atau dari penawaran BUMDes. Mulai dari katalog, atau minta penawaran.
purchase-empty-next = Minta penawaran
purchase-by = paling lambat { $date }
purchase-what = Barang
purchase-to = Dikirim ke
purchase-due = Sampai paling lambat
purchase-drawn-up = Dibuat oleh
purchase-request = Permintaan penawaran
purchase-shortfall = Kurang { quotation-quantity } dari yang diminta: tidak ada BUMDes yang sanggup tepat waktu.
purchase-agree-title = Persetujuan
purchase-agree-count = { $agreed } dari { $needed } persetujuan sudah diberikan.
purchase-agree-until = Harga penawaran berlaku sampai { $date }.
purchase-agree-until-catalogue = Harga ini berlaku sampai { $date }. Barang baru diambil dari stok setelah PO disetujui.
purchase-agree-others = Menunggu persetujuan rekan Anda yang berperan Penyetuju.
purchase-note = Catatan (wajib bila tidak setuju)
purchase-agree = Setujui
purchase-refuse = Tidak setuju
purchase-cancel = Batalkan PO
purchase-words = Keputusan
purchase-word-yes = Setuju
purchase-word-no = Tidak setuju
purchase-shares = Pembagian per BUMDes
purchase-arrives = Tiba
purchase-delivery = { $date }: { $quantity } { quotation-unit-name }
purchase-items = Barang
purchase-shipping = Ongkos kirim
purchase-credited = Dikurangi
purchase-total = Total
purchase-placed = PO disetujui. Setiap BUMDes sudah dikabari bagiannya.
purchase-agreed = Persetujuan Anda tercatat. Masih menunggu satu persetujuan lagi.
purchase-refused = PO tidak disetujui. Tidak ada lagi yang dipesan dengan PO ini.
purchase-cancelled = PO dibatalkan. Tidak ada lagi yang dipesan dengan PO ini.
purchase-waits = Menunggu Anda
purchase-waits-agree = Periksa
purchase-waits-agree-text = menunggu persetujuan Anda
purchase-waits-pay = Lihat cara bayar
purchase-waits-pay-text = menunggu pembayaran
purchase-waits-sign = Tandatangani
purchase-waits-sign-text = barang dikirim, serah terima belum ditandatangani
purchase-waits-allocate = Lihat pembagian
purchase-waits-allocate-text = waktu menjawab selesai, siap dipesan
purchase-waits-offers = { $n } penawaran
purchase-to-pay = PO disetujui. BUMDes mulai bekerja setelah pembayaran pertama diterima.
purchase-pay-title = Menunggu pembayaran
purchase-pay-text = Transfer ke rekening Etalase. Begitu tercatat, setiap BUMDes langsung dikabari bagiannya.
purchase-pay-ahead = Dari { $first } yang harus dibayar dulu, { $ahead } sudah ada di akun perusahaan.
purchase-pay-until = Dibayar paling lambat { $date }. Lewat tanggal itu PO batal, supaya BUMDes bisa menerima pesanan lain. Uang yang sudah masuk tetap di akun perusahaan.
purchase-open = { quotation-quantity } belum ada penggantinya
purchase-open-text = Tidak ada pengganti dengan total yang sudah disetujui. Jumlah itu sudah dikurangi dari tagihan. Lihat siapa yang bisa membuatnya di bawah, atau buat permintaan baru.
purchase-instead-of = Menggantikan bagian { $bumdes }.
purchase-late = Terlambat: seharusnya sudah dikirim.
purchase-take-back = Tarik bagian ini
purchase-take-back-text = { $bumdes } tidak lagi mengerjakannya, jumlahnya dikurangi dari tagihan, dan bagian ini ditawarkan ke BUMDes lain.
purchase-take-back-reason = Alasan yang dibaca BUMDes
purchase-taken-back = Bagian ini ditarik. Kami mencari BUMDes lain untuk membuatnya.
purchase-others-open = Cari pengganti untuk { quotation-quantity }
purchase-others-title = Pengganti
purchase-others-limits = Pengganti dicari dengan syarat dari permintaan Anda:
purchase-others-regencies = ada pemasok dari { $regencies }
purchase-others-at-most = paling banyak { $n } pemasok
purchase-others-lift = Cari tanpa syarat itu
purchase-others-lifted = Syarat daerah dan jumlah pemasok dari permintaan Anda tidak dipakai di sini.
purchase-others-keep = Pakai lagi syaratnya
purchase-others-lead = BUMDes lain yang penawarannya masih berlaku untuk { quotation-quantity }, sampai paling lambat { $date }.
purchase-others-order = Pesan dari mereka
purchase-others-text = Bagian ini menjadi bagian dari PO yang sama, dengan harga dan ongkos kirim di atas.
purchase-others-go = Pesan seharga { $total }
purchase-others-ordered = Penggantinya sudah dipesan dan dikabari.
purchase-lines = { $n } baris
purchase-missing = Kurang { $n }
purchase-short-title = Stok habis sebelum pembayaran tercatat
purchase-short-text = PO ini dibatalkan. Uang Anda tetap di akun perusahaan dan dipakai untuk PO berikutnya. Di bawah tertulis apa yang kurang.
purchase-take-back-catalogue = { $bumdes } tidak lagi mengirimnya, dan jumlahnya dikurangi dari tagihan.
purchase-basket-title = Pesan isi keranjang
purchase-basket-due = Diperlukan paling lambat
purchase-basket-due-help = Boleh kosong: barang dikirim segera setelah siap. Paling cepat { $date }.
purchase-basket-reference = Nomor PO Anda sendiri
purchase-basket-reference-help = Ikut tertulis di pesanan yang dibaca BUMDes.
purchase-basket-note = Catatan untuk BUMDes
purchase-basket-sum = Ringkasan
purchase-basket-first = { $first } dibayar dulu sebelum BUMDes mulai.
purchase-basket-approvals = { $n ->
    [1] PO ini menunggu persetujuan satu orang. Harganya tetap sampai { $date }, stok baru diambil setelah disetujui.
   *[other] PO ini menunggu persetujuan { $n } orang. Harganya tetap sampai { $date }, stok baru diambil setelah disetujui.
}
purchase-basket-no-approval = Perusahaan Anda tidak meminta persetujuan untuk jumlah ini.
purchase-basket-go = Buat PO senilai { $total }
purchase-basket-done = PO dibuat. Isinya sudah keluar dari keranjang.
purchase-basket-error-changed = Ada yang berubah sejak halaman ini dibuka, jadi belum ada yang dipesan. { $changes } Periksa lagi, lalu pesan.
purchase-basket-error-outlet = Pilih outlet yang menerima barang.
purchase-basket-error-empty = Keranjang sudah kosong. Mungkin sudah dipesan di jendela lain: lihat daftar PO.
purchase-basket-error-unserved = { $bumdes } belum mengirim ke outlet ini. Pilih outlet lain, atau keluarkan barangnya dari keranjang.
purchase-basket-error-short = Belum ada yang dipesan karena stoknya kurang: { $what }. Kurangi jumlahnya, lalu pesan lagi.
purchase-basket-error-day = Tulis tanggalnya seperti 2026-12-31, atau kosongkan.
purchase-basket-error-days = Tanggalnya harus antara { $earliest } dan { $latest }. Kosongkan bila tidak perlu tanggal.
purchase-basket-changed-contents = Isi keranjang lain dari yang Anda lihat.
purchase-basket-changed-price = Harga { $name }: { $was } menjadi { $now }.
purchase-basket-changed-shipping = Ongkir { $bumdes }: { $was } menjadi { $now }.
purchase-basket-changed-trouble = { $name } belum bisa dipesan sebanyak itu.
purchase-error-not-open = Tidak ada jumlah yang perlu dicarikan pengganti.
purchase-error-not-agreed = Dengan pengganti ini total PO melewati batas yang perlu persetujuan lagi. Buat permintaan baru untuk sisanya.
company-act-purchase_moved = memesan pengganti untuk PO { $subject }
purchase-reordered = Dipesan lagi
purchase-error-not-late = Bagian ini tidak bisa ditarik: belum terlambat, atau sudah dikirim.
purchase-error-reason = Tulis alasan Anda, supaya pembuat PO tahu apa yang perlu diubah.
purchase-error-moved = PO ini sudah diputuskan atau dibatalkan. Lihat statusnya di bawah.
purchase-error-not-yours = Persetujuan Anda sudah tercatat, atau PO ini perlu disetujui dua orang lain.
purchase-error-expired = Ada penawaran yang sudah berakhir. Batalkan PO ini, lalu minta BUMDes memperbarui penawarannya.
purchase-error-prices-ended = Harga di PO ini sudah tidak berlaku. Batalkan PO ini, lalu pesan lagi dengan harga sekarang.
purchase-error-short = Belum bisa dipesan karena stoknya kurang: { $what }. Ubah jumlahnya: batalkan PO ini, lalu pesan lagi. Atau tunggu sampai stoknya ada.
purchase-lack-none = { $name } (habis)
purchase-lack-some = { $name } (tinggal { $left })
purchase-error-credit = Melebihi limit kredit. Sisanya { $left }. Lunasi tagihan atau minta limit lebih besar kepada Etalase.
purchase-error-budget = Melebihi anggaran. Sisanya { $left }. Pengelola akun perusahaan bisa membuat anggaran baru.
purchase-error-changed = Penawaran { $bumdes } sudah berubah. Periksa lagi pembagiannya, lalu pesan.
purchase-error-gone = Penawaran { $bumdes } sudah ditarik. Periksa lagi pembagiannya, lalu pesan.
purchase-error-quote-expired = Penawaran { $bumdes } sudah berakhir. Minta BUMDes memperbaruinya.
purchase-error-total = Totalnya sekarang { $now }. Periksa lagi, lalu pesan.
purchase-error-ordered = Permintaan ini sudah dipesan atau dibatalkan.
purchase-error-not-approved = Perusahaan Anda belum bisa memesan. Lihat statusnya di halaman Perusahaan.
purchase-error-empty = Belum ada penawaran yang bisa dipesan.
purchase-error-weeks = Kapasitas salah satu BUMDes baru saja terpakai. Periksa lagi pembagiannya, lalu pesan.
purchase-order-title = Pesan dengan pembagian ini
purchase-order-text = PO dibuat dengan pembagian, harga, dan ongkos kirim di atas, dan kapasitas BUMDes langsung dipesan untuk Anda. Bila perusahaan Anda memerlukan persetujuan, PO menunggu sampai disetujui.
purchase-order-go = Buat PO senilai { $total }
purchase-reason-all-is-needed = Semua yang bisa siap diperlukan karena jumlahnya masih kurang.
purchase-reason-needed-for-regency = Pemasok dari daerah yang Anda sebut.
purchase-reason-fair-turn = Biayanya sama dengan penawar lain, tetapi gilirannya lebih dulu.
purchase-reason-fills-rest = Mengisi sisanya.
purchase-reason-cheapest = Termasuk pembagian termurah.
purchase-drawn-up-done = PO dibuat. Kapasitas BUMDes sudah dipesan untuk Anda.
company-act-purchase_drawn_up = membuat PO { $subject }
company-act-purchase_approved = menyetujui PO { $subject }
company-act-purchase_refused = tidak menyetujui PO { $subject }
company-act-purchase_taken_back = menarik bagian yang terlambat dari PO { $subject }
company-act-purchase_cancelled = membatalkan PO { $subject }
notice-kind-purchase_to_approve = PO perlu disetujui
notice-kind-purchase_decided = PO disetujui atau tidak
notice-kind-share_moved = Bagian berpindah ke BUMDes lain
notice-kind-share_declined = BUMDes tidak sanggup
notice-purchase_to_approve = PO { $number } senilai { $total } menunggu persetujuan Anda.
notice-purchase_decided = { $change ->
    [ordered] PO { $number } sudah dipesan.
    [awaiting_payment] PO { $number } disetujui. Bayar { $first } dulu paling lambat { $until }, supaya BUMDes bisa mulai.
    [cancelled] PO { $number } batal: penawarannya hanya berlaku sampai { $until }.
    [prices_ended] PO { $number } batal: harganya hanya berlaku sampai { $until }.
    [unpaid] PO { $number } batal: pembayaran pertamanya belum masuk sampai { $until }. Uang yang sudah masuk tetap di akun perusahaan dan dipakai untuk PO berikutnya.
    [short] PO { $number } batal: stoknya habis sebelum pembayaran tercatat. Uang Anda tetap di akun perusahaan dan dipakai untuk PO berikutnya.
   *[refused] PO { $number } tidak disetujui: “{ $reason }”
}
notice-share_moved = { $change ->
    [all] { quotation-quantity } dari PO { $number } yang tidak jadi dibuat { $bumdes } sekarang dibuat { $to }.
    [some] { quotation-quantity } dari PO { $number } yang tidak jadi dibuat { $bumdes } sekarang dibuat { $to }. Masih kurang { $missing } { quotation-unit-name }.
   *[none] Belum ada pengganti untuk { $missing } { quotation-unit-name } dari PO { $number } yang tidak jadi dibuat { $bumdes }.
}
notice-share_declined = { $of ->
    [catalogue] { $bumdes } tidak bisa mengirim bagiannya dari PO { $number }: “{ $reason }”
   *[quotes] { $bumdes } tidak sanggup membuat { quotation-quantity } dari PO { $number }: “{ $reason }”
}
notice-next-purchase_to_approve = Periksa isinya, lalu setujui atau tolak.
notice-next-purchase_decided = Lihat PO.
notice-next-share_moved = Lihat siapa membuat apa, dan siapa lagi yang bisa.
notice-next-share_declined = Jumlah itu sudah dikurangi dari tagihan. Pesan dari BUMDes lain, atau minta penawaran baru untuk kekurangannya.
purchase-paper-title = Pesanan pembelian
purchase-paper-status = Status
purchase-paper-ended = batal
purchase-paper-day = Tiba paling lambat
purchase-paper-who = Yang memutuskan
purchase-paper-word = Keputusan
purchase-paper-when = Waktu
purchase-paper-note = Catatan
purchase-paper-nobody = Menurut aturan perusahaan, pesanan sebesar ini tidak perlu disetujui orang kedua.
purchase-paper-not-yet = Belum ada yang menyetujui pesanan ini.
