# Checkout.
checkout-title = Checkout
checkout-guest = Tidak perlu akun. Sudah punya?
checkout-who = Pemesan
checkout-name = Nama lengkap
checkout-email = Email
checkout-email-help = Konfirmasi pesanan dan nomor resi dikirim ke sini.
checkout-phone = Nomor HP / WhatsApp
checkout-phone-help = Dipakai BUMDes dan kurir untuk menghubungi Anda.
checkout-where = Alamat kirim
checkout-region-help = Pilih berurutan: provinsi, kabupaten/kota, kecamatan, lalu desa/kelurahan.
checkout-choose = Pilih…
checkout-province = Provinsi
checkout-regency = Kabupaten / kota
checkout-district = Kecamatan
checkout-village = Desa / kelurahan
checkout-update = Lanjutkan
checkout-update-again = Hitung ulang ongkir
checkout-address = Alamat lengkap
checkout-address-help = Nama jalan, nomor rumah, RT/RW, patokan.
checkout-postal-code = Kode pos
checkout-note = Catatan untuk BUMDes
checkout-note-help = Misalnya jam berapa paket bisa diterima.
checkout-pay = Cara bayar
checkout-no-provider = Pembayaran belum bisa dilakukan saat ini. Hubungi pengelola Etalase.
checkout-sum = Ringkasan pesanan
checkout-delivery-of = Cara kirim dari { $name }
checkout-courier = Dikirim kurir
checkout-pickup = Ambil sendiri · gratis
checkout-pickup-text = Di kantor { $bumdes }
checkout-zone-same_regency = sekabupaten/kota
checkout-zone-same_province = seprovinsi
checkout-zone-same_island_group = sepulau
checkout-zone-other = antarpulau
checkout-items = Harga barang
checkout-shipping = Ongkir
checkout-shipping-later = pilih wilayah dulu
checkout-total = Total bayar
checkout-place = Buat pesanan
checkout-place-help = Stok kami simpan untuk Anda sampai batas waktu bayar.
checkout-back = Kembali ke keranjang
checkout-see-total = Ongkir sudah dihitung. Periksa totalnya, lalu tekan Buat pesanan.
checkout-total-changed = Totalnya berubah sejak Anda melihatnya, karena harga atau ongkir diperbarui. Periksa total yang baru, lalu tekan Buat pesanan sekali lagi.
checkout-out-of-stock = { $n ->
    [0] { $name } baru saja terjual habis ke pembeli lain. Hapus dari keranjang, lalu lanjutkan.
   *[other] Stok { $name } tinggal { $n }, karena baru saja ada yang membeli. Kurangi jumlahnya, lalu lanjutkan.
  }
checkout-month-full = { $n ->
    [0] Pesanan { $name } bulan ini baru saja penuh. Hapus dari keranjang, lalu lanjutkan; mulai tanggal 1 bisa dipesan lagi.
   *[other] { $name } bulan ini hanya bisa dibuat { $n } lagi, karena baru saja ada yang memesan. Kurangi jumlahnya, lalu lanjutkan.
  }
checkout-no-shipping = Ongkir ke wilayah ini belum tersedia. Pilih ambil sendiri, atau hubungi BUMDes-nya.
checkout-error-name = Isi nama lengkap, paling panjang 80 huruf.
checkout-error-email = Alamat email ini tidak lengkap. Contoh: nama@contoh.id
checkout-error-phone = Nomor HP ini belum benar. Contoh: 0812 3456 7890
checkout-error-village = Pilih desa atau kelurahan tujuan.
checkout-error-address = Isi alamat lengkap, 5 sampai 300 huruf.
checkout-error-postal-code = Kode pos terdiri dari 5 angka.
checkout-error-note = Catatan paling panjang 500 huruf.
checkout-error-provider = Pilih cara bayar.
checkout-unfit-above = Tidak bisa untuk pesanan ini: paling banyak { $limit } sekali bayar.
checkout-unfit-below = Tidak bisa untuk pesanan ini: paling sedikit { $limit } sekali bayar.
checkout-method-off = Cara bayar yang Anda pilih baru saja ditutup. Pilih cara bayar lain, lalu tekan Buat pesanan.
checkout-method-above = Cara bayar yang Anda pilih hanya sampai { $limit } sekali bayar. Pilih cara bayar lain, lalu tekan Buat pesanan.
checkout-method-below = Cara bayar yang Anda pilih mulai dari { $limit }. Pilih cara bayar lain, lalu tekan Buat pesanan.
checkout-error-method = Cara bayar ini tidak bisa untuk pesanan ini. Pilih cara bayar lain.
checkout-unfit-several = Hanya untuk pesanan dari satu BUMDes. Pesan per BUMDes bila ingin membayar di tempat.
