# Perusahaan pembeli: peran orang-orangnya dan statusnya.

company-role-admin = Pengelola
company-role-admin-text = Mengatur anggota, outlet, aturan persetujuan, dan anggaran.
company-role-buyer = Pembeli
company-role-buyer-text = Meminta penawaran dan memesan.
company-role-approver = Penyetuju
company-role-approver-text = Menyetujui pesanan yang memerlukannya.
company-role-finance = Keuangan
company-role-finance-text = Melihat invoice, tagihan, dan pembayaran.

company-status-registered = Sedang diperiksa
company-status-approved = Disetujui
company-status-refused = Belum diterima
company-status-suspended = Ditangguhkan

company-kind = Jenis usaha
company-kind-retail_chain = Jaringan toko
company-kind-hotel = Hotel
company-kind-restaurant = Restoran
company-kind-other = Usaha lain

# Pendaftaran
company-register-title = Daftarkan perusahaan
company-question = Membeli untuk hotel, restoran, atau jaringan toko?
company-register-lead = Untuk hotel, restoran, dan jaringan toko yang membeli dari banyak desa sekaligus. Kami periksa datanya, lalu perusahaan Anda bisa meminta penawaran dan memesan dengan syarat pembayarannya sendiri. Gratis.
company-need-name = nama dan alamat perusahaan,
company-need-npwp = nomor NPWP perusahaan,
company-need-files = foto atau PDF kartu NPWP dan NIB. Boleh menyusul.
company-colleague = Rekan Anda sudah mendaftarkan perusahaan ini? Minta dia mengundang Anda.
company-who = Perusahaan
company-where = Alamat
company-name = Nama perusahaan
company-name-help = Seperti di NIB, misalnya PT Contoh Hotel Nusantara.
company-npwp = NPWP
company-npwp-help = 15 atau 16 angka. Titik, strip, dan spasi boleh ditulis.
company-email = Email perusahaan
company-email-help = Untuk surat dan invoice.
company-phone = Nomor telepon
company-phone-help = Yang bisa dihubungi untuk pengiriman.
company-address-help = Nama jalan, nomor, gedung.
company-register-go = Daftarkan perusahaan ini
company-register-next = Setelah ini Anda mengunggah kartu NPWP dan NIB.
company-done-registered = Perusahaan Anda terdaftar. Tinggal unggah dokumennya.
company-error-name = Isi nama perusahaan, 3 sampai 100 huruf.
company-error-kind = Pilih jenis usahanya.
company-error-npwp = Isi NPWP, 15 atau 16 angka.
company-error-npwp-taken = NPWP ini sudah terdaftar di Etalase. Minta pengelola akun perusahaan Anda mengirim undangan; kalau tidak ada yang Anda kenal, hubungi Etalase.
company-error-email = Isi alamat email yang benar, misalnya pembelian@hotel.example.
company-error-settled = Data perusahaan sudah menjadi dasar persetujuan. Untuk mengubahnya, hubungi Etalase.

# Status dan dokumen
company-title = Data perusahaan
company-banner-registered = Perusahaan Anda sedang diperiksa. Outlet dan anggota sudah bisa disiapkan; memesan bisa setelah disetujui.
company-banner-refused = Pendaftaran perusahaan Anda belum diterima. Perbaiki, lalu minta diperiksa lagi.
company-banner-suspended = Perusahaan Anda ditangguhkan. Pesanan yang berjalan tetap diteruskan; pesanan baru menunggu.
company-data = Data
company-correct = Perbaiki data
company-save = Simpan data
company-settled = Data ini menjadi dasar persetujuan. Untuk mengubahnya, hubungi Etalase.
company-done-corrected = Data perusahaan disimpan.
company-done-asked = Permintaan Anda sudah dikirim. Kami periksa lagi.
company-not-refused = Tidak ada yang diubah: pendaftaran ini tidak sedang ditolak.
company-documents = Dokumen
company-documents-lead = Hanya pengelola akun perusahaan dan Etalase yang bisa melihat berkas ini.
company-document-npwp = Kartu NPWP
company-document-npwp-text = Kartu NPWP perusahaan, atau surat keterangan terdaftar.
company-document-nib = NIB
company-document-nib-text = Nomor Induk Berusaha dari OSS.
company-document-deed = Akta perusahaan
company-document-deed-text = Akta pendirian atau perubahan terakhir, kalau diminta.
company-document-other = Berkas lain
company-document-other-text = Apa pun yang kami minta.
company-file-settled = Berkas ini sudah menjadi dasar persetujuan, jadi tidak bisa dihapus.
company-admins-only = Dokumen dikirim oleh pengelola akun perusahaan.
company-grant-since = Sejak
company-grant-note = Catatan
company-payment-pay_now = Bayar di muka
company-payment-net_14 = 14 hari setelah invoice
company-payment-net_30 = 30 hari setelah invoice
company-payment-net_60 = 60 hari setelah invoice
company-payment-deposit = Uang muka, sisanya setelah invoice
company-payment-pay_now-text = Bayar di muka
company-payment-net_14-text = Bayar 14 hari setelah invoice
company-payment-net_30-text = Bayar 30 hari setelah invoice
company-payment-net_60-text = Bayar 60 hari setelah invoice
company-payment-deposit-text = Uang muka { $percent }, sisanya setelah invoice
company-limit = limit kredit { $limit }
company-rule-none = Tanpa persetujuan: pembeli memesan langsung.
company-rule-one = Di atas { $one } perlu satu penyetuju.
company-rule-both = Di atas { $one } perlu satu penyetuju, di atas { $two } dua.
company-budget = { $from } sampai { $until }: { $amount }

# Anggota
company-done-removed = Anggota dikeluarkan.
company-done-left = Anda tidak lagi bekerja untuk perusahaan itu di Etalase.
company-refused-last-admin = Harus selalu ada pengelola akun yang aktif. Beri dulu peran Pengelola kepada anggota lain.
company-error-member = Orang dengan email ini sudah menjadi anggota.
company-invitation-over = Undangan ini sudah dipakai, dibatalkan, dikirim ulang dengan tautan baru, atau lewat 7 hari. Minta pengelola akun perusahaan mengirim undangan lagi.
company-elsewhere-text = Satu akun hanya untuk satu perusahaan. Keluar dulu dari perusahaan yang sekarang, atau minta diundang dengan alamat email lain. Selama masih berlaku, undangan ini menunggu Anda.
company-elsewhere-link = Anggota { $other }

# Riwayat
company-act-registered = mendaftarkan { $subject }
company-act-corrected = memperbaiki data { $subject }
company-act-document_kept = mengunggah { $subject ->
    [npwp] kartu NPWP
    [nib] NIB
    [deed] akta perusahaan
   *[other] berkas lain
}
company-act-document_removed = menghapus { $subject ->
    [npwp] kartu NPWP
    [nib] NIB
    [deed] akta perusahaan
   *[other] berkas lain
}
company-act-check_asked = meminta { $subject } diperiksa lagi
company-act-approved = menyetujui { $subject }
company-act-refused = menolak pendaftaran { $subject }
company-act-suspended = menangguhkan { $subject }
company-act-restored = mengakhiri penangguhan { $subject }
company-act-terms_granted = menetapkan syarat pembayaran
company-act-outlet_added = menambahkan outlet { $subject }
company-act-outlet_changed = mengubah outlet { $subject }
company-act-outlet_switched_off = menonaktifkan outlet { $subject }
company-act-outlet_switched_on = mengaktifkan outlet { $subject }
company-act-member_invited = mengundang { $subject }
company-act-invitation_sent_again = mengirim ulang undangan ke { $subject }
company-act-invitation_revoked = membatalkan undangan untuk { $subject }
company-act-member_joined = bergabung lewat undangan ke { $subject }
company-act-roles_changed = mengubah peran { $subject }
company-act-member_removed = mengeluarkan { $subject }
company-act-member_left = keluar dari perusahaan
company-act-rule_set = mengubah aturan persetujuan
company-act-budget_made = menetapkan anggaran { $subject ->
    [all_outlets] semua outlet
   *[other] outlet { $subject }
}
company-act-budget_ended = mengakhiri anggaran { $subject ->
    [all_outlets] semua outlet
   *[other] outlet { $subject }
}

# Meja pengelola Etalase
company-desk-title = Perusahaan
company-desk-filter-text = Nama atau NPWP
company-desk-empty-title = Belum ada perusahaan
company-desk-empty-text = Perusahaan muncul di sini begitu ada yang mendaftar. Bagikan halaman pendaftarannya.
company-desk-missing = { $n } dokumen belum ada
company-desk-complete = Dokumen lengkap
company-desk-waits = Belum bisa disetujui: dokumen ini belum ada
company-desk-approve = Setujui perusahaan ini
company-desk-approve-lead = Periksa dokumennya, lalu tentukan syarat pembayarannya. Perusahaan bisa langsung memesan dengan syarat ini.
company-desk-approve-now = Setujui
company-desk-change-terms = Ubah syarat pembayaran
company-desk-change-lead = Berlaku untuk pesanan berikutnya. Yang sudah dipesan tetap memakai syarat lama.
company-desk-grant-now = Simpan syarat
company-desk-payment = Cara pembayaran
company-desk-limit = Limit kredit
company-desk-limit-help = Paling banyak yang boleh dipesan dan belum dibayar. Tidak perlu untuk bayar di muka.
company-desk-deposit = Uang muka
company-desk-deposit-help = Hanya untuk cara uang muka, misalnya 30%.
company-desk-note-help = Dibaca juga oleh perusahaan.
company-desk-error-payment = Pilih cara pembayarannya.
company-desk-error-limit = Isi limit kredit, paling banyak Rp9.999.999.999.
company-desk-error-deposit = Isi uang muka di antara 0% dan 100%, misalnya 30%.
company-desk-error-note = Catatan paling panjang 500 huruf.
company-desk-refuse-help = Sebutkan alasannya. Perusahaan bisa memperbaiki dan meminta diperiksa lagi.
company-desk-suspend-help = Sebutkan alasannya. Perusahaan tidak bisa memesan lagi; pesanan yang berjalan tetap diteruskan.
company-desk-suspend-now = Tangguhkan perusahaan ini
company-desk-reason-missing = Tulis alasannya dulu, supaya perusahaan tahu apa yang harus dilakukan.
company-desk-refused-documents = Belum disetujui: kartu NPWP dan NIB harus ada dulu.
company-desk-not-allowed = Tidak ada yang diubah: status perusahaan ini sekarang “{ $status }”.
company-desk-done-approved = Perusahaan disetujui. Anggotanya sudah diberi tahu.
company-desk-done-refused = Pendaftaran ditolak. Alasannya sudah dikirim.
company-desk-done-suspended = Perusahaan ditangguhkan.
company-desk-done-restored = Penangguhan diakhiri.
company-desk-done-terms = Syarat pembayaran disimpan.
company-act-request_sent = mengirim permintaan penawaran { $subject }
company-act-request_limits_changed = mengubah batas pemasok permintaan { $subject }
company-act-request_closed = menutup permintaan { $subject }
company-act-request_cancelled = membatalkan permintaan { $subject }
company-act-terms_asked = menawar untuk { $subject }
company-act-token_made = membuat token akses { $subject }
company-act-token_revoked = mencabut token akses { $subject }
company-act-webhook_added = menambahkan alamat webhook { $subject }
company-act-webhook_events_changed = mengubah yang dikabarkan ke alamat webhook { $subject }
company-act-webhook_switched_off = menonaktifkan alamat webhook { $subject }
company-act-webhook_switched_on = mengaktifkan alamat webhook { $subject }
company-act-webhook_secret_renewed = mengganti kunci rahasia alamat webhook { $subject }
company-act-webhook_removed = menghapus alamat webhook { $subject }
