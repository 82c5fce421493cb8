# Galeri, daftar produk, halaman produk, koleksi.
catalog-front-title = Karya desa-desa Indonesia
catalog-categories = Kategori
catalog-collection = Koleksi
catalog-collection-empty-title = Koleksi ini sedang kosong
catalog-collection-empty-text = Produknya sedang tidak tersedia. Lihat produk lain dari desa-desa kami.
catalog-see-all = Lihat semua
catalog-see-piece = Lihat produk ini
catalog-meet-village = { $kind ->
    [kelurahan] Kenali Kelurahan { $village }
    [nagari] Kenali Nagari { $village }
    [desa_adat] Kenali { $village }
   *[desa] Kenali Desa { $village }
}
catalog-signature = Produk unggulan desa
catalog-signature-of = Produk unggulan { $village }
catalog-signature-title = Produk unggulan
catalog-signature-text = Satu desa, satu karya yang paling dibanggakan.
catalog-village-line = { $kind ->
    [kelurahan] Kelurahan { $village } · { $regency }
    [nagari] Nagari { $village } · { $regency }
    [desa_adat] { $village } · { $regency }
   *[desa] Desa { $village } · { $regency }
}
catalog-village-title = { $kind ->
    [kelurahan] Kelurahan { $village }
    [nagari] Nagari { $village }
    [desa_adat] { $village }
   *[desa] Desa { $village }
}
catalog-from = mulai
catalog-card-order = · dibuat sesuai pesanan
catalog-card-single = · satu-satunya
catalog-card-sold = · sudah dipesan
catalog-card-none = · stok habis

catalog-how-title = Cara kerja Etalase
catalog-how-make = Warga desa yang membuat
catalog-how-make-text = Setiap barang punya pembuat dan tempat asal. Namanya tertulis di halaman produk.
catalog-how-ship = BUMDes yang mengirim
catalog-how-ship-text = Badan usaha milik desa mengemas dan mengirim langsung dari desanya. Anda bisa memantau kirimannya.
catalog-how-money = Uangnya kembali ke desa
catalog-how-money-text = Pembayaran Anda diteruskan ke BUMDes yang menjual. Kalau pesanan batal, uang Anda kembali.

catalog-list-title = Produk desa
catalog-list-title-text = Hasil untuk “{ $text }”
catalog-list-title-where = Produk dari { $place }
catalog-list-title-what-where = { $what } dari { $place }
catalog-did-you-mean = Mungkin maksud Anda
catalog-quick = Saringan cepat
catalog-filters-show = Lihat { $n } produk
catalog-filter-offer = Tampilkan
catalog-filter-permit = Izin dan jaminan
catalog-filter-maker = Pengrajin
catalog-price-below = di bawah { $price }
catalog-price-above = { $price } ke atas
catalog-empty-without = Longgarkan pencarian Anda
catalog-empty-elsewhere = Yang serupa
catalog-empty-collections = Atau mulai dari koleksi kami
catalog-found-all = { $n } produk
catalog-found-some = { $shown } dari { $n } produk
catalog-found-nothing = Tidak ada produk
catalog-found-what = { $category }
catalog-found-where = di { $place }
catalog-found-text = untuk “{ $text }”
catalog-filters = Saring
catalog-filters-close = Tutup
catalog-active = Saringan yang dipakai
catalog-remove = Hapus saringan
catalog-remove-all = Hapus semua
catalog-filter-category = Kategori
catalog-filter-province = Provinsi
catalog-filter-regency = Kabupaten/kota
catalog-filter-village = Desa
catalog-filter-in-stock = Siap dikirim
catalog-filter-primary = Produk unggulan
catalog-filter-more = { $n } lagi
catalog-filter-price = Harga
catalog-filter-price-min = Terendah (Rp)
catalog-filter-price-max = Tertinggi (Rp)
catalog-filter-price-go = Pakai harga ini
catalog-chip-price-min = mulai { $price }
catalog-chip-price-max = sampai { $price }
catalog-sort = Urutkan
catalog-sort-go = Urutkan
catalog-sort-relevance = Paling cocok
catalog-sort-newest = Terbaru
catalog-sort-price_asc = Termurah
catalog-sort-price_desc = Termahal
catalog-sort-popular = Terlaris
catalog-empty-title = Belum ada yang cocok
catalog-empty-text = Coba kata lain, periksa ejaannya, atau lepas salah satu saringan.
catalog-without = Tanpa { $filter }

catalog-breadcrumb = Letak halaman ini
catalog-pictures = Gambar produk
catalog-picture-whole = Motif untuk { $name }
catalog-picture-close = Motif dari dekat
catalog-picture-edge = Tepi kain dengan tumpal
catalog-picture-number = Gambar { $n }
catalog-zoom-previous = Foto sebelumnya
catalog-zoom-next = Foto berikutnya
catalog-picture-note = Fotonya menyusul. Sementara ini kami gambarkan motif untuknya.
catalog-per-unit = { $unit ->
    [pack] per bungkus
    [bottle] per botol
    [pair] per pasang
    [kg] per kg
    [m] per meter
   *[pcs] per buah
}
catalog-option-size = Ukuran
catalog-option-color = Warna
catalog-option-weight = Berat
catalog-option-rasa = Rasa
catalog-option- = Pilihan
catalog-quantity = Jumlah
catalog-add = Masukkan keranjang
catalog-minimum = Pembelian paling sedikit { $n }.
catalog-stock-none = Stok habis
catalog-stock-few = Tinggal { $n }
catalog-stock-good = Stok tersedia
catalog-made-in = { $n ->
    [0] Dibuat sesuai pesanan
   *[other] Dibuat sesuai pesanan, siap dalam { $n } hari
}
catalog-month-few = Bulan ini bisa dipesan { $n } lagi
catalog-month-full = Bulan ini sudah penuh
catalog-month-full-title = Pesanan bulan ini sudah penuh
catalog-month-full-text = { $bumdes } membuatnya sesuai pesanan, sejumlah tertentu setiap bulan. Mulai tanggal 1 bisa dipesan lagi.
catalog-single = Satu-satunya
catalog-hold-title = Sedang dipesan
catalog-hold-text = Ada yang memesannya dan belum membayar. Kalau tidak jadi dibayar, barang ini bisa dibeli lagi; coba lihat lagi nanti.
catalog-sold-title = Sudah terjual
catalog-sold-text = Barang ini hanya ada satu. Tanyakan ke { $bumdes } kalau Anda ingin yang serupa.
catalog-sold-out-title = Stok habis
catalog-sold-out-text = Stok di { $bumdes } sedang habis, jadi belum bisa dibeli di sini. Pengerjaannya sekitar { $n } hari; tanyakan dulu kapan tersedia lagi.
catalog-ask = Tanya { $bumdes } lewat WhatsApp
catalog-ask-text = Halo, apakah { $name } akan tersedia lagi? { $address }
catalog-lead-time = { $n ->
    [0] Dikirim pada hari yang sama
   *[other] Siap dikirim dalam { $n } hari
}
catalog-shipping-from = Ongkir mulai { $price }, dikirim { $bumdes }
catalog-pickup = Bisa diambil sendiri di desa
catalog-share-whatsapp = Bagikan lewat WhatsApp

catalog-related = Mungkin Anda suka juga
catalog-care = Perawatan
catalog-zoom-close = Tutup
catalog-zoom-larger = Perbesar gambar
catalog-fewer = Kurangi satu
catalog-more = Tambah satu
catalog-next-tier = Tambah [more] lagi untuk harga [unit].
catalog-total = [n] × [unit] = [total]
catalog-share-copy = Salin tautan
catalog-share-copied = Tautan tersalin
catalog-share-other = Bagikan dengan cara lain
catalog-shipping-there = Ongkir ke [place]: [price]
catalog-shipping-province = Provinsi Anda
catalog-shipping-regency = Kabupaten/kota
catalog-shipping-choose = Pilih
catalog-halal-no-text = Produk ini belum punya sertifikat halal. Tanyakan bahan dan cara pembuatannya kepada BUMDes.
catalog-about = Tentang produk ini
catalog-materials = Bahan
catalog-maker = Dibuat oleh
catalog-cluster = Sentra
catalog-seller = Dijual oleh
catalog-weight = Berat kemasan
catalog-sku = Kode
catalog-permits = Izin dan jaminan
catalog-permit-name-NIB = Usaha terdaftar
catalog-permit-name-PIRT = PIRT
catalog-permit-name-BPOM = BPOM
catalog-permit-name-halal = Halal
catalog-permit-name-SNI = SNI
catalog-permit-name-geographical_indication = Indikasi geografis
catalog-permit-NIB = Penjual atau pembuatnya terdaftar sebagai usaha dan punya Nomor Induk Berusaha.
catalog-permit-halal = Bersertifikat halal: bahan dan cara pembuatannya sudah diperiksa.
catalog-permit-geographical_indication = Nama asalnya dilindungi negara: mutunya khas daerah itu dan tidak bisa ditiru dari tempat lain.
catalog-permit-checked = Nomor { $number }, sudah diperiksa kurator.
catalog-permit-unchecked = Menurut data dinas; nomornya belum dicatat di sini.
catalog-permit-PIRT = Izin pangan industri rumah tangga: produknya terdaftar di pemerintah daerah tempat pembuatannya.
catalog-permit-BPOM = Terdaftar di Badan Pengawas Obat dan Makanan, yang menilai keamanan dan labelnya.
catalog-permit-SNI = Memenuhi Standar Nasional Indonesia untuk barang sejenis.
catalog-halal-yes = Halal
catalog-halal-no = Belum bersertifikat halal.
catalog-tiers = Harga grosir
catalog-tier-quantity = Jumlah
catalog-tier-price = { $unit ->
    [pack] Harga per bungkus
    [bottle] Harga per botol
    [pair] Harga per pasang
    [kg] Harga per kg
    [m] Harga per meter
   *[pcs] Harga per buah
}
catalog-tier-from = { $n } ke atas
catalog-tier-note = Berlaku sendiri begitu jumlahnya tercapai di keranjang.
catalog-shipping = Ongkir
catalog-shipping-to = Tujuan
catalog-shipping-price = Mulai dari
catalog-shipping-note = Ongkir pasti dihitung saat checkout, dari berat dan alamat Anda.
catalog-zone-same_regency = { $regency }
catalog-zone-same_province = { $province }
catalog-zone-same_island_group = Pulau-pulau sekitar
catalog-zone-other = Seluruh Indonesia
catalog-neighbours = { $kind ->
    [kelurahan] Lainnya dari Kelurahan { $village }
    [nagari] Lainnya dari Nagari { $village }
    [desa_adat] Lainnya dari { $village }
   *[desa] Lainnya dari Desa { $village }
}
catalog-see-collection = Lihat { $n } produk
catalog-newest-title = Baru di galeri
catalog-newest-text = Yang terakhir datang dari desa.
