//! A thousand kilograms of coffee from four villages, by the pages that people use.

use super::books::Books;
use super::coffee::{self, GAYO_SHARE_MINOR, RECEIVED_MINOR, SHORT_MINOR};
use super::hotel::{self, COMPANY};
use super::villages;
use crate::purchase_orders::{in_the_books, owed, step, told};
use crate::support::{TestApp, outbox};

#[actix_web::test]
async fn a_hotel_group_orders_a_thousand_kilograms_of_coffee_and_pays_for_what_it_received() {
    let app = TestApp::start().await;
    let villages = villages::that_grow_coffee(&app).await;

    // the hotel group arrives
    let hotel = hotel::approved(&app).await;

    // it asks for coffee, and four BUMDes answer
    let request = coffee::asked_for(&hotel).await;
    villages.answer(&request).await;
    let page = hotel.buyer.get(&format!("{}/{request}", crate::quotations::ASKED)).await.body;
    assert!(page.contains("4 dari 5 BUMDes menawarkan"), "{page}");

    // who would make how much, and why
    coffee::allocation_is_explained(&hotel, &request).await;
    let order = coffee::ordered_and_signed_by_two(&app, &hotel, &request).await;
    let [kintamani, bajawa, gayo] = coffee::three_parts(&app, &order, &villages).await;
    assert_eq!(in_the_books(&app).await, owed(&app, &hotel.id).await);

    // one declines: its share moves to another, within what was agreed to
    outbox::deliver(&app).await;
    let reason = "Panen kami gagal karena hujan";
    assert_eq!(step(&villages.gayo.desk, &gayo, "rejection", &[("reason", reason)]).await.status, 303);
    outbox::deliver(&app).await;
    let page = told(&hotel.buyer, &order).await;
    for text in [reason, "Menggantikan bagian BUMK Jagong Jeget", "BUMDes Satar Lenda"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("belum ada penggantinya"), "{page}");
    let moved = coffee::moved_part(&app, &order, &villages.manggarai).await;

    // deliveries in parts; of the first from Bajawa twenty kilograms are spoilt
    let at_door = villages.kintamani.deliver(&app, &kintamani, &[250, 150]).await;
    hotel.sign(&app, &at_door, &[250, 150]).await;
    let at_door = villages.bajawa.deliver(&app, &bajawa, &[200, 150]).await;
    hotel.sign(&app, &at_door, &[180, 150]).await;
    let at_door = villages.manggarai.deliver(&app, &moved, &[250]).await;
    hotel.sign(&app, &at_door, &[250]).await;
    outbox::deliver(&app).await;

    // the papers say what the books say
    let books = Books::of(&app, &hotel).await;
    assert_eq!(books.billed_kilograms, 980);
    assert_eq!(books.billed_minor, RECEIVED_MINOR);
    assert_eq!(books.credited, [("Panen kami gagal", GAYO_SHARE_MINOR), ("Basah di jalan", SHORT_MINOR)]);
    assert_eq!(books.receivable_minor, books.billed_minor);
    books.are_shown_to(&app, &hotel).await;

    // what was received is paid for, and nothing is left
    hotel.pays(books.billed_minor).await;
    let receipt = outbox::only(outbox::deliver(&app).await).text;
    assert!(receipt.contains("sudah kami terima") && receipt.contains("Tidak ada tagihan yang tersisa"), "{receipt}");
    let books = Books::of(&app, &hotel).await;
    assert_eq!((books.paid_minor, books.receivable_minor), (RECEIVED_MINOR, 0));
    books.are_shown_to(&app, &hotel).await;
    let invoices = hotel.finance.get("/portal/wholesale/invoices").await.body;
    assert_eq!(invoices.matches("Lunas</span>").count(), 5, "{invoices}");
    assert_eq!(books.orders, ["completed", "completed"], "{COMPANY} has all it will get");
    app.stop().await;
}
