//! Which price a company pays, from the rows. The rule itself is tried in `src/price_lists/rule.rs`.

use std::time::Duration;

use etalase::price_lists::Unfit;

use super::{group, line, list, list_of_days, paid, price};
use crate::support::TestApp;
use crate::support::factories::{catalog, companies, people};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[actix_web::test]
async fn the_companys_list_beats_its_groups_and_others_pay_as_everybody() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (hotel, other) = (companies::approved(&app).await, companies::approved(&app).await);
    let (operator, darmaji) = (people::operator(&app).await, people::bumdes_operator(&app, &shop.darmaji.id).await);
    let tissue_box = &shop.tissue_box.variant().id;
    assert_eq!(paid(&app, &hotel.id, tissue_box, 60).await, (35_000, String::new()));

    let hotels = group(&operator, "Hotel di Lombok", &[&hotel.id]).await;
    let of_group = list(&darmaji, &format!("group:{hotels}"), "Harga hotel").await;
    line(&darmaji, &of_group, tissue_box, ["20", "10", "34.000", "100", "32.000"]).await;
    assert_eq!(paid(&app, &hotel.id, tissue_box, 60).await, (34_000, "Harga hotel".into()));
    assert_eq!(paid(&app, &hotel.id, tissue_box, 100).await, (32_000, "Harga hotel".into()));
    let short = price(&app, &hotel.id, tissue_box, 10).await;
    assert_eq!(short.unfit, Some(Unfit::BelowMinimum { minimum: 20 }));
    assert_eq!(short.list.unwrap().group.as_deref(), Some("Hotel di Lombok"));

    let own = list(&darmaji, &format!("company:{}", hotel.id), "Kontrak 2026").await;
    line(&darmaji, &own, tissue_box, ["1", "1", "36.000", "", ""]).await;
    assert_eq!(paid(&app, &hotel.id, tissue_box, 100).await, (36_000, "Kontrak 2026".into()), "what was agreed counts");
    assert_eq!(paid(&app, &other.id, tissue_box, 100).await, (35_000, String::new()));
    // a list without the variant says nothing of it
    assert_eq!(paid(&app, &hotel.id, &shop.basket.variant().id, 5).await, (165_000, String::new()));
    app.stop().await;
}

#[actix_web::test]
async fn a_list_holds_from_its_first_day_to_its_last_where_the_bumdes_is() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let darmaji = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let tissue_box = &shop.tissue_box.variant().id;
    let holder = format!("company:{}", hotel.id);
    let id = list_of_days(&darmaji, &holder, "Dua hari", "2026-11-24", "2026-11-25").await;
    line(&darmaji, &id, tissue_box, ["1", "1", "30.000", "", ""]).await;
    let start = app.app.clock.now();
    let midnight_there = "2026-11-23T16:00:00".parse::<chrono::NaiveDateTime>().unwrap();
    let is_special = async || paid(&app, &hotel.id, tissue_box, 1).await.0 == 30_000;
    app.advance((midnight_there - start).to_std().unwrap() - Duration::from_secs(1));
    assert!(!is_special().await, "one second before its first day in Lombok");
    app.advance(Duration::from_secs(1));
    assert!(is_special().await);
    app.advance(2 * DAY - Duration::from_secs(1));
    assert!(is_special().await, "its last day is whole");
    app.advance(Duration::from_secs(1));
    assert!(!is_special().await);
    app.stop().await;
}

#[actix_web::test]
async fn who_leaves_a_group_or_loses_a_list_pays_as_before() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (operator, darmaji) = (people::operator(&app).await, people::bumdes_operator(&app, &shop.darmaji.id).await);
    let tissue_box = &shop.tissue_box.variant().id;
    let hotels = group(&operator, "Hotel di Lombok", &[&hotel.id]).await;
    let of_group = list(&darmaji, &format!("group:{hotels}"), "Harga hotel").await;
    line(&darmaji, &of_group, tissue_box, ["1", "1", "31.000", "", ""]).await;
    let own = list(&darmaji, &format!("company:{}", hotel.id), "Kontrak").await;
    line(&darmaji, &own, tissue_box, ["1", "1", "30.000", "", ""]).await;
    assert_eq!(paid(&app, &hotel.id, tissue_box, 1).await.0, 30_000);

    let page = format!("{}/{own}", super::LISTS);
    assert_eq!(darmaji.submit(&page, &format!("{page}/removal"), &[]).await.status, 303);
    assert_eq!(paid(&app, &hotel.id, tissue_box, 1).await.0, 31_000);
    let page = format!("{}/{hotels}", super::GROUPS);
    let leave = format!("{page}/members/{}/removal", hotel.id);
    assert_eq!(operator.submit(&page, &leave, &[]).await.status, 303);
    assert_eq!(paid(&app, &hotel.id, tissue_box, 1).await, (45_000, String::new()));
    app.stop().await;
}
