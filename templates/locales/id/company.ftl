# Perusahaan pembeli: peran orang-orangnya dan statusnya.

company-role-admin = Pengelola
company-role-admin-text = Mengatur anggota, outlet, aturan persetujuan, dan anggaran.
company-role-buyer = Pembeli
company-role-buyer-text = Meminta penawaran dan memesan.
company-role-approver = Penyetuju
company-role-approver-text = Menyetujui pesanan yang memerlukannya.
company-role-finance = Keuangan
company-role-finance-text = Melihat faktur, tagihan, dan pembayaran.

company-status-registered = Sedang diperiksa
company-status-approved = Disetujui
company-status-refused = Belum diterima
company-status-suspended = Ditangguhkan
