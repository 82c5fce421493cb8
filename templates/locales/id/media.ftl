# Foto produk: apa yang tidak bisa dipakai, dan apa yang sebaiknya dilakukan.
media-unfit-empty = Filenya kosong. Pilih fotonya sekali lagi.
media-unfit-bytes = Ukurannya lebih dari { $most } MB. Kirim fotonya lewat WhatsApp ke diri sendiri, lalu unggah hasilnya yang lebih ringan.
media-unfit-phone = Foto { $format } belum bisa dibaca di sini. Atur kamera ke “Paling Kompatibel”, atau kirim fotonya lewat WhatsApp ke diri sendiri lalu unggah hasilnya.
media-unfit-format = Ini file { $format }. Kirim foto JPEG, PNG, atau WebP.
media-unfit-no-picture = Ini bukan foto. Kirim foto JPEG, PNG, atau WebP.
media-unfit-large = Fotonya { $width } × { $height } piksel, terlalu besar. Paling banyak { $side } piksel per sisi dan { $pixels } megapiksel.
media-unfit-small = Fotonya hanya { $width } × { $height } piksel. Sisi terpendeknya paling sedikit { $least } piksel supaya tampak tajam: kirim foto aslinya, bukan tangkapan layar.
media-unfit-broken = Filenya terpotong atau rusak. Kirim sekali lagi.

# Langkah foto di penyunting produk.
media-upload-label = Pilih foto
media-upload-help = Boleh beberapa sekaligus, paling banyak { $most } foto per produk. JPEG, PNG, atau WebP, sisi terpendek paling sedikit 600 piksel. Lokasi dan catatan kamera di dalam foto kami hapus.
media-upload-send = Unggah
media-upload-none = Belum ada foto yang dipilih.
media-upload-kept = { $n ->
    [1] Satu foto sudah masuk.
   *[other] { $n } foto sudah masuk.
}
media-upload-others = { $n ->
    [1] Satu foto lain sudah masuk.
   *[other] { $n } foto lain sudah masuk.
}
media-upload-too-large = Ukurannya lebih dari { $megabytes } MB. Kirim fotonya lewat WhatsApp ke diri sendiri, lalu unggah hasilnya yang lebih ringan.
media-upload-too-much = Kirimannya terlalu besar sekaligus. Unggah foto ini tersendiri.
media-upload-many = Sudah cukup banyak foto untuk produk ini, paling banyak { $most }. Hapus salah satu dulu.
media-upload-again = Langkah ini baru saja diubah orang lain. Unggah sekali lagi.
media-sending-waiting = Menunggu
media-sending-making = Dikecilkan dulu …
media-sending-reading = Diperiksa …
media-sending-again = Sambungan terputus, dicoba lagi …
media-sending-broken = Belum terkirim, sambungannya terputus.
media-sending-refused = Tidak bisa diterima. Muat ulang halaman ini, lalu kirim sekali lagi.
media-sending-retry = Coba lagi
media-sending-close = Tutup
media-photos-title = Foto produk ini
media-photos-none = Belum ada foto. Tanpa foto, pembeli melihat gambar motif.
media-photos-help = Foto pertama tampil di kartu dan di tautan yang dibagikan.
media-photo-n = foto { $n }
media-photo-first = Foto utama
media-photo-drag = Geser untuk mengubah urutan
media-photo-alt-id = Apa yang terlihat di foto { $n }?
media-photo-alt-en = Foto { $n } dalam bahasa Inggris
media-photo-alt-help = Satu kalimat pendek, misalnya “Kotak tisu anyaman pandan, tampak dari atas”. Dibacakan untuk pembeli yang tidak melihat fotonya.
media-photo-make-first = Jadikan utama
media-photo-earlier = Majukan foto { $n }
media-photo-later = Mundurkan foto { $n }
media-photo-remove = Hapus
