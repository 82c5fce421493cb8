//! Who hears of what, once each.

use etalase::accounts::{BumdesRole, Role};
use etalase::complaints::{OpenComplaintError, Opening, open_complaint};
use etalase::db::DbError;
use etalase::notices::{Notice, tell};

use super::{LIST, member, published, shown};
use crate::support::TestApp;
use crate::support::factories::checked_out::{pay, two_bumdes};
use crate::support::factories::{catalog, payable, people};
use crate::support::outbox;

const ROLES: [BumdesRole; 4] = [BumdesRole::Owner, BumdesRole::Stock, BumdesRole::Orders, BumdesRole::Finance];

#[actix_web::test]
async fn a_new_order_reaches_the_owner_and_whoever_looks_after_orders_of_its_bumdes() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let mut clients = Vec::new();
    for role in ROLES {
        clients.push(member(&app, &shop.darmaji, role).await);
    }
    let both = [BumdesRole::Owner, BumdesRole::Orders];
    clients.push(people::member(&app, &shop.darmaji.id, "dua@contoh.id", &both).await);
    let trusmi = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let senggigi = people::bumdes_operator(&app, &shop.senggigi.id).await;
    let order = two_bumdes(&app, &shop).await;
    assert_eq!(shown(&clients[0]).await, 0, "not before it is paid");
    pay(&app, &order).await.unwrap();
    let mut seen = Vec::new();
    for client in clients.iter().chain([&trusmi, &senggigi]) {
        seen.push(shown(client).await);
    }
    assert_eq!(seen, [1, 0, 1, 0, 1, 1, 0]);

    let number = order.path["/orders/".len()..].split('?').next().unwrap();
    let page = clients[2].get(LIST).await.body;
    assert!(page.contains(&format!("Pesanan baru {number}-1 dari")) && page.contains("Rp1"), "{page}");
    assert!(clients[2].get(&format!("{LIST}?lang=en")).await.body.contains(&format!("New order {number}-1 from")));
    assert!(page.contains("site-nav__bell") && page.contains("1 kabar belum dibaca"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_complaint_reaches_who_looks_after_orders_and_payouts_who_looks_after_money() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let darmaji = &shop.catalog.darmaji;
    let (orders, finance) =
        (member(&app, darmaji, BumdesRole::Orders).await, member(&app, darmaji, BumdesRole::Finance).await);
    payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let payout = payable::payouts(&app).await.remove(0);
    outbox::deliver(&app).await;
    payable::paid(&app, &shop, &payout.number).await.unwrap();
    let page = finance.get(LIST).await.body;
    assert!(
        page.contains(&format!("Pencairan {} sebesar Rp", payout.number)) && page.contains("sudah dikirim"),
        "{page}"
    );
    assert!(outbox::only(outbox::deliver(&app).await).to.contains(&darmaji.email), "people have it at the bell");
    let choices = "/account/notices";
    finance.submit(choices, choices, &[("mail_payout_failed", "1"), ("portal_payout_failed", "1")]).await;
    payable::failed(&app, &shop, &payout.number).await.unwrap();
    assert!(finance.get(LIST).await.body.contains("gagal dikirim"));
    let told: Vec<String> = outbox::deliver(&app).await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(told.len(), 2, "the BUMDes, and who wants it: {told:?}");
    assert!(told.iter().any(|to| to.contains("finance@contoh.id")), "{told:?}");

    let sale = payable::sold(&app, &shop, 1).await;
    payable::deliver(&shop, &sale).await;
    let before = (shown(&orders).await, shown(&finance).await);
    let now = app.app.clock.now();
    let (order_id, part_number) = (sale.order_id.clone(), sale.part_number.clone());
    let opening = Opening { order_id, part_number, text: "Satu kotak penyok".into(), user_id: None };
    app.app.write::<_, OpenComplaintError>(move |conn| open_complaint(conn, now, &opening).map(|_| ())).await.unwrap();
    assert_eq!((shown(&orders).await, shown(&finance).await), (before.0 + 1, before.1));
    let page = orders.get(LIST).await.body;
    assert!(page.contains(&format!("mengajukan komplain untuk pesanan {}", sale.part_number)), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn a_change_in_the_team_is_told_to_owners_and_to_whom_it_happened_but_not_to_who_did_it() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (owner, clerk) =
        (member(&app, &shop.darmaji, BumdesRole::Owner).await, member(&app, &shop.darmaji, BumdesRole::Stock).await);
    let second = people::member(&app, &shop.darmaji.id, "kedua@contoh.id", &[BumdesRole::Owner]).await;
    let other = member(&app, &shop.darmaji, BumdesRole::Orders).await;
    let team = "/portal/bumdes/team";
    let body = owner.get(team).await.body;
    let row = body.split("task--member").skip(1).find(|row| row.contains("stock@contoh.id")).unwrap();
    let id = row.split("/team/members/").nth(1).unwrap().split('/').next().unwrap();
    owner.submit(team, &format!("{team}/members/{id}/roles"), &[("role_finance", "1")]).await;
    for (client, count) in [(&owner, 0), (&second, 1), (&clerk, 1), (&other, 0)] {
        assert_eq!(shown(client).await, count);
    }
    assert!(second.get(LIST).await.body.contains("Peran Demo stock@contoh.id diubah."));
    owner.submit(team, &format!("{team}/members/{id}/removal"), &[]).await;
    assert_eq!(shown(&second).await, 2);
    assert_eq!(clerk.get(LIST).await.status, 403, "whoever is gone hears nothing, and reads no more");
    other.submit(team, &format!("{team}/departure"), &[]).await;
    assert_eq!((shown(&owner).await, shown(&second).await), (1, 3));
    app.stop().await;
}

#[actix_web::test]
async fn steps_of_a_listing_reach_the_curators_or_whoever_looks_after_the_stock() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (curator, stock, orders) = (
        people::curator(&app).await,
        member(&app, &shop.darmaji, BumdesRole::Stock).await,
        member(&app, &shop.darmaji, BumdesRole::Orders).await,
    );
    let (now, bumdes_id) = (app.app.clock.now(), shop.darmaji.id.clone());
    app.app
        .write::<_, DbError>(move |conn| {
            let (bumdes_id, product, link) = (&bumdes_id, "Keranjang Ketak", "/portal/bumdes/products");
            tell(conn, now, &Notice::ListingSubmitted { bumdes: "BUMDes Darmaji", product, link: "/portal/curator" })?;
            tell(conn, now, &Notice::ListingChangesRequested { bumdes_id, product, link })?;
            tell(conn, now, &Notice::ListingRejected { bumdes_id, product, link })?;
            Ok(())
        })
        .await
        .unwrap();
    published(&app, &shop.darmaji, "Keranjang Ketak", 1).await;
    assert_eq!((shown(&curator).await, shown(&stock).await, shown(&orders).await), (1, 3, 0));
    assert!(curator.get(LIST).await.body.contains("BUMDes Darmaji mengajukan Keranjang Ketak"));
    let page = stock.get(LIST).await.body;
    for text in ["meminta perbaikan untuk Keranjang Ketak", "Keranjang Ketak tidak dapat", "Ketak 001 sudah terbit"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn somebody_switched_off_and_somebody_who_only_buys_are_told_nothing() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let id = people::add(&app, "cuti@contoh.id", people::roles_at(&shop.darmaji.id, &[BumdesRole::Owner])).await;
    let switch = format!("/portal/operator/users/{id}/switch");
    operator.submit("/portal/operator/users", &switch, &[("to", "off")]).await;
    people::add(&app, "pengelola-dua@contoh.id", vec![Role::Operator]).await;
    published(&app, &shop.darmaji, "Kotak Tisu", 1).await;
    assert_eq!(super::rows(&app).await, 0);
    let buyer = people::consumer(&app).await;
    for page in [LIST, "/account/notices"] {
        assert_eq!(buyer.get(page).await.status, 403, "{page}");
    }
    assert!(!buyer.get("/account").await.body.contains("site-nav__bell"));
    app.stop().await;
}
