# Meja pesanan BUMDes.
fulfillment-inbox-title = Hari ini
fulfillment-counts = Jumlah pesanan per langkah
fulfillment-group-new = Baru, menunggu jawaban
fulfillment-group-accepted = Perlu dikemas
fulfillment-group-packed = Siap dikirim
fulfillment-group-shipped = Dalam perjalanan
fulfillment-group-done = Selesai dan ditolak
fulfillment-empty-title = Semua pesanan sudah beres
fulfillment-empty-text = Pesanan baru muncul di sini begitu pembeli membayar, dan Anda dikabari lewat email.
fulfillment-pieces = { $n } barang
fulfillment-pickup = Diambil sendiri

fulfillment-status-new = Baru
fulfillment-status-accepted = Diterima
fulfillment-status-packed = Dikemas
fulfillment-status-shipped = Dikirim
fulfillment-status-ready = Siap diambil
fulfillment-status-delivered = Sudah sampai
fulfillment-status-rejected = Ditolak
fulfillment-status-cancelled = Dibatalkan
fulfillment-status-awaiting_payment = Menunggu pembayaran

fulfillment-accept = Terima pesanan
fulfillment-pack = Sudah dikemas
fulfillment-ship = Sudah dikirim
fulfillment-ready = Siap diambil
fulfillment-deliver-courier = Sudah sampai
fulfillment-deliver-pickup = Sudah diambil
fulfillment-reject = Tolak dan kembalikan dananya
fulfillment-reject-open = Tidak bisa memenuhi pesanan ini?
fulfillment-reject-what = Pembeli menerima kembali { $total } dan membaca alasan Anda. Penolakan tidak bisa dibatalkan. Stok tidak bertambah sendiri: hitung ulang barang Anda.
fulfillment-reason = Alasan untuk pembeli
fulfillment-reason-help = Misalnya: “Kain motif ini baru habis, pewarnaan berikutnya selesai bulan depan.”

fulfillment-next = Langkah berikutnya
fulfillment-next-new = Pesanan ini sudah dibayar. Periksa barangnya, lalu terima.
fulfillment-next-accepted = Kemas barangnya dan selipkan lembar kemas di dalam paket.
fulfillment-next-packed = Serahkan paket ke kurir, lalu catat nomor resinya. Pembeli dikabari lewat email.
fulfillment-next-pickup = Kabari pembeli bahwa pesanannya bisa diambil. Email dikirim begitu Anda menekan tombol ini.
fulfillment-next-shipped-courier = Tandai setelah kurir melaporkan paket sampai.
fulfillment-next-shipped-pickup = Tandai setelah pembeli mengambil pesanannya.
fulfillment-courier = Kurir
fulfillment-tracking-number = Nomor resi
fulfillment-parcel = Paket

fulfillment-lines = Isi pesanan
fulfillment-product = Produk
fulfillment-quantity = Jumlah
fulfillment-unit-price = Harga satuan
fulfillment-line-total = Subtotal
fulfillment-items-total = Harga barang
fulfillment-shipping-total = Ongkir ({ $weight })
fulfillment-total = Jumlah untuk BUMDes Anda
fulfillment-paid-at = Dibayar
fulfillment-buyer = Pembeli
fulfillment-note = Catatan pembeli
fulfillment-pickup-at-yours = Pembeli mengambil sendiri di tempat Anda.
fulfillment-chat-button = Kirim pesan WhatsApp
fulfillment-chat = Halo { $buyer }, kami dari { $bumdes }. Terima kasih sudah memesan di Etalase. Kami ingin mengabarkan tentang pesanan { $number }.
fulfillment-timeline = Riwayat
fulfillment-rejected-because = Ditolak dengan alasan
fulfillment-event-paid = Dibayar pembeli
fulfillment-event-paid_late = Dibayar pembeli, terlambat
fulfillment-event-accepted = Diterima
fulfillment-event-packed = Dikemas
fulfillment-event-shipped = Dikirim
fulfillment-event-delivered = Sudah sampai
fulfillment-event-rejected = Ditolak
fulfillment-event-refunded = Pengembalian dana ke pembeli diproses
fulfillment-event-cancelled = Dibatalkan

fulfillment-done-accepted = Pesanan { $number } diterima. Berikutnya: kemas barangnya.
fulfillment-done-packed = Pesanan { $number } sudah dikemas.
fulfillment-done-shipped = { $delivery ->
    [pickup] Pembeli dikabari bahwa pesanan { $number } siap diambil.
   *[courier] Pesanan { $number } dicatat terkirim. Pembeli dikabari lewat email.
}
fulfillment-done-delivered = Pesanan { $number } selesai.
fulfillment-done-rejected = Pesanan { $number } ditolak. Dana pembeli dikembalikan.
fulfillment-refused = Tidak ada yang diubah: pesanan ini sekarang berstatus “{ $status }”.
fulfillment-shipment-missing = Isi nama kurir dan nomor resi, supaya pembeli bisa melacak paketnya.
fulfillment-reason-missing = Tulis alasannya dulu, sedikitnya beberapa kata. Pembeli akan membacanya.

fulfillment-slip = Lembar kemas
fulfillment-slip-how = Cetak lewat menu peramban Anda; bagian lain halaman ini tidak ikut tercetak.
fulfillment-slip-from = Dari
fulfillment-slip-to = Kepada
fulfillment-slip-weight = Berat { $weight }

fulfillment-cancelled-title = Dibatalkan pembeli
fulfillment-cancelled-text = Jangan dikemas atau dikirim. Stoknya sudah kembali.
fulfillment-event-complained = Pembeli mengajukan komplain
fulfillment-event-complaint_closed = Komplain selesai
fulfillment-cash-title = Bayar di tempat: terima { $amount } tunai
fulfillment-cash-text = Pesanan ini belum dibayar. Terima uangnya saat barang diserahkan, atau lewat kurir yang menagih untuk Anda.
fulfillment-next-new-cash = Pesanan ini dibayar tunai saat barangnya sampai. Periksa barangnya, lalu terima.
fulfillment-next-shipped-cash = Tandai setelah barang diserahkan dan { $amount } tunai Anda terima. Bila pembeli menolak paketnya, gunakan tombol di bawah.
fulfillment-deliver-cash = Sudah sampai, uang sudah diterima
fulfillment-reject-cash = Pembeli membaca alasan Anda dan tidak perlu membayar. Penolakan tidak bisa dibatalkan. Stok tidak bertambah sendiri: hitung ulang barang Anda.
fulfillment-reject-only = Tolak pesanan
