# Status BUMDes: terdaftar, terverifikasi, ditolak, ditangguhkan; bukti; meja kurator.
standing-title = Status BUMDes
standing-status-registered = Sedang diperiksa
standing-status-verified = Terverifikasi
standing-status-refused = Ditolak
standing-status-suspended = Ditangguhkan
standing-banner-registered = BUMDes Anda sedang diperiksa. Produk sudah bisa disiapkan, tetapi belum tampil di galeri.
standing-banner-refused = Pendaftaran BUMDes Anda ditolak. Perbaiki, lalu minta diperiksa lagi.
standing-banner-suspended = BUMDes Anda ditangguhkan. Produknya tidak tampil; pesanan yang berjalan tetap diteruskan.
standing-banner-more = Lihat statusnya
standing-waits-files = Kurator menunggu bukti ini. Unggah supaya pemeriksaan bisa dimulai.
standing-now-registered = Bukti lengkap. Kurator sedang memeriksa; kabarnya kami kirim lewat email. Sementara itu siapkan produk Anda.
standing-now-verified = Dinas sudah memverifikasi BUMDes ini. Produk yang disetujui tampil di galeri.
standing-now-refused = Kurator menolak pendaftaran ini. Perbaiki yang disebutkan, lalu minta diperiksa lagi.
standing-now-suspended = BUMDes ini ditangguhkan. Produknya tidak tampil di galeri. Selesaikan pesanan yang berjalan, dan hubungi Dinas.
standing-request = Minta diperiksa lagi
standing-villages = { $n ->
    [1] Desa
   *[other] { $n } desa
}
standing-joint = Didaftarkan sebagai BUMDes Bersama. Kurator menambahkan desa-desa lainnya.
standing-evidence = Bukti
standing-evidence-lead = Hanya pemilik BUMDes dan kurator yang bisa melihat berkas ini.
standing-evidence-village_rule = Peraturan Desa
standing-evidence-village_rule-text = Perdes yang mendirikan BUMDes. Untuk BUMDes Bersama: Peraturan Bersama Kepala Desa.
standing-evidence-decree = SK pengurus
standing-evidence-decree-text = Surat keputusan tentang pengurus, atau sertifikat badan hukum dari Kemenkum.
standing-evidence-nib = NIB
standing-evidence-nib-text = Nomor Induk Berusaha dari OSS, kalau sudah ada.
standing-evidence-other = Berkas lain
standing-evidence-other-text = Apa pun yang diminta kurator.
standing-file = Berkas { $n }
standing-file-choose = Pilih berkas
standing-file-help = Foto JPEG atau PNG, atau PDF, paling besar 5 MB.
standing-file-send = Unggah
standing-file-remove = Hapus
standing-file-missing = Pilih berkasnya dulu.
standing-file-too-large = Berkasnya lebih dari 5 MB. Perkecil fotonya, atau kirim per halaman.
standing-file-other-kind = Berkas ini bukan JPEG, PNG, atau PDF. Foto ulang suratnya, atau simpan sebagai PDF.
standing-file-too-many = Sudah ada 12 berkas. Hapus dulu yang tidak perlu.
standing-file-settled = Berkas ini sudah menjadi dasar verifikasi, jadi tidak bisa dihapus.
standing-owners-only = Bukti dikirim oleh pemilik BUMDes.
standing-acts = Yang sudah terjadi
standing-done-kept = Berkas sudah diterima.
standing-done-removed = Berkas dihapus.
standing-done-asked = Permintaan Anda sudah dikirim ke kurator.
standing-not-refused = Tidak ada yang diubah: pendaftaran ini tidak sedang ditolak.
