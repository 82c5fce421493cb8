# Kabar untuk orang yang bekerja di Etalase: lonceng, halaman, email, pilihan.
notice-title = Kabar
notice-unread = { $n } kabar belum dibaca
notice-new = Baru:
notice-read = Tandai sudah dibaca
notice-read-all = Tandai semua sudah dibaca
notice-choices = Atur kabar
notice-empty-title = Belum ada kabar
notice-empty-text = Pesanan baru, pencairan, dan perubahan tim muncul di sini. Anda bisa memilih mana yang ingin Anda terima.
notice-done-all = Semua kabar sudah ditandai dibaca.
notice-done-choices = Pilihan Anda disimpan.
notice-choices-title = Kabar untuk Anda
notice-choices-lead = Pilih bagaimana Anda ingin tahu. Email dikirim ke { $email }.
notice-in-portal = Di lonceng
notice-by-mail = Lewat email
notice-save = Simpan pilihan
notice-open = Buka di ruang kerja
notice-choose = Atur kabar yang Anda terima di { $url }
notice-kind-new_order = Pesanan baru
notice-kind-order_late = Pesanan terlambat ditangani
notice-kind-complaint_opened = Komplain pembeli
notice-kind-payout_paid = Pencairan terkirim
notice-kind-payout_failed = Pencairan gagal
notice-kind-team_changed = Perubahan tim
notice-kind-listing_submitted = Produk menunggu ditinjau
notice-kind-listing_changes_requested = Produk perlu diperbaiki
notice-kind-listing_published = Produk terbit
notice-kind-listing_rejected = Produk ditolak
notice-new_order = Pesanan baru { $number } dari { $buyer }, { $total }.
notice-order_late = Pesanan { $number } sudah lama menunggu { $status ->
    [new] diterima
    [accepted] dikemas
   *[packed] dikirim
}.
notice-complaint_opened = { $buyer } mengajukan komplain untuk pesanan { $number }.
notice-payout_paid = Pencairan { $number } sebesar { $amount } sudah dikirim ke rekening Anda.
notice-payout_failed = Pencairan { $number } sebesar { $amount } gagal dikirim.
notice-team_changed = { $change ->
    [joined] { $name } bergabung dengan tim.
    [roles] Peran { $name } diubah.
    [removed] { $name } dikeluarkan dari tim.
    [left] { $name } keluar dari tim.
   *[owner] { $name } sekarang pemilik BUMDes.
}
notice-listing_submitted = { $bumdes } mengajukan { $product } untuk ditinjau.
notice-listing_changes_requested = Kurator meminta perbaikan untuk { $product }.
notice-listing_published = { $product } sudah terbit di galeri.
notice-listing_rejected = { $product } tidak dapat diterbitkan.
notice-next-new_order = Terima pesanannya supaya pembeli tahu barangnya sedang disiapkan.
notice-next-order_late = Lanjutkan langkah berikutnya, atau tolak bila tidak bisa dipenuhi. Pembeli menunggu kabar.
notice-next-complaint_opened = Baca komplainnya dan jawab pembeli. Pencairan untuk pesanan ini menunggu.
notice-next-payout_paid = Rinciannya, baris demi baris, ada di halaman pencairan.
notice-next-payout_failed = Periksa rekening pencairan Anda. Uangnya ikut pada pencairan berikutnya.
notice-next-team_changed = Lihat siapa saja di tim Anda dan perannya.
notice-next-listing_submitted = Buka produknya untuk ditinjau.
notice-next-listing_changes_requested = Baca catatan kurator, perbaiki, lalu ajukan lagi.
notice-next-listing_published = Lihat bagaimana pembeli melihatnya.
notice-next-listing_rejected = Baca alasannya di halaman produk.
notice-kind-stock_low = Stok menipis
notice-stock_low = Stok menipis: { $product }.
notice-next-stock_low = Lihat berapa yang masih bisa dijual, dan tulis hitungannya kalau sudah ada yang baru dibuat.
notice-kind-permit_verified = Izin sudah diperiksa
notice-kind-permit_refused = Izin ditolak
notice-kind-permit_due = Izin perlu diurus
notice-permit_verified = { $permit } sudah diperiksa kurator.
notice-permit_refused = { $permit } ditolak kurator: { $reason }
notice-permit_due = { $what ->
    [expiring] { $permit } berakhir { $ends }.
    [needed] { $others ->
        [some] { $product } dan { $more } produk lain perlu { $permit } sebelum { $ends } lewat.
       *[none] { $product } perlu { $permit } sebelum { $ends } lewat.
    }
    [unlisted] { $others ->
        [some] { $product } dan { $more } produk lain turun dari galeri: { $permit } tidak berlaku.
       *[none] { $product } turun dari galeri: { $permit } tidak berlaku.
    }
   *[relisted] { $others ->
        [some] { $product } dan { $more } produk lain tampil lagi di galeri.
       *[none] { $product } tampil lagi di galeri.
    }
}
notice-next-permit_verified = Izin ini sekarang tampil di halaman produknya.
notice-next-permit_refused = Perbaiki isinya atau ganti suratnya. Setelah disimpan, kurator memeriksanya lagi.
notice-next-permit_due = Catat izin atau perpanjangannya. Pesanan yang sedang berjalan tetap dilanjutkan.
notice-kind-permit_to_check = Izin menunggu diperiksa
notice-permit_to_check = { $bumdes } mencatat { $permit } untuk diperiksa.
notice-next-permit_to_check = Cocokkan isinya dengan suratnya.
notice-kind-bumdes_registered = BUMDes menunggu verifikasi
notice-bumdes_registered = { $bumdes } dari { $village } menunggu verifikasi.
notice-next-bumdes_registered = Buka datanya dan periksa buktinya.
notice-kind-join_asked = Permintaan bergabung
notice-join_asked = { $name } ({ $email }) ingin bergabung dengan BUMDes Anda.
notice-next-join_asked = Kalau Anda mengenalnya, undang lewat halaman Tim dengan email itu.
notice-kind-standing_changed = Status BUMDes
notice-standing_changed = { $change ->
    [verified] BUMDes Anda sudah diverifikasi Dinas.
    [asked] Kurator meminta bukti lain: “{ $reason }”
    [refused] Pendaftaran BUMDes Anda ditolak: “{ $reason }”
    [suspended] BUMDes Anda ditangguhkan: “{ $reason }”
   *[restored] Penangguhan BUMDes Anda sudah diakhiri.
}
notice-next-standing_changed = Buka halaman Status BUMDes untuk langkah berikutnya.
notice-kind-company_decided = Status perusahaan
notice-company_decided = { $change ->
    [approved] Perusahaan Anda disetujui dan bisa memesan.
    [refused] Pendaftaran perusahaan Anda belum diterima: “{ $reason }”
    [suspended] Perusahaan Anda ditangguhkan: “{ $reason }”
    [terms] Syarat pembayaran perusahaan Anda diubah.
   *[restored] Penangguhan perusahaan Anda sudah diakhiri.
}
notice-next-company_decided = Buka data perusahaan untuk syarat dan langkah berikutnya.
notice-kind-company_members_changed = Perubahan anggota perusahaan
notice-company_members_changed = { $change ->
    [joined] { $name } bergabung dengan perusahaan.
    [removed] { $name } dikeluarkan dari perusahaan.
    [left] { $name } keluar dari perusahaan.
   *[roles] Peran { $name } diubah.
}
notice-next-company_members_changed = Lihat siapa saja anggota perusahaan dan perannya.
notice-kind-quote_asked = Permintaan penawaran
notice-kind-quote_countered = Penawaran ditawar
notice-kind-request_cancelled = Permintaan dibatalkan
notice-kind-quote_answered = Jawaban BUMDes
notice-kind-request_closed = Waktu jawaban habis
notice-kind-webhook_given_up = Webhook gagal terkirim
notice-quote_asked = { $company } meminta penawaran { $number }: { $subject }.
notice-quote_countered = { $company } menawar penawaran Anda untuk { $number }: { $subject }.
notice-request_cancelled = { $company } membatalkan permintaan { $number }: { $subject }.
notice-quote_answered = { $change ->
    [offered] { $bumdes } mengirim penawaran untuk { $number }: { $subject }.
    [changed] { $bumdes } mengubah penawarannya untuk { $number }: { $subject }.
    [withdrawn] { $bumdes } menarik penawarannya untuk { $number }: { $subject }.
   *[declined] { $bumdes } tidak bisa memenuhi { $number }: { $subject }.
}
notice-request_closed = Waktu menjawab { $number } ({ $subject }) sudah habis. Penawaran yang masuk: { $answers }.
notice-webhook_given_up = Sistem Anda di { $url } tidak menerima pesan kami setelah { $attempts } kali dicoba.
notice-next-quote_asked = Lihat apa yang diminta, lalu kirim penawaran atau beri tahu kalau tidak bisa.
notice-next-quote_countered = Lihat tawarannya, lalu ubah penawaran Anda bila sesuai. Yang lama tetap berlaku.
notice-next-request_cancelled = Tidak ada yang perlu Anda lakukan.
notice-next-quote_answered = Bandingkan semua jawaban di halaman permintaan.
notice-next-request_closed = Bandingkan penawarannya di halaman permintaan.
notice-next-webhook_given_up = Lihat jawabannya di catatan pengiriman, perbaiki, lalu kirim lagi pesannya.
