# Ongkir BUMDes.
shipping-title = Ongkir
shipping-lead = Tentukan ongkir dari tempat Anda dalam rupiah. Zona yang dikosongkan memakai ongkir umum. Pesanan yang sudah masuk tidak berubah.
shipping-zone-same_regency = Satu kabupaten atau kota
shipping-zone-same_province = Satu provinsi
shipping-zone-same_island_group = Satu kepulauan
shipping-zone-other = Pulau lain
shipping-house-rate = Ongkir umum: { $first } untuk kilogram pertama, lalu { $next } per kilogram.
shipping-first-kg = Kilogram pertama (Rp)
shipping-next-kg = Tiap kilogram berikutnya (Rp)
shipping-allows-pickup = Pembeli boleh mengambil sendiri di tempat kami
shipping-save = Simpan ongkir
shipping-done-saved = Ongkir disimpan dan langsung berlaku.
shipping-error-both = Isi kedua harga untuk zona ini, atau kosongkan keduanya.
shipping-error-amount = Tulis jumlah rupiah dengan angka saja, paling banyak 10.000.000.
shipping-allows-cash = Pembeli boleh membayar tunai saat barangnya sampai (bayar di tempat)
