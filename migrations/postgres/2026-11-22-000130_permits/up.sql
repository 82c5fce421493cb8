-- Permits: which a product, its maker or its BUMDes has, what the law asks for and since when, what was told of them.
CREATE TABLE permits (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    kind TEXT NOT NULL CHECK (kind IN ('NIB', 'PIRT', 'BPOM', 'halal', 'SNI', 'geographical_indication')),
    -- whom it was given to: one product, one maker, or (both empty) the BUMDes
    product_id TEXT REFERENCES products (id),
    producer_id TEXT REFERENCES producers (id),
    -- empty where an imported file says no more than that there is one
    number TEXT NOT NULL,
    issued_on DATE,
    -- its last day; empty for one that does not end
    expires_on DATE,
    status TEXT NOT NULL CHECK (status IN ('stated', 'verified', 'refused')),
    -- why it was refused
    reason TEXT,
    -- nobody where an imported file says so
    stated_by TEXT REFERENCES users (id),
    stated_at TIMESTAMP NOT NULL,
    decided_by TEXT REFERENCES users (id),
    decided_at TIMESTAMP,
    -- its last day is over, and the gallery knows
    ended_at TIMESTAMP,
    CHECK (product_id IS NULL OR producer_id IS NULL),
    CHECK (issued_on IS NULL OR expires_on IS NULL OR issued_on <= expires_on)
);
CREATE INDEX permits_by_bumdes ON permits (bumdes_id, kind);
CREATE INDEX permits_by_product ON permits (product_id);
CREATE INDEX permits_by_status ON permits (status, id);
CREATE INDEX permits_by_end ON permits (expires_on, id);

CREATE TABLE permit_documents (
    permit_id TEXT PRIMARY KEY REFERENCES permits (id),
    -- image/jpeg, image/png, image/webp, application/pdf: by the content, not by its name
    media_type TEXT NOT NULL,
    content BYTEA NOT NULL,
    received_at TIMESTAMP NOT NULL
);

-- What the law asks for. Versions are added, never changed: what held on a day stays known.
CREATE TABLE permit_rules (
    id TEXT PRIMARY KEY,
    -- empty for every category that has no rule of its own for this kind
    category_code TEXT REFERENCES categories (code),
    kind TEXT NOT NULL CHECK (kind IN ('NIB', 'PIRT', 'BPOM', 'halal', 'SNI', 'geographical_indication')),
    -- a permit of this kind does as well
    instead_kind TEXT CHECK (instead_kind IN ('NIB', 'PIRT', 'BPOM', 'halal', 'SNI', 'geographical_indication')),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- required_if: required unless a curator found that the product is not what the law means
    duty TEXT NOT NULL CHECK (duty IN ('required', 'required_if', 'shown')),
    -- the first day on which the gallery asks for it; empty while it does not
    in_force_from DATE,
    -- for so many days a listing that was in the gallery already stays there
    grace_days INTEGER NOT NULL CHECK (grace_days >= 0),
    source TEXT NOT NULL,
    note_id TEXT NOT NULL,
    note_en TEXT NOT NULL,
    made_by TEXT REFERENCES users (id),
    made_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX permit_rules_one_version ON permit_rules (COALESCE(category_code, ''), kind, version);

-- A product that is not what a conditional rule means, as a curator found: fresh fruit, brem.
CREATE TABLE permit_exemptions (
    product_id TEXT NOT NULL REFERENCES products (id),
    kind TEXT NOT NULL CHECK (kind IN ('NIB', 'PIRT', 'BPOM', 'halal', 'SNI', 'geographical_indication')),
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES users (id),
    decided_at TIMESTAMP NOT NULL,
    PRIMARY KEY (product_id, kind)
);

-- What a BUMDes was told, once each: a permit or the patience with a listing ends, a listing went or came back.
CREATE TABLE permit_warnings (
    id TEXT PRIMARY KEY,
    bumdes_id TEXT NOT NULL REFERENCES bumdes (id),
    what TEXT NOT NULL CHECK (what IN ('expiring', 'needed', 'unlisted', 'relisted')),
    kind TEXT NOT NULL,
    permit_id TEXT REFERENCES permits (id),
    product_id TEXT REFERENCES products (id),
    ends_on DATE NOT NULL,
    -- told when no more than so many days were left
    days INTEGER NOT NULL,
    told_at TIMESTAMP NOT NULL
);
CREATE INDEX permit_warnings_by_bumdes ON permit_warnings (bumdes_id, told_at);
CREATE INDEX permit_warnings_by_permit ON permit_warnings (permit_id);
CREATE UNIQUE INDEX permit_warnings_once ON permit_warnings
    (what, COALESCE(permit_id, ''), COALESCE(product_id, ''), kind, ends_on, days)
    WHERE what IN ('expiring', 'needed');

-- Listings that left the gallery because of a permit, by the event that took them out.
CREATE TABLE permit_unlistings (
    product_id TEXT PRIMARY KEY REFERENCES products (id),
    event_id TEXT NOT NULL,
    unlisted_at TIMESTAMP NOT NULL
);

-- What the catalogue says already, without a number.
INSERT INTO permits (id, bumdes_id, kind, product_id, number, status, stated_at)
SELECT id || '-' || permit_kind, bumdes_id, permit_kind, id, '', 'stated', created_at
FROM products WHERE permit_kind <> 'none';
INSERT INTO permits (id, bumdes_id, kind, product_id, number, status, stated_at)
SELECT id || '-halal', bumdes_id, 'halal', id, '', 'stated', created_at FROM products WHERE halal = 'yes';

INSERT INTO permit_rules (id, category_code, kind, instead_kind, version, duty, in_force_from, grace_days, source, note_id, note_en, made_at) VALUES
    ('nib', NULL, 'NIB', NULL, 1, 'required', NULL, 90,
     'PP 28/2025 (menggantikan PP 5/2021)',
     'Setiap usaha, sekecil apa pun, wajib punya Nomor Induk Berusaha.',
     'Every business, however small, must have a business registration number.',
     '2026-11-22 00:00:00'),
    ('sni', NULL, 'SNI', NULL, 1, 'shown', NULL, 0,
     'UU 20/2014',
     'SNI wajib hanya untuk barang tertentu, misalnya helm dan mainan anak. Untuk barang lain sukarela.',
     'The national standard is compulsory for certain goods alone, such as helmets and toys, and voluntary for all others.',
     '2026-11-22 00:00:00'),
    ('geographical-indication', NULL, 'geographical_indication', NULL, 1, 'shown', NULL, 0,
     'UU 20/2016',
     'Indikasi geografis bersifat sukarela: nama daerah yang dilindungi karena mutunya khas.',
     'A geographical indication is voluntary: the name of a place, protected for what is special about its goods.',
     '2026-11-22 00:00:00');
INSERT INTO permit_rules (id, category_code, kind, instead_kind, duty, in_force_from, grace_days, source, note_id, note_en, version, made_at) VALUES
    ('halal-food-beverage', 'food-beverage', 'halal', NULL, 'required_if', '2026-10-17', 90,
     'PP 42/2024',
     'Makanan dan minuman usaha mikro dan kecil wajib bersertifikat halal sejak 17 Oktober 2026. Tidak berlaku untuk produk dari bahan tidak halal (wajib diberi keterangan tidak halal) dan bahan segar yang dikecualikan.',
     'Food and drink of micro and small businesses must be certified halal since 17 October 2026. It does not apply to products of ingredients that are not halal (which must say so) and to exempt fresh produce.',
     1, '2026-11-22 00:00:00'),
    ('pirt-food-beverage', 'food-beverage', 'PIRT', 'BPOM', 'required_if', '2026-11-22', 90,
     'PP 86/2019, Peraturan BPOM 22/2018',
     'Pangan olahan dalam kemasan buatan industri rumah tangga wajib punya nomor P-IRT, atau izin edar BPOM bila jenisnya di luar cakupan P-IRT. Tidak berlaku untuk pangan segar dan pangan siap saji.',
     'Packaged processed food from a home industry needs a P-IRT number, or a BPOM registration where its kind is beyond P-IRT. It does not apply to fresh food and to food served ready to eat.',
     1, '2026-11-22 00:00:00'),
    ('halal-coffee-tea-cocoa', 'coffee-tea-cocoa', 'halal', NULL, 'required_if', '2026-10-17', 90,
     'PP 42/2024',
     'Makanan dan minuman usaha mikro dan kecil wajib bersertifikat halal sejak 17 Oktober 2026. Tidak berlaku untuk produk dari bahan tidak halal (wajib diberi keterangan tidak halal) dan bahan segar yang dikecualikan.',
     'Food and drink of micro and small businesses must be certified halal since 17 October 2026. It does not apply to products of ingredients that are not halal (which must say so) and to exempt fresh produce.',
     1, '2026-11-22 00:00:00'),
    ('pirt-coffee-tea-cocoa', 'coffee-tea-cocoa', 'PIRT', 'BPOM', 'required_if', '2026-11-22', 90,
     'PP 86/2019, Peraturan BPOM 22/2018',
     'Pangan olahan dalam kemasan buatan industri rumah tangga wajib punya nomor P-IRT, atau izin edar BPOM bila jenisnya di luar cakupan P-IRT. Tidak berlaku untuk pangan segar dan pangan siap saji.',
     'Packaged processed food from a home industry needs a P-IRT number, or a BPOM registration where its kind is beyond P-IRT. It does not apply to fresh food and to food served ready to eat.',
     1, '2026-11-22 00:00:00'),
    ('halal-spices-oils', 'spices-oils', 'halal', NULL, 'required_if', '2026-10-17', 90,
     'PP 42/2024',
     'Makanan dan minuman usaha mikro dan kecil wajib bersertifikat halal sejak 17 Oktober 2026. Tidak berlaku untuk produk dari bahan tidak halal (wajib diberi keterangan tidak halal) dan bahan segar yang dikecualikan.',
     'Food and drink of micro and small businesses must be certified halal since 17 October 2026. It does not apply to products of ingredients that are not halal (which must say so) and to exempt fresh produce.',
     1, '2026-11-22 00:00:00'),
    ('pirt-spices-oils', 'spices-oils', 'PIRT', 'BPOM', 'required_if', '2026-11-22', 90,
     'PP 86/2019, Peraturan BPOM 22/2018',
     'Pangan olahan dalam kemasan buatan industri rumah tangga wajib punya nomor P-IRT, atau izin edar BPOM bila jenisnya di luar cakupan P-IRT. Tidak berlaku untuk pangan segar dan pangan siap saji.',
     'Packaged processed food from a home industry needs a P-IRT number, or a BPOM registration where its kind is beyond P-IRT. It does not apply to fresh food and to food served ready to eat.',
     1, '2026-11-22 00:00:00'),
    ('halal-marine-fishery', 'marine-fishery', 'halal', NULL, 'required_if', '2026-10-17', 90,
     'PP 42/2024',
     'Makanan dan minuman usaha mikro dan kecil wajib bersertifikat halal sejak 17 Oktober 2026. Tidak berlaku untuk produk dari bahan tidak halal (wajib diberi keterangan tidak halal) dan bahan segar yang dikecualikan.',
     'Food and drink of micro and small businesses must be certified halal since 17 October 2026. It does not apply to products of ingredients that are not halal (which must say so) and to exempt fresh produce.',
     1, '2026-11-22 00:00:00'),
    ('pirt-marine-fishery', 'marine-fishery', 'PIRT', 'BPOM', 'required_if', '2026-11-22', 90,
     'PP 86/2019, Peraturan BPOM 22/2018',
     'Pangan olahan dalam kemasan buatan industri rumah tangga wajib punya nomor P-IRT, atau izin edar BPOM bila jenisnya di luar cakupan P-IRT. Tidak berlaku untuk pangan segar dan pangan siap saji.',
     'Packaged processed food from a home industry needs a P-IRT number, or a BPOM registration where its kind is beyond P-IRT. It does not apply to fresh food and to food served ready to eat.',
     1, '2026-11-22 00:00:00'),
    ('halal-herbal-beauty', 'herbal-beauty', 'halal', NULL, 'required_if', '2026-10-17', 90,
     'PP 42/2024',
     'Obat tradisional, suplemen, dan kosmetik wajib bersertifikat halal sejak 17 Oktober 2026. Tidak berlaku untuk produk dari bahan tidak halal (wajib diberi keterangan tidak halal).',
     'Traditional medicine, supplements and cosmetics must be certified halal since 17 October 2026. It does not apply to products of ingredients that are not halal (which must say so).',
     1, '2026-11-22 00:00:00'),
    ('bpom-herbal-beauty', 'herbal-beauty', 'BPOM', NULL, 'required_if', '2026-11-22', 90,
     'UU 17/2023',
     'Obat bahan alam dan kosmetik wajib punya izin edar BPOM. Tidak berlaku untuk jamu racikan dan jamu gendong.',
     'Herbal medicine and cosmetics need a BPOM registration. It does not apply to jamu that is mixed for one buyer or sold fresh by its maker.',
     1, '2026-11-22 00:00:00'),
    ('halal-agriculture', 'agriculture', 'halal', NULL, 'shown', NULL, 0,
     'PP 42/2024',
     'Hasil tani segar tidak perlu sertifikat halal.',
     'Fresh farm produce needs no halal certificate.',
     1, '2026-11-22 00:00:00');

CREATE TRIGGER permit_rules_append_only BEFORE UPDATE OR DELETE ON permit_rules FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO leases (name, holder, held_until) VALUES ('permits', '', '2026-01-01 00:00:00');
