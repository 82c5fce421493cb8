//! A thousand kilograms of it: asked for, spread over three villages with reasons, agreed to by two.

use etalase::purchase_orders::PurchaseOrderStatus;

use super::hotel::Hotel;
use super::villages::{Village, Villages};
use crate::purchase_orders::{ordered, parts, promised, say, status, total};
use crate::quotations::{ASKED, asked, pooled_to, with};
use crate::support::{TestApp, outbox};

/// To another group of islands, for so many kilograms with their sacks.
const fn sending(kilograms: i64) -> i64 {
    let weight = (kilograms * 1_020 + 999) / 1_000;
    42_000 + (weight - 1) * 28_000
}

/// What Gayo would have been paid.
pub const GAYO_SHARE_MINOR: i64 = 250 * 121_000 + sending(250);
/// Twenty kilograms of Bajawa's.
pub const SHORT_MINOR: i64 = 20 * 121_000;
/// 400 kg from Kintamani, 330 from Bajawa, 250 from Manggarai, and their way.
pub const RECEIVED_MINOR: i64 = 400 * 118_000 + 580 * 121_000 + sending(400) + sending(350) + sending(250);

/// By the buyer's form, of all that make it. Its number.
pub async fn asked_for(hotel: &Hotel) -> String {
    let coffee = [
        ("category", "coffee-tea-cocoa"),
        ("subject", "biji hijau arabika"),
        ("quantity", "1.000"),
        ("unit", "kg"),
        ("target_price", "125.000"),
        ("latest_on", "2027-01-31"),
        ("specification", "Kadar air paling tinggi 12%, dalam karung berlapis plastik."),
    ];
    asked(&hotel.buyer, &with(pooled_to(&hotel.outlet), &coffee)).await
}

/// Every share has its reason, and so has whoever gets none.
pub async fn allocation_is_explained(hotel: &Hotel, request: &str) {
    let page = hotel.approver.get(&format!("{ASKED}/{request}/allocation")).await.body;
    assert!(page.contains("Seluruh 1.000 bisa tiba tepat waktu"), "{page}");
    let (shares, refusals) = page.split_once("Yang tidak mendapat bagian").unwrap_or_else(|| panic!("{page}"));
    for (village, quantity, reason) in [
        ("BUMDes Catur", "400 kg", "Semua yang sanggup dibuatnya termasuk pembagian termurah"),
        ("BUMDes Beiwali", "350 kg", "Semua yang sanggup dibuatnya termasuk pembagian termurah"),
        ("BUMK Jagong Jeget", "250 kg", "Biayanya sama dengan BUMDes Satar Lenda, tetapi gilirannya lebih dulu"),
    ] {
        let row = shares.split("<tr>").find(|row| row.contains(village)).unwrap_or_else(|| panic!("{village}: {page}"));
        assert!(row.contains(quantity) && row.contains(reason), "{village}: {row}");
    }
    let (left_out, reason) =
        ("BUMDes Satar Lenda", "Biayanya sama dengan BUMK Jagong Jeget, yang gilirannya lebih dulu");
    assert!(refusals.contains(left_out) && refusals.contains(reason), "{refusals}");
}

/// The number of the purchase order.
pub async fn ordered_and_signed_by_two(app: &TestApp, hotel: &Hotel, request: &str) -> String {
    let order = ordered(&hotel.buyer, request).await;
    let agreed = RECEIVED_MINOR + SHORT_MINOR;
    assert_eq!((total(app, &order).await, promised(app).await), (agreed, 1_000));
    say(&hotel.approver, &order, "approval", "Sesuai anggaran").await;
    assert_eq!(status(app, &order).await, PurchaseOrderStatus::AwaitingApproval, "one is not enough");
    say(&hotel.director, &order, "approval", "").await;
    assert_eq!(status(app, &order).await, PurchaseOrderStatus::Ordered);
    order
}

/// Of Kintamani, Bajawa and Gayo. Each is told of its own, of no payment, and when it is to arrive.
pub async fn three_parts(app: &TestApp, order: &str, villages: &Villages) -> [String; 3] {
    let mails = outbox::deliver(app).await;
    let told =
        mails.iter().filter(|mail| mail.text.contains("Ada pesanan baru dari perusahaan, dibeli dengan tagihan"));
    assert_eq!(told.count(), 3, "{mails:#?}");
    let all = parts(app, order).await;
    assert_eq!(all.len(), 3, "{all:?}");
    let kintamani = part_of(&all, &villages.kintamani, 400).await;
    let page = villages.kintamani.page_of(&kintamani).await.body;
    assert!(page.contains(&format!("Pesanan perusahaan {order}")) && !page.contains("sudah dibayar"), "{page}");
    let schedule = page.split("Jadwal tiba di pembeli").nth(1).unwrap_or_else(|| panic!("{page}"));
    let arriving: Vec<&str> = schedule.split("<dd>").skip(1).map(|text| text.split('<').next().unwrap()).collect();
    assert_eq!(arriving[..3], ["150 kg", "150 kg", "100 kg"], "{schedule}");
    [kintamani, part_of(&all, &villages.bajawa, 350).await, part_of(&all, &villages.gayo, 250).await]
}

/// What Gayo did not make, with somebody else now.
pub async fn moved_part(app: &TestApp, order: &str, to: &Village) -> String {
    let all = parts(app, order).await;
    assert_eq!(all.len(), 4, "{all:?}");
    part_of(&all, to, 250).await
}

/// The village's own of so many kilograms: others are not found at its desk.
async fn part_of(all: &[(String, i64)], village: &Village, kilograms: i64) -> String {
    for (part, quantity) in all {
        if *quantity == kilograms && village.page_of(part).await.status == 200 {
            return part.clone();
        }
    }
    panic!("{} has no {kilograms} kg of {all:?}", village.name);
}
