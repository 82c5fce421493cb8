# Pesan antara BUMDes dan pembeli.
message-title = Pesan
message-with = Pesan dengan { $bumdes }
message-of-you = Anda
message-lead = Pembeli mendapat email dan bisa menjawab di halaman pesanannya.
message-write = Tulis pesan
message-write-to = Tulis ke { $bumdes }
message-send = Kirim pesan
message-no-answer = Tidak perlu dijawab
message-sent-to-buyer = Pesan terkirim. Pembeli dikabari lewat email.
message-sent-to-bumdes = Pesan terkirim. BUMDes dikabari lewat email dan menjawab di halaman ini.
message-settled = Ditandai tidak perlu dijawab.
message-words = Tulis pesannya dulu, paling banyak 1.000 huruf.
message-too-many = Sudah banyak pesan dalam satu jam ini. Tunggu sebentar, atau telepon langsung.
message-not-paid = Pesanan ini belum dibayar atau sudah dibatalkan, jadi belum bisa dikirimi pesan.
