# Foto produk: apa yang tidak bisa dipakai, dan apa yang sebaiknya dilakukan.
media-unfit-empty = Filenya kosong. Pilih fotonya sekali lagi.
media-unfit-bytes = Ukurannya lebih dari { $most } MB. Kirim fotonya lewat WhatsApp ke diri sendiri, lalu unggah hasilnya yang lebih ringan.
media-unfit-phone = Foto { $format } belum bisa dibaca di sini. Atur kamera ke “Paling Kompatibel”, atau kirim fotonya lewat WhatsApp ke diri sendiri lalu unggah hasilnya.
media-unfit-format = Ini file { $format }. Kirim foto JPEG, PNG, atau WebP.
media-unfit-no-picture = Ini bukan foto. Kirim foto JPEG, PNG, atau WebP.
media-unfit-large = Fotonya { $width } × { $height } piksel, terlalu besar. Paling banyak { $side } piksel per sisi dan { $pixels } megapiksel.
media-unfit-small = Fotonya hanya { $width } × { $height } piksel. Sisi terpendeknya paling sedikit { $least } piksel supaya tampak tajam: kirim foto aslinya, bukan tangkapan layar.
media-unfit-broken = Filenya terpotong atau rusak. Kirim sekali lagi.
