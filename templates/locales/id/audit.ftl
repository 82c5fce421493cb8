# Riwayat kegiatan: siapa melakukan apa, kapan.
audit-title = Riwayat kegiatan
audit-lead = Semua yang dilakukan tim Anda tercatat di sini. Catatan ini tidak bisa diubah atau dihapus.
audit-person = Siapa
audit-everybody = Semua orang
audit-topic = Tentang
audit-everything = Semua hal
audit-topic-orders = Pesanan
audit-topic-shipping = Ongkir
audit-topic-money = Keuangan
audit-narrow = Tampilkan
audit-all = Lihat semuanya
audit-empty-title = Belum ada kegiatan
audit-empty-text = Begitu seseorang di tim Anda menerima pesanan atau mengubah sesuatu, catatannya muncul di sini.
audit-nothing-title = Tidak ada yang cocok
audit-nothing-text = Pilih orang atau hal yang lain, atau lihat semuanya.
audit-assisted = atas nama { $bumdes }
audit-act-order_accepted = menerima pesanan { $subject }
audit-act-order_packed = mengemas pesanan { $subject }
audit-act-order_shipped = mengirim pesanan { $subject }
audit-act-order_delivered = mencatat pesanan { $subject } sudah sampai
audit-act-order_rejected = menolak pesanan { $subject }
audit-act-message_written = menulis pesan kepada pembeli pesanan { $subject }
audit-act-message_settled = mencatat pesan pembeli pesanan { $subject } tidak perlu dijawab
audit-act-rates_set = mengubah ongkir dan cara pengiriman
audit-act-bank_account_saved = mengubah rekening pencairan menjadi { $subject }
audit-topic-team = Tim
audit-act-member_invited = mengundang { $subject }
audit-act-invitation_sent_again = mengirim ulang undangan ke { $subject }
audit-act-invitation_revoked = membatalkan undangan untuk { $subject }
audit-act-member_joined = bergabung dengan tim lewat undangan ke { $subject }
audit-act-roles_changed = mengubah peran { $subject }
audit-act-member_removed = mengeluarkan { $subject } dari tim
audit-act-member_left = keluar dari tim
audit-act-ownership_handed_over = menyerahkan kepemilikan kepada { $subject }
audit-act-member_added = menambahkan { $subject } ke tim
audit-act-member_switched_off = menonaktifkan akun { $subject }
audit-act-member_switched_on = mengaktifkan lagi akun { $subject }
audit-topic-stock = Stok
audit-act-stock_counted = mengubah stok { $subject }
audit-topic-permits = Izin
audit-act-permit_stated = mencatat izin nomor { $subject }
audit-act-permit_corrected = mengubah izin nomor { $subject }
audit-act-permit_paper_sent = mengirim surat izin nomor { $subject }
audit-act-permit_withdrawn = menghapus catatan izin nomor { $subject }
audit-topic-standing = Status BUMDes
audit-act-bumdes_registered = mendaftarkan { $subject }
audit-act-evidence_kept = mengunggah { $subject ->
    [village_rule] Peraturan Desa
    [decree] SK pengurus
    [nib] NIB
   *[other] berkas lain
}
audit-act-evidence_removed = menghapus { $subject ->
    [village_rule] Peraturan Desa
    [decree] SK pengurus
    [nib] NIB
   *[other] berkas lain
}
audit-act-check_asked = meminta { $subject } diperiksa lagi
audit-act-evidence_asked = meminta bukti lain untuk { $subject }
audit-act-bumdes_verified = memverifikasi { $subject }
audit-act-bumdes_refused = menolak pendaftaran { $subject }
audit-act-bumdes_suspended = menangguhkan { $subject }
audit-act-bumdes_restored = mengakhiri penangguhan { $subject }
audit-act-village_added = menambahkan desa { $subject }
audit-act-village_removed = mengeluarkan desa { $subject }
audit-topic-gallery = Galeri
audit-act-collection_created = membuat koleksi { $subject }
audit-act-collection_edited = mengubah koleksi { $subject }
audit-act-collection_deleted = menghapus koleksi { $subject }
audit-act-collections_ordered = mengubah urutan koleksi
audit-act-collection_piece_added = menambah produk ke koleksi { $subject }
audit-act-collection_piece_removed = mengeluarkan produk dari koleksi { $subject }
audit-act-collection_pieces_ordered = mengubah urutan isi koleksi { $subject }
audit-act-collection_cover_chosen = mengganti sampul koleksi { $subject }
audit-gallery-title = Riwayat galeri
audit-gallery-lead = Siapa mengubah koleksi dan halaman depan, dan kapan. Catatan ini tidak bisa diubah atau dihapus.
audit-gallery-empty-text = Begitu seorang kurator mengubah koleksi atau halaman depan, catatannya muncul di sini.
audit-act-front_published = mengganti halaman depan
audit-act-front_scheduled = menjadwalkan halaman depan
audit-act-front_withdrawn = membatalkan jadwal halaman depan
audit-act-front_restored = menampilkan lagi susunan halaman depan yang lama
audit-topic-requests = Permintaan penawaran
audit-act-quote_made = menawarkan untuk { $subject }
audit-act-quote_withdrawn = menarik penawaran untuk { $subject }
audit-act-request_declined = menolak permintaan { $subject }
