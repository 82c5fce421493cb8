//! The audit trail: who did what, for good.

use diesel::prelude::*;
use etalase::accounts::Role;
use etalase::audit::{self, Act, ActKind};
use etalase::db::DbError;
use etalase::ids::BumdesId;

use crate::support::TestApp;
use crate::support::factories::{catalog, order as order_factory, people};

const TRAIL: &str = "/portal/bumdes/trail";

#[actix_web::test]
async fn steps_rates_and_the_bank_account_stand_on_the_trail_with_their_person() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let empty = client.get(TRAIL).await.body;
    assert!(empty.contains("Belum ada kegiatan"), "{empty}");

    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    client.submit(&page, &format!("{page}/acceptance"), &[]).await;
    client.submit(&page, &format!("{page}/packing"), &[]).await;
    let parcel = [("courier", "JNE"), ("tracking_number", "JX-77")];
    client.submit(&page, &format!("{page}/shipment"), &parcel).await;
    client.submit(&page, &format!("{page}/delivery"), &[]).await;
    client.submit("/portal/bumdes/shipping", "/portal/bumdes/shipping", &[("allows_pickup", "1")]).await;
    let account = "/portal/bumdes/money/bank-account";
    let fields = [("bank", "BRI"), ("number", "00122334455"), ("holder", "BUMDes Darmaji")];
    client.submit(account, account, &fields).await;

    let body = client.get(TRAIL).await.body;
    let number = &order.darmaji.number;
    let (person, link) = (format!("Demo bumdes-{}@contoh.id", catalog.darmaji.id), format!("href=\"{page}\""));
    for text in [
        person.as_str(),
        link.as_str(),
        &format!("menerima pesanan {number}"),
        &format!("mengemas pesanan {number}"),
        &format!("mengirim pesanan {number}"),
        "JNE JX-77",
        &format!("mencatat pesanan {number} sudah sampai"),
        "mengubah ongkir dan cara pengiriman",
        "mengubah rekening pencairan menjadi BRI •••• 4455",
    ] {
        assert!(body.contains(text), "{text}: {body}");
    }
    assert!(!body.contains("00122334455"), "a trail tells no account's number");
    let newest = body.find("rekening pencairan menjadi").unwrap();
    assert!(newest < body.find("menerima pesanan").unwrap(), "the latest first");
    let english = client.get(&format!("{TRAIL}?lang=en")).await.body;
    assert!(english.contains(&format!("accepted order {number}")), "{english}");
    app.stop().await;
}

#[actix_web::test]
async fn a_refused_step_leaves_no_act_and_a_rejection_its_reason() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let order = order_factory::paid(&app, &catalog).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let page = format!("/portal/bumdes/orders/{}", order.darmaji.number);
    client.submit(&page, &format!("{page}/delivery"), &[]).await;
    assert!(client.get(TRAIL).await.body.contains("Belum ada kegiatan"));
    client.submit(&page, &format!("{page}/rejection"), &[("reason", "Pengrajinnya sedang sakit")]).await;
    let body = client.get(TRAIL).await.body;
    assert!(body.contains("menolak pesanan") && body.contains("Pengrajinnya sedang sakit"), "{body}");
    app.stop().await;
}

#[actix_web::test]
async fn what_the_house_does_for_a_bumdes_says_so() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (client, operator) = (people::bumdes_operator(&app, &catalog.darmaji.id).await, people::operator(&app).await);
    let page = format!("/portal/operator/bank-accounts/{}", catalog.darmaji.id);
    let fields = [("bank", "BNI"), ("number", "9876543210"), ("holder", "BUMDes Darmaji")];
    assert_eq!(operator.submit(&page, &page, &fields).await.status, 303);
    let body = client.get(TRAIL).await.body;
    for text in ["Demo pengelola@contoh.id</strong>, atas nama BUMDes Darmaji,", "BNI •••• 3210"] {
        assert!(body.contains(text), "{text}: {body}");
    }
    app.stop().await;
}

async fn write_acts(app: &TestApp, bumdes_id: &BumdesId, email: &str, kind: ActKind, count: usize) {
    let user_id = people::add(app, email, vec![]).await;
    let (now, bumdes_id) = (app.app.clock.now(), bumdes_id.clone());
    app.app
        .write::<_, DbError>(move |conn| {
            for n in 1..=count {
                let subject = format!("{kind}-{n:03}");
                let (bumdes_id, user_id) = (Some(&bumdes_id), &user_id);
                let act = Act { bumdes_id, user_id, is_assisted: false, kind, subject: &subject, note: None };
                audit::record(conn, now, &act)?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

#[actix_web::test]
async fn a_long_trail_is_narrowed_and_leafed_through_without_losing_an_act() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    write_acts(&app, &catalog.darmaji.id, "sari@contoh.id", ActKind::OrderAccepted, 45).await;
    write_acts(&app, &catalog.darmaji.id, "wayan@contoh.id", ActKind::BankAccountSaved, 2).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let person = |body: &str, name: &str| {
        let option = body.split("<option").find(|o| o.contains(name)).unwrap_or_else(|| panic!("{name}: {body}"));
        option.split('"').nth(1).unwrap().to_owned()
    };
    let first = client.get(TRAIL).await.body;
    let (sari, wayan) = (person(&first, "sari@contoh.id"), person(&first, "wayan@contoh.id"));
    let acts = |body: &str| body.matches("trail__act").count();
    assert_eq!(acts(&first), 30);

    let narrowed = client.get(&format!("{TRAIL}?person={wayan}")).await.body;
    assert!(acts(&narrowed) == 2 && !narrowed.contains("order_accepted-"), "{narrowed}");
    let money = client.get(&format!("{TRAIL}?topic=money")).await.body;
    assert_eq!(acts(&money), 2);
    let neither = client.get(&format!("{TRAIL}?topic=money&person={sari}")).await.body;
    assert!(neither.contains("Tidak ada yang cocok"), "{neither}");
    assert_eq!(acts(&client.get(&format!("{TRAIL}?topic=weather&before=")).await.body), 30, "unknown: left out");

    let mut seen = Vec::new();
    let mut address = format!("{TRAIL}?person={sari}&topic=orders");
    loop {
        let body = client.get(&address).await.body;
        seen.extend(body.split("order_accepted-").skip(1).filter_map(|rest| rest.get(..3)).map(str::to_owned));
        let Some(next) = body.split("rel=\"next\" href=\"").nth(1) else { break };
        address = next.split('"').next().unwrap().replace("&amp;", "&");
        assert!(address.contains("&before="), "{address}");
    }
    seen.dedup();
    // each stands twice: in its link and in its words
    let expected: Vec<String> = (1..=45).rev().map(|n| format!("{n:03}")).collect();
    assert_eq!(seen, expected);
    app.stop().await;
}

#[actix_web::test]
async fn the_trail_of_another_bumdes_is_not_shown() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    write_acts(&app, &catalog.darmaji.id, "sari@contoh.id", ActKind::OrderAccepted, 1).await;
    let stranger = people::bumdes_operator(&app, &catalog.trusmi.id).await;
    let body = stranger.get(TRAIL).await.body;
    assert!(body.contains("Belum ada kegiatan") && !body.contains("sari@contoh.id"), "{body}");
    let id = people::add(&app, "lain@contoh.id", vec![Role::Curator]).await;
    let body = stranger.get(&format!("{TRAIL}?person={id}")).await.body;
    assert!(body.contains("Tidak ada yang cocok") && !body.contains("lain@contoh.id"), "{body}");
    app.stop().await;
}

#[actix_web::test]
async fn the_database_refuses_to_change_or_remove_an_act() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    write_acts(&app, &catalog.darmaji.id, "sari@contoh.id", ActKind::OrderAccepted, 1).await;
    for statement in ["UPDATE audit_events SET act = act", "DELETE FROM audit_events"] {
        let outcome =
            app.app.write::<_, DbError>(move |conn| Ok(diesel::sql_query(statement).execute(conn).map(drop)?)).await;
        let error = outcome.expect_err(statement).to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    }
    app.stop().await;
}
