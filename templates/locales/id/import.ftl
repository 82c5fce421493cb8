# Yang salah pada satu sel berkas: dibaca sesudah nama kolomnya.
import-empty = kosong
import-formula = diawali { $sign }, yang dibaca lembar kerja sebagai rumus
import-control-character = berisi ganti baris atau tanda yang tidak terlihat
import-too-long = berisi { $count } huruf; paling banyak { $most }
import-not-one-of = { $value } tidak dikenal. Pilihannya: { $choices }
import-negative = { $value } kurang dari nol
import-not-whole = { $value } bukan bilangan bulat: tulis angkanya saja, tanpa tanda pemisah atau desimal
import-below = { $value } kurang dari { $limit }
import-above = { $value } lebih dari { $limit }
import-options-shape = { $value } harus ditulis seperti ukuran=S|M|L
import-option-name = pilihan { $value } tidak dikenal. Yang bisa: { $choices }
import-too-many-options = berisi { $count } pilihan; paling banyak { $most }
import-option-empty = ada pilihan tanpa nama
import-option-long = pilihan { $value } lebih panjang dari { $most } huruf
import-option-formula = pilihan { $value } diawali seperti rumus lembar kerja
import-option-twice = pilihan { $value } tertulis dua kali
import-price-count = berisi { $prices } angka untuk { $options } pilihan
import-tier-shape = { $value } harus ditulis seperti 10:40000
import-tier-quantity = jumlah { $what }
import-tier-price = harga { $what }
import-tier-rises = jumlah { $quantity } tidak lebih dari { $before }
import-tier-falls = harga { $price } mulai { $quantity } tidak lebih murah dari { $before }
import-too-many-tiers = berisi { $count } harga grosir; paling banyak { $most }
