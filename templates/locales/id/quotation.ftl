# Permintaan penawaran perusahaan dan penawaran BUMDes.
quotation-title = Permintaan penawaran
quotation-ask = Minta penawaran
quotation-for-companies = Membeli banyak untuk perusahaan?
quotation-quantity = { $n } { $unit ->
    [pack] bungkus
    [bottle] botol
    [pair] pasang
    [kg] kg
    [m] meter
   *[pcs] buah
}
quotation-in-unit = Dihitung dalam { $unit ->
    [pack] bungkus
    [bottle] botol
    [pair] pasang
    [kg] kilogram
    [m] meter
   *[pcs] buah
}
quotation-grade-A = Mutu A
quotation-grade-B = Mutu B
quotation-grade-C = Mutu C

quotation-status-open = Menunggu jawaban
quotation-status-closed = Ditutup
quotation-status-cancelled = Dibatalkan
quotation-status-ordered = Sudah dipesan
quotation-show-answer = Perlu dijawab
quotation-show-answered = Sudah dijawab
quotation-show-ended = Sudah selesai
quotation-state-waiting = Belum menjawab
quotation-state-silent = Tidak menjawab
quotation-state-declined = Tidak bisa
quotation-state-offered = Berlaku
quotation-state-countered = Menunggu tanggapan
quotation-state-expired = Lewat masa berlaku
quotation-state-withdrawn = Ditarik
quotation-state-accepted = Dipilih
quotation-state-lost = Tidak dipilih
quotation-state-cancelled = Dibatalkan
quotation-own-waiting = Perlu dijawab
quotation-own-silent = Tidak dijawab
quotation-own-declined = Anda menolak
quotation-own-offered = Sudah dijawab
quotation-own-countered = Ditawar
quotation-own-expired = Penawaran lewat masa berlaku
quotation-own-withdrawn = Anda menarik penawaran
quotation-own-accepted = Dipilih
quotation-own-lost = Tidak dipilih
quotation-own-cancelled = Dibatalkan pembeli

quotation-filter-text = Nomor atau barang
quotation-filter-text-bumdes = Nomor, barang, atau perusahaan
quotation-filter-show = Tampilkan
quotation-filter-any = Semua
quotation-filter-go = Cari
quotation-filter-clear = Lihat semua permintaan
quotation-none-title = Tidak ada yang cocok
quotation-none-text = Ubah pencariannya atau lihat semua.
quotation-empty-title = Belum ada permintaan
quotation-empty-text = Sebutkan apa yang Anda perlukan, berapa, dan kapan. BUMDes yang membuatnya mengirim penawaran.
quotation-empty-title-bumdes = Belum ada permintaan
quotation-empty-text-bumdes = Hotel, restoran, dan jaringan toko meminta penawaran untuk produk yang sudah terbit. Permintaannya muncul di sini dan lewat email.
quotation-until = sampai paling lambat { $day }
quotation-answered-of = { $offers } dari { $asked } BUMDes menawarkan
quotation-answers-until = jawaban ditunggu sampai { $time }
quotation-today = { $n } permintaan penawaran menunggu jawaban Anda

quotation-ask-lead = Pilih jenis barangnya. Permintaan dikirim ke semua BUMDes terverifikasi yang produknya cocok.
quotation-from-product = Atau mulai dari satu produk: buka halamannya dan pilih “Minta penawaran”.
quotation-choose = Pilih…
quotation-any = Bebas
quotation-go-on = Lanjutkan
quotation-category = Kategori
quotation-category-help = Pilihan khas kategorinya, seperti bahan atau teknik, menyusul di halaman berikut.
quotation-ask-product = { $product } dari { $seller }.
quotation-ask-category = Kategori { $category }: dikirim ke semua BUMDes yang produknya cocok.
quotation-what = Apa yang Anda perlukan
quotation-subject = Nama barang
quotation-subject-pooled = Kata untuk mencari produk sejenis
quotation-subject-help = Misalnya “kopi arabika”. BUMDes yang nama produknya memuat salah satu kata ini menerima permintaan Anda.
quotation-wanted = Jumlah
quotation-unit = Satuan
quotation-target = Harga yang diharapkan
quotation-target-help = Untuk satu satuan, belum termasuk ongkir. BUMDes melihatnya.
quotation-minimum-grade = Mutu minimal
quotation-grade-help = A paling baik. Jelaskan ukurannya di spesifikasi.
quotation-specification = Spesifikasi
quotation-specification-help = Ukuran, kemasan, kadar air, cara kirim: apa pun yang perlu diketahui pembuatnya.
quotation-files = Berkas
quotation-files-help = Gambar JPEG, PNG, atau PDF, paling banyak { $n } berkas, masing-masing 5 MB.
quotation-where-when = Dikirim ke mana dan kapan
quotation-outlet = Outlet
quotation-earliest = Paling awal tiba
quotation-latest = Paling lambat tiba
quotation-answer-on = Jawaban ditunggu sampai
quotation-answer-on-help = Sampai akhir hari itu di tempat outlet Anda.
quotation-who = Kepada siapa
quotation-pool = Tawarkan juga ke BUMDes lain yang membuatnya
quotation-pool-help = Satu desa jarang sanggup memenuhi pesanan besar. Beberapa desa bersama bisa.
quotation-pooled-lead = Permintaan ini dikirim ke semua BUMDes yang produknya cocok. Anda bisa membatasi pembagiannya.
quotation-at-most = Paling banyak pemasok
quotation-at-most-help = Kosongkan bila tidak dibatasi. Hanya untuk permintaan ke beberapa BUMDes.
quotation-regencies = Harus ada pemasok dari
quotation-regency = Kabupaten/kota { $n }
quotation-regency-help = Dari setiap kabupaten atau kota yang Anda sebut harus ada sedikitnya satu pemasok.
quotation-send = Kirim permintaan
quotation-no-outlet-title = Tambahkan outlet dulu
quotation-no-outlet-text = BUMDes perlu tahu ke mana barangnya dikirim.
quotation-no-outlet-add = Tambah outlet
quotation-to-company = Lihat status perusahaan

quotation-asked = Yang diminta
quotation-asked-by = Diminta oleh { $company }
quotation-product = Produk
quotation-between = Tiba
quotation-days = { $from } sampai { $until }
quotation-place = Dikirim ke
quotation-answer-by = Jawaban sampai
quotation-answers = Jawaban
quotation-price = Harga satuan
quotation-can-make = Bisa dibuat
quotation-weekly-short = { $n } per minggu
quotation-lead-time = Siap kirim
quotation-days-n = { $n } hari
quotation-grade = Mutu
quotation-valid-until = Berlaku sampai
quotation-state = Status
quotation-above-target = { $amount } di atas harapan
quotation-total = { $total } untuk jumlah yang bisa dibuat, belum termasuk ongkir.
quotation-rounds = Perundingan
quotation-you = Anda
quotation-round-terms = { $weekly } per minggu, kelipatan { $lot }, paling sedikit { $minimum }, sampai { $days } hari setelah selesai dibuat
quotation-round-valid = Berlaku sampai { $day }.
quotation-round-wanted = tiba sebelum { $day } lewat
quotation-counter = Tawar
quotation-counter-lead = Penawaran BUMDes tetap berlaku sampai mereka menggantinya.
quotation-wanted-on = Diminta tiba
quotation-note = Catatan
quotation-note-help = Sebutkan yang perlu diketahui pembeli, misalnya kemasan.
quotation-counter-send = Kirim tawaran
quotation-end = Akhiri permintaan
quotation-close-text = Kalau jawabannya sudah cukup, tutup permintaan ini. Yang sudah menawarkan masih bisa mengubah penawarannya.
quotation-close = Tutup permintaan
quotation-cancel = Batalkan permintaan
quotation-cancel-text = Semua penawaran gugur dan BUMDes diberi tahu. Ini tidak bisa diurungkan.
quotation-cancel-sure = Ya, batalkan

quotation-answer = Jawab
quotation-your-product = Produk Anda yang cocok:
quotation-pooled-text = Permintaan ini dikirim ke beberapa BUMDes. Tawarkan sebanyak yang sanggup Anda buat; sisanya bisa dari desa lain.
quotation-own-expired-text = Masa berlaku penawaran Anda sudah lewat. Pembeli tidak bisa memilihnya sebelum Anda menawarkan lagi.
quotation-you-declined = Anda sudah menolak: “{ $reason }” Kalau berubah pikiran, kirim penawaran.
quotation-offer = Penawaran Anda
quotation-offer-again = Ubah penawaran
quotation-option = Pilihan produk
quotation-can-make-help = Paling banyak untuk permintaan ini.
quotation-weekly = Bisa dibuat per minggu
quotation-weekly-help = Pesanan lain dikurangkan dari sini.
quotation-lot = Kelipatan
quotation-lot-help = Misalnya 20 kalau dikemas per 20.
quotation-minimum = Paling sedikit
quotation-minimum-help = Di bawah ini tidak layak dibuat.
quotation-lead-time-help = Hari dari selesai dibuat sampai tiba di pembeli.
quotation-valid-help = Setelah hari ini lewat, pembeli tidak bisa memilihnya.
quotation-offer-send = Kirim penawaran
quotation-withdraw = Tarik penawaran
quotation-withdraw-text = Pembeli tidak bisa memilihnya lagi. Selama permintaannya terbuka, Anda bisa menawarkan lagi.
quotation-withdraw-sure = Ya, tarik penawaran
quotation-decline = Tidak bisa memenuhi
quotation-decline-reason = Alasannya
quotation-decline-help = Pembeli membacanya.
quotation-decline-sure = Tolak permintaan

quotation-done-asked = Permintaan Anda terkirim. Kami kabari begitu ada jawaban.
quotation-done-countered = Tawaran Anda terkirim ke BUMDes.
quotation-done-closed = Permintaan ditutup.
quotation-done-cancelled = Permintaan dibatalkan dan BUMDes sudah diberi tahu.
quotation-done-offered = Penawaran Anda terkirim.
quotation-done-withdrawn = Penawaran Anda ditarik.
quotation-done-declined = Pembeli sudah diberi tahu.

quotation-refused-not-approved = Perusahaan Anda bisa meminta penawaran setelah disetujui pengelola Etalase.
quotation-refused-over = Permintaan ini sudah berakhir.
quotation-refused-not-open = Penawaran ini sudah ditarik atau berakhir. Tunggu penawaran baru dari BUMDes.
quotation-refused-changed = BUMDes sudah mengubah penawarannya sejak Anda membukanya. Lihat dulu yang baru di atas, lalu tawar lagi.
quotation-refused-expired = Penawaran ini berlaku sampai { $day } dan sudah lewat. BUMDes perlu menawarkan lagi.
quotation-refused-ended = Permintaan ini sudah ditutup atau berakhir.
quotation-refused-not-verified = BUMDes Anda perlu terverifikasi untuk menawarkan. Lihat halaman Status BUMDes.
quotation-refused-too-late = Waktu menjawab permintaan ini sudah lewat.
quotation-refused-another-round = Ada yang baru sejak Anda membuka halaman ini. Lihat perundingan di atas, lalu kirim lagi bila masih sesuai.
quotation-refused-has-quote = Anda sudah menawarkan. Tarik dulu penawarannya.

quotation-error-subject = Sebutkan nama barangnya, misalnya “kopi arabika”.
quotation-error-quantity = Tulis jumlahnya dengan angka, dari 1 sampai 10.000.000.
quotation-error-price = Tulis harganya dalam rupiah, misalnya 85.000.
quotation-error-at-most = Tulis angka dari 1 sampai 200, atau kosongkan.
quotation-error-grade = Pilih mutu dari daftar.
quotation-error-grade-said = Sebutkan mutu barang Anda: A, B, atau C.
quotation-error-outlet = Pilih outlet yang menerima barang.
quotation-error-unit = Pilih satuannya.
quotation-error-latest = Pilih tanggal paling lambat tiba, dalam setahun ke depan.
quotation-error-earliest = Pilih tanggal dari hari ini sampai paling lambat tiba.
quotation-error-answer-on = Pilih tanggal dari hari ini sampai paling lambat tiba.
quotation-error-regency = Pilih kabupaten atau kota dari daftar.
quotation-error-nobody = Belum ada produk terbit yang cocok. Coba nama yang lebih umum, satuan lain, atau pilihan yang lebih longgar.
quotation-error-about = Mulai dari satu produk atau pilih kategorinya.
quotation-error-files-many = Terlalu banyak berkas. Pilih paling banyak lima.
quotation-error-files-large = Ada berkas yang lebih dari 5 MB. Kecilkan, lalu pilih lagi semua berkasnya.
quotation-error-files-kind = Berkas harus gambar JPEG, PNG, atau PDF. Pilih lagi semua berkasnya.
quotation-error-weekly = Tulis jumlah per minggu dengan angka, paling sedikit 1.
quotation-error-lot = Tulis kelipatannya dengan angka, tidak lebih dari yang bisa dibuat.
quotation-error-minimum = Tulis jumlah paling sedikit, tidak lebih dari yang bisa dibuat.
quotation-error-lead-time = Tulis jumlah hari, dari 0 sampai 366.
quotation-error-valid = Pilih tanggal dari hari ini, paling lama setahun ke depan.
quotation-error-option = Pilih salah satu pilihan produk Anda yang masih dijual.
quotation-error-wanted-on = Pilih tanggal dari hari ini, paling lama setahun ke depan.
quotation-error-reason = Tulis alasannya dengan beberapa kata.
