//! A small catalogue with one product for each case that matters, published and in the search.

use diesel::prelude::*;
use etalase::catalog::{ListingStatus, Making, PriceTier, Product, Variant, version};
use etalase::db::schema::{bumdes, bumdes_villages, price_tiers, producers, products, regions, variants, villages};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::ids::{BumdesId, ProducerId, ProductId, VariantId};
use etalase::stock;

use crate::support::TestApp;

#[allow(unused_imports)]
pub use super::demo_catalog::demo;

/// Where parcels can go in the small catalogue: Darmaji and Senggigi in two regencies of West Nusa
/// Tenggara, Serangan in Bali (same island group), Trusmi and Gambir on Java. Code, name, postal code.
pub const REGIONS: &[(&str, &str, Option<&str>)] = &[
    ("31", "Daerah Khusus Ibukota Jakarta", None),
    ("31.71", "Kota Administrasi Jakarta Pusat", None),
    ("31.71.01", "Gambir", None),
    ("31.71.01.1001", "Gambir", Some("10110")),
    ("32", "Jawa Barat", None),
    ("32.09", "Kabupaten Cirebon", None),
    ("32.09.36", "Plered", None),
    ("32.09.36.2005", "Trusmi Kulon", Some("45154")),
    ("51", "Bali", None),
    ("51.71", "Kota Denpasar", None),
    ("51.71.01", "Denpasar Selatan", None),
    ("51.71.01.1001", "Serangan", Some("80229")),
    ("52", "Nusa Tenggara Barat", None),
    ("52.01", "Kabupaten Lombok Barat", None),
    ("52.01.14", "Batu Layar", None),
    ("52.01.14.2006", "Senggigi", Some("83355")),
    ("52.02", "Kabupaten Lombok Tengah", None),
    ("52.02.09", "Kopang", None),
    ("52.02.09.2001", "Lendang Are", Some("83553")),
    ("52.02.09.2008", "Darmaji", Some("83553")),
];

/// An address in Jakarta to send things to.
pub const JAKARTA: &str = "31.71.01.1001";

pub struct SmallCatalog {
    pub darmaji: Seller,
    pub senggigi: Seller,
    pub trusmi: Seller,

    /// Darmaji, signature product, Rp45.000, 280 g, 120 pieces; Rp40.000 from 10, Rp35.000 from 50
    pub tissue_box: Item,
    /// Darmaji, Rp165.000 / Rp210.000 / Rp265.000 by size, 650 g, 14 pieces of each
    pub basket: Item,
    /// Darmaji, Rp28.000, 180 g, 150 pieces
    pub cutlery_holder: Item,
    /// Senggigi, signature product, four colours at Rp15.000, the fourth Rp17.000, 12 g, 200 of each
    pub bracelet: Item,
    /// Senggigi, Rp35.000, 30 g: the last piece
    pub necklace: Item,
    /// Senggigi, Rp10.000, 15 g, 600 pieces, at least 5 in an order
    pub key_ring: Item,
    /// Trusmi Kulon, signature product, Rp165.000, 330 g, 140 pieces
    pub batik: Item,
    /// Trusmi Kulon, Rp1.250.000, 360 g: sold out
    pub hand_drawn_batik: Item,
}

pub struct Seller {
    pub id: BumdesId,
    pub slug: &'static str,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub village_code: &'static str,
    pub village_slug: &'static str,
    pub village_name: &'static str,
}

pub struct Item {
    pub id: ProductId,
    pub bumdes_id: BumdesId,
    pub sku: &'static str,
    pub slug: &'static str,
    pub name_id: &'static str,
    pub name_en: &'static str,
    pub variants: Vec<Piece>,
}

pub struct Piece {
    pub id: VariantId,
    pub sku: String,
    pub option: &'static str,
    pub price_minor: i64,
    pub weight_g: i64,
}

impl Item {
    /// The only variant, or the first.
    pub fn variant(&self) -> &Piece {
        &self.variants[0]
    }
}

/// Writes the small catalogue into the app's database and its search index.
pub async fn small(app: &TestApp) -> SmallCatalog {
    let now = app.app.clock.now();
    let written = app.app.write::<_, DbError>(move |conn| Ok(write_small(conn, now)?)).await;
    let catalog = written.expect("the catalogue is written");
    app.app.search.catch_up(&app.app).await.expect("the index catches up");
    catalog
}

pub fn write_regions(conn: &mut DbConn) -> QueryResult<()> {
    for (code, name, postal_code) in REGIONS {
        diesel::insert_into(regions::table)
            .values((
                regions::code.eq(code),
                regions::name.eq(name),
                regions::level.eq(code.split('.').count() as i32),
                regions::parent_code.eq(code.rsplit_once('.').map(|(parent, _)| parent)),
                regions::postal_code.eq(*postal_code),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// [`small`] inside a transaction of the caller.
pub fn write_small(conn: &mut DbConn, now: Timestamp) -> QueryResult<SmallCatalog> {
    write_regions(conn)?;
    let darmaji = seller(conn, now, "52.02.09.2008", "darmaji", "Darmaji", "bumdes-darmaji", "0001")?;
    let senggigi = seller(conn, now, "52.01.14.2006", "senggigi", "Senggigi", "bumdes-senggigi", "0002")?;
    let trusmi = seller(conn, now, "32.09.36.2005", "trusmi-kulon", "Trusmi Kulon", "bumdes-trusmi-kulon", "0021")?;

    let tissue_box = item(conn, now, &darmaji, &TISSUE_BOX)?;
    let basket = item(conn, now, &darmaji, &BASKET)?;
    let cutlery_holder = item(conn, now, &darmaji, &CUTLERY_HOLDER)?;
    let bracelet = item(conn, now, &senggigi, &BRACELET)?;
    let necklace = item(conn, now, &senggigi, &NECKLACE)?;
    let key_ring = item(conn, now, &senggigi, &KEY_RING)?;
    let batik = item(conn, now, &trusmi, &BATIK)?;
    let hand_drawn_batik = item(conn, now, &trusmi, &HAND_DRAWN_BATIK)?;
    Ok(SmallCatalog {
        tissue_box,
        basket,
        cutlery_holder,
        bracelet,
        necklace,
        key_ring,
        batik,
        hand_drawn_batik,
        darmaji,
        senggigi,
        trusmi,
    })
}

fn seller(
    conn: &mut DbConn,
    now: Timestamp,
    village_code: &'static str,
    village_slug: &'static str,
    village_name: &'static str,
    slug: &'static str,
    phone: &str,
) -> QueryResult<Seller> {
    diesel::insert_into(villages::table)
        .values((
            villages::code.eq(village_code),
            villages::slug.eq(village_slug),
            villages::name.eq(village_name),
            villages::sector.eq("textile-batik-weaving"),
            villages::primary_product_id.eq(format!("Karya {village_name}")),
            villages::primary_product_en.eq(format!("Crafts of {village_name}")),
            villages::story_id.eq(format!("Warga {village_name} membuat barang sehari-hari dengan tangan.")),
            villages::story_en.eq(format!("People in {village_name} make everyday things by hand.")),
            villages::created_at.eq(now),
            villages::updated_at.eq(now),
        ))
        .execute(conn)?;
    let seller = Seller {
        id: BumdesId::new(),
        slug,
        name: format!("BUMDes {village_name}"),
        email: format!("{village_slug}@bumdes.example"),
        phone: format!("+62 812-0000-{phone}"),
        village_code,
        village_slug,
        village_name,
    };
    diesel::insert_into(bumdes::table)
        .values((
            bumdes::id.eq(&seller.id),
            bumdes::slug.eq(seller.slug),
            bumdes::name.eq(&seller.name),
            bumdes::email.eq(&seller.email),
            bumdes::phone.eq(&seller.phone),
            bumdes::village_code.eq(village_code),
            bumdes::allows_pickup.eq(true),
            bumdes::created_at.eq(now),
            bumdes::updated_at.eq(now),
        ))
        .execute(conn)?;
    diesel::insert_into(bumdes_villages::table)
        .values((bumdes_villages::bumdes_id.eq(&seller.id), bumdes_villages::village_code.eq(village_code)))
        .execute(conn)?;
    diesel::insert_into(producers::table)
        .values((
            producers::id.eq(producer_of(&seller)),
            producers::village_code.eq(village_code),
            producers::name.eq(format!("Kelompok Pengrajin {village_name}")),
        ))
        .execute(conn)?;
    Ok(seller)
}

/// Each seller of the small catalogue has one maker, whose id follows from the seller's.
fn producer_of(seller: &Seller) -> ProducerId {
    ProducerId(format!("maker-{}", seller.village_slug))
}

struct Sample {
    sku: &'static str,
    slug: &'static str,
    name_id: &'static str,
    name_en: &'static str,
    category: &'static str,
    is_primary: bool,
    option_name: &'static str,
    /// option, price in rupiah, pieces
    options: &'static [(&'static str, i64, i64)],
    weight_g: i64,
    min_order_quantity: i64,
    /// quantity, unit price in rupiah
    tiers: &'static [(i64, i64)],
}

const TISSUE_BOX: Sample = Sample {
    sku: "NTB-DRM-KOTAKTISU-01",
    slug: "kotak-tisu-anyaman-pandan",
    name_id: "Kotak Tisu Anyaman Pandan",
    name_en: "Woven Pandan Tissue Box",
    category: "wood-bamboo-rattan",
    is_primary: true,
    option_name: "",
    options: &[("", 45_000, 120)],
    weight_g: 280,
    min_order_quantity: 1,
    tiers: &[(10, 40_000), (50, 35_000)],
};

const BASKET: Sample = Sample {
    sku: "NTB-DRM-KERANJANG-02",
    slug: "keranjang-ketak-bertutup",
    name_id: "Keranjang Ketak Bertutup",
    name_en: "Lidded Ketak Vine Basket",
    category: "wood-bamboo-rattan",
    is_primary: false,
    option_name: "size",
    options: &[("20cm", 165_000, 14), ("25cm", 210_000, 14), ("30cm", 265_000, 14)],
    weight_g: 650,
    min_order_quantity: 1,
    tiers: &[],
};

const CUTLERY_HOLDER: Sample = Sample {
    sku: "NTB-DRM-SENDOK-03",
    slug: "tempat-sendok-bambu-anyam",
    name_id: "Tempat Sendok Bambu Anyam",
    name_en: "Woven Bamboo Cutlery Holder",
    category: "wood-bamboo-rattan",
    is_primary: false,
    option_name: "",
    options: &[("", 28_000, 150)],
    weight_g: 180,
    min_order_quantity: 1,
    tiers: &[],
};

const BRACELET: Sample = Sample {
    sku: "NTB-SGG-GELANG-01",
    slug: "gelang-benang-kerandangan",
    name_id: "Gelang Benang Kerandangan",
    name_en: "Kerandangan Thread Bracelet",
    category: "textile-batik-weaving",
    is_primary: true,
    option_name: "color",
    options: &[("merah", 15_000, 200), ("biru", 15_000, 200), ("hitam", 15_000, 200), ("pelangi", 17_000, 200)],
    weight_g: 12,
    min_order_quantity: 1,
    tiers: &[(25, 12_000), (100, 9_500)],
};

const NECKLACE: Sample = Sample {
    sku: "NTB-SGG-KALUNG-02",
    slug: "kalung-benang-manik-kayu",
    name_id: "Kalung Benang Manik Kayu",
    name_en: "Thread Necklace with Wooden Beads",
    category: "textile-batik-weaving",
    is_primary: false,
    option_name: "",
    options: &[("", 35_000, 1)],
    weight_g: 30,
    min_order_quantity: 1,
    tiers: &[],
};

const KEY_RING: Sample = Sample {
    sku: "NTB-SGG-GANTUNGAN-03",
    slug: "gantungan-kunci-benang-motif-penyu",
    name_id: "Gantungan Kunci Benang Motif Penyu",
    name_en: "Turtle Thread Key Ring",
    category: "textile-batik-weaving",
    is_primary: false,
    option_name: "",
    options: &[("", 10_000, 600)],
    weight_g: 15,
    min_order_quantity: 5,
    tiers: &[],
};

const BATIK: Sample = Sample {
    sku: "JBR-TRS-MEGAMENDUNG-01",
    slug: "batik-cap-mega-mendung-trusmi",
    name_id: "Batik Cap Mega Mendung Trusmi",
    name_en: "Trusmi Mega Mendung Stamped Batik",
    category: "textile-batik-weaving",
    is_primary: true,
    option_name: "",
    options: &[("", 165_000, 140)],
    weight_g: 330,
    min_order_quantity: 1,
    tiers: &[],
};

const HAND_DRAWN_BATIK: Sample = Sample {
    sku: "JBR-TRS-TULIS-02",
    slug: "batik-tulis-paksi-naga-liman",
    name_id: "Batik Tulis Paksi Naga Liman",
    name_en: "Paksi Naga Liman Hand-Drawn Batik",
    category: "textile-batik-weaving",
    is_primary: false,
    option_name: "",
    options: &[("", 1_250_000, 0)],
    weight_g: 360,
    min_order_quantity: 1,
    tiers: &[],
};

fn item(conn: &mut DbConn, now: Timestamp, seller: &Seller, sample: &Sample) -> QueryResult<Item> {
    let product = Product {
        id: ProductId::new(),
        sku: sample.sku.into(),
        slug: sample.slug.into(),
        bumdes_id: seller.id.clone(),
        village_code: seller.village_code.into(),
        producer_id: producer_of(seller),
        category_code: sample.category.into(),
        status: ListingStatus::Published,
        is_primary: sample.is_primary,
        name_id: sample.name_id.into(),
        name_en: sample.name_en.into(),
        description_id: format!("{} dibuat tangan di {}.", sample.name_id, seller.village_name),
        description_en: format!("{}, made by hand in {}.", sample.name_en, seller.village_name),
        materials: "bahan alam".into(),
        unit: "pcs".into(),
        option_name: sample.option_name.into(),
        min_order_quantity: sample.min_order_quantity,
        lead_time_days: 5,
        monthly_capacity: 100,
        halal: "na".into(),
        permit_kind: "none".into(),
        search_keywords: "oleh-oleh, kerajinan".into(),
        sold_count: 0,
        import_hash: None,
        version: version::next(conn)?,
        published_at: Some(now),
        created_at: now,
        updated_at: now,
        making: Making::Stock,
    };
    diesel::insert_into(products::table).values(&product).execute(conn)?;
    for (min_quantity, unit_price_minor) in sample.tiers {
        let tier = PriceTier {
            product_id: product.id.clone(),
            min_quantity: *min_quantity,
            unit_price_minor: *unit_price_minor,
        };
        diesel::insert_into(price_tiers::table).values(&tier).execute(conn)?;
    }
    let pieces: QueryResult<Vec<Piece>> = sample
        .options
        .iter()
        .enumerate()
        .map(|(position, (option, price_minor, on_hand))| {
            let sku = if option.is_empty() { sample.sku.to_owned() } else { format!("{}-{option}", sample.sku) };
            let variant = Variant {
                id: VariantId::new(),
                product_id: product.id.clone(),
                sku: sku.clone(),
                option_value: (*option).into(),
                position: position as i32,
                price_minor: *price_minor,
                currency: "IDR".into(),
                weight_g: sample.weight_g,
                is_active: true,
            };
            diesel::insert_into(variants::table).values(&variant).execute(conn)?;
            stock::open(conn, now, &variant.id, *on_hand)?;
            Ok(Piece { id: variant.id, sku, option, price_minor: *price_minor, weight_g: sample.weight_g })
        })
        .collect();
    Ok(Item {
        id: product.id,
        bumdes_id: seller.id.clone(),
        sku: sample.sku,
        slug: sample.slug,
        name_id: sample.name_id,
        name_en: sample.name_en,
        variants: pieces?,
    })
}
