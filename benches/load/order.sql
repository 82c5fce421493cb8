-- The order as Etalase's verbs write it, without Etalase: the statements of cart/change.rs, checkout/prepare.rs and
-- checkout/finalise.rs for one piece, in the same three transactions. Keep it in step with them.
\set piece random(1, :count)
SELECT variant_id, product_id, bumdes_id, gen_random_uuid()::text AS cart_id, gen_random_uuid()::text AS order_id,
       gen_random_uuid()::text AS part_id, gen_random_uuid()::text AS payment_id, gen_random_uuid()::text AS booking_id,
       'B-' || gen_random_uuid() AS number
FROM bench_pieces WHERE piece = :piece \gset

-- into the cart
BEGIN;
INSERT INTO carts (id, user_id, created_at, updated_at) VALUES (:cart_id, NULL, now(), now());
SELECT quantity FROM cart_items WHERE cart_id = :cart_id AND variant_id = :variant_id;
SELECT count(*) FROM cart_items WHERE cart_id = :cart_id;
SELECT products.id, variants.price_minor AS price, variants.weight_g AS weight, stock_levels.on_hand, stock_levels.reserved
FROM variants JOIN products ON variants.product_id = products.id
JOIN stock_levels ON stock_levels.variant_id = variants.id
WHERE variants.id = :variant_id AND variants.is_active AND products.status = 'published' \gset
UPDATE cart_items SET quantity = 1, seen_price_minor = :price WHERE cart_id = :cart_id AND variant_id = :variant_id;
INSERT INTO cart_items (cart_id, variant_id, quantity, seen_price_minor, added_at)
VALUES (:cart_id, :variant_id, 1, :price, now());
UPDATE carts SET updated_at = now() WHERE id = :cart_id;
SELECT variants.*, products.slug, products.name_id, products.name_en, bumdes.*, villages.name, stock_levels.on_hand
FROM cart_items JOIN variants ON cart_items.variant_id = variants.id JOIN products ON variants.product_id = products.id
JOIN bumdes ON bumdes.id = products.bumdes_id JOIN villages ON villages.code = bumdes.village_code
LEFT JOIN stock_levels ON stock_levels.variant_id = variants.id
WHERE cart_items.cart_id = :cart_id ORDER BY bumdes.name, bumdes.id, cart_items.added_at, variants.position, variants.id;
SELECT product_id, min_quantity, unit_price_minor FROM price_tiers WHERE product_id = :product_id;
UPDATE cart_items SET seen_price_minor = :price WHERE cart_id = :cart_id AND variant_id = :variant_id;
COMMIT;

-- placed
BEGIN;
SELECT 1 FROM carts WHERE id = :cart_id FOR UPDATE;
SELECT orders.number FROM orders WHERE orders.cart_id = :cart_id;
SELECT variants.*, products.slug, products.name_id, products.name_en, bumdes.*, villages.name, stock_levels.on_hand
FROM cart_items JOIN variants ON cart_items.variant_id = variants.id JOIN products ON variants.product_id = products.id
JOIN bumdes ON bumdes.id = products.bumdes_id JOIN villages ON villages.code = bumdes.village_code
LEFT JOIN stock_levels ON stock_levels.variant_id = variants.id
WHERE cart_items.cart_id = :cart_id ORDER BY bumdes.name, bumdes.id, cart_items.added_at, variants.position, variants.id;
SELECT product_id, min_quantity, unit_price_minor FROM price_tiers WHERE product_id = :product_id;
SELECT code, name, level, parent_code, postal_code FROM regions WHERE code = '31.71.01.1001';
SELECT bumdes_id, zone, first_kg_minor, next_kg_minor FROM shipping_rates
WHERE bumdes_id IS NULL OR bumdes_id = :bumdes_id;
INSERT INTO orders (id, number, cart_id, status, language, buyer_name, buyer_email, buyer_phone, address_line, region_code,
    postal_code, note, currency, items_total_minor, shipping_total_minor, total_minor, expires_at, created_at, updated_at)
VALUES (:order_id, :number, :cart_id, 'pending_payment', 'id', 'Pembeli Uji', 'pembeli@contoh.example', '081234567890',
    'Jalan Uji 1', '31.71.01.1001', '10110', '', 'IDR', :price, 10000, :price + 10000, now() + interval '1 day', now(), now());
UPDATE stock_levels SET reserved = reserved + 1 WHERE variant_id = :variant_id AND on_hand - reserved >= 1;
INSERT INTO reservations (order_id, variant_id, quantity, status) VALUES (:order_id, :variant_id, 1, 'held');
SELECT EXISTS (SELECT 1 FROM stock_levels JOIN variants ON stock_levels.variant_id = variants.id
    WHERE variants.product_id = :product_id AND variants.is_active AND on_hand > reserved);
INSERT INTO fulfillment_orders (id, order_id, bumdes_id, number, status, delivery, shipping_zone, items_total_minor,
    shipping_minor, weight_g, created_at, updated_at)
VALUES (:part_id, :order_id, :bumdes_id, :number || '-1', 'awaiting_payment', 'courier', 'other', :price, 10000, :weight,
    now(), now());
INSERT INTO order_lines (id, order_id, fulfillment_order_id, product_id, variant_id, sku, name_id, name_en, option_value,
    quantity, unit_price_minor, total_minor)
SELECT gen_random_uuid()::text, :order_id::text, :part_id::text, products.id, variants.id, variants.sku, name_id, name_en, '', 1,
    :price::bigint, :price::bigint
FROM products JOIN variants ON variants.product_id = products.id WHERE variants.id = :variant_id;
INSERT INTO payments (id, order_id, provider, method, status, amount_minor, refunded_minor, fee_minor, currency, created_at, updated_at)
VALUES (:payment_id, :order_id, 'bank_transfer', 'bank_transfer', 'pending', :price + 10000, 0, 0, 'IDR', now(), now());
INSERT INTO order_events (id, order_id, kind, to_status, actor, created_at)
VALUES (gen_random_uuid()::text, :order_id, 'placed', 'pending_payment', 'buyer', now());
INSERT INTO jobs (id, kind, payload, run_at, attempts, created_at)
VALUES (gen_random_uuid()::text, 'bench', '{}', now() + interval '1 year', 0, now());
DELETE FROM cart_items WHERE cart_id = :cart_id;
DELETE FROM carts WHERE id = :cart_id;
COMMIT;

-- paid
BEGIN;
SELECT provider, amount_minor FROM payments WHERE id = :payment_id;
SELECT order_id FROM payments WHERE id = :payment_id;
SELECT 1 FROM orders WHERE id = :order_id FOR UPDATE;
SELECT 1 FROM payments WHERE id = :payment_id FOR UPDATE;
SELECT * FROM payments WHERE id = :payment_id;
SELECT * FROM orders WHERE id = :order_id;
SELECT * FROM fulfillment_orders WHERE order_id = :order_id ORDER BY number;
UPDATE payments SET status = 'succeeded', charge_reference = 'bench', paid_at = now(), updated_at = now()
WHERE id = :payment_id;
SELECT reservations.variant_id, variants.product_id, quantity FROM reservations
JOIN variants ON reservations.variant_id = variants.id
WHERE order_id = :order_id AND status = 'held' ORDER BY reservations.variant_id;
UPDATE stock_levels SET on_hand = on_hand - 1, reserved = reserved - 1 WHERE variant_id = :variant_id;
UPDATE reservations SET status = 'consumed' WHERE order_id = :order_id AND variant_id = :variant_id;
INSERT INTO stock_movements (id, variant_id, kind, quantity, order_id, created_at)
VALUES (gen_random_uuid()::text, :variant_id, 'sale', -1, :order_id, now());
UPDATE orders SET status = 'paid', paid_at = now(), updated_at = now() WHERE id = :order_id;
UPDATE fulfillment_orders SET status = 'new', updated_at = now() WHERE id = :part_id;
INSERT INTO order_events (id, order_id, kind, from_status, to_status, actor, created_at)
VALUES (gen_random_uuid()::text, :order_id, 'paid', 'pending_payment', 'paid', 'operator', now());
INSERT INTO ledger_transactions (id, kind, source_id, order_id, occurred_at)
VALUES (:booking_id, 'payment', :payment_id, :order_id, now());
INSERT INTO ledger_entries (id, transaction_id, account, amount_minor, currency)
VALUES (gen_random_uuid()::text, :booking_id, 'gateway' || chr(58) || 'bank_transfer', :price + 10000, 'IDR');
INSERT INTO ledger_entries (id, transaction_id, account, bumdes_id, fulfillment_order_id, amount_minor, currency)
VALUES (gen_random_uuid()::text, :booking_id, 'payable' || chr(58) || 'bumdes', :bumdes_id, :part_id, -:price, 'IDR');
INSERT INTO ledger_entries (id, transaction_id, account, bumdes_id, fulfillment_order_id, amount_minor, currency)
VALUES (gen_random_uuid()::text, :booking_id, 'payable' || chr(58) || 'shipping', :bumdes_id, :part_id, -10000, 'IDR');
SELECT 1 FROM catalog_version WHERE id = 1 FOR SHARE;
SELECT product_id, quantity FROM order_lines WHERE order_id = :order_id ORDER BY product_id;
UPDATE products SET sold_count = sold_count + 1 WHERE id = :product_id;
INSERT INTO jobs (id, kind, payload, run_at, attempts, created_at)
VALUES (gen_random_uuid()::text, 'bench', '{}', now() + interval '1 year', 0, now());
INSERT INTO jobs (id, kind, payload, run_at, attempts, created_at)
VALUES (gen_random_uuid()::text, 'bench', '{}', now() + interval '1 year', 0, now());
COMMIT;
