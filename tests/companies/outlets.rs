//! Where a company's goods go: added, changed, switched off, never removed.

use std::collections::BTreeSet;

use super::registering::fields;
use crate::support::TestApp;
use crate::support::factories::companies;

const OUTLETS: &str = "/portal/wholesale/outlets";
const NEW: &str = "/portal/wholesale/outlets/new";

fn outlet(name: &str) -> Vec<(&str, &str)> {
    let mut all = fields(name, "");
    all.retain(|(field, _)| !["kind", "npwp", "email"].contains(field));
    all.push(("recipient", "Bagian gudang"));
    all
}

#[actix_web::test]
async fn an_outlet_is_added_at_the_companys_address_until_another_is_chosen() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    let page = admin.get(OUTLETS).await.body;
    assert!(page.contains("Belum ada outlet") && page.contains(NEW), "{page}");
    assert!(admin.get(NEW).await.body.contains("Jl. Kebon Sirih 1"));
    let answer = admin.submit(NEW, OUTLETS, &outlet("Cabang Mataram")).await;
    assert_eq!(answer.location.as_deref(), Some(OUTLETS), "{}", answer.body);
    let page = admin.get(OUTLETS).await.body;
    for text in ["Cabang Mataram", "Bagian gudang", "Gambir, Kota Administrasi Jakarta Pusat", "021-555-0199"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(admin.get("/portal/wholesale/trail").await.body.contains("menambahkan outlet Cabang Mataram"));
    app.stop().await;
}

#[actix_web::test]
async fn each_bad_field_is_told_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let (_, admin) = companies::registered(&app).await;
    for (field, bad) in
        [("name", "x"), ("recipient", ""), ("village", "31.71.01.9999"), ("phone", "1"), ("postal_code", "")]
    {
        let mut wrong = outlet("Cabang Mataram");
        wrong.retain(|(name, _)| *name != field);
        wrong.push((field, bad));
        let answer = admin.submit(NEW, OUTLETS, &wrong).await;
        assert!(answer.status == 422 && answer.body.contains(&format!("error-{field}")), "{field}: {}", answer.body);
        assert!(answer.body.contains("Jl. Kebon Sirih 1"), "{field}");
    }
    assert!(admin.get(OUTLETS).await.body.contains("Belum ada outlet"));
    app.stop().await;
}

#[actix_web::test]
async fn an_outlet_is_changed_and_switched_off_and_on() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    let one = format!("{OUTLETS}/{}", company.outlet);
    assert!(company.admin.get(&one).await.body.contains("Dapur utama"));
    assert_eq!(company.admin.submit(&one, &one, &outlet("Dapur timur")).await.status, 303);
    let page = company.buyer.get(OUTLETS).await.body;
    assert!(page.contains("Dapur timur") && !page.contains("/switch"), "a buyer reads along: {page}");
    let switch = format!("{one}/switch");
    company.admin.submit(OUTLETS, &switch, &[("to", "off")]).await;
    assert!(company.admin.get(OUTLETS).await.body.contains(">Nonaktif<"));
    let home = company.admin.get("/portal/wholesale").await.body;
    assert!(home.contains("0 outlet") && home.contains("Tambahkan outlet"), "{home}");
    assert!(!company.admin.get("/portal/wholesale/rules").await.body.contains(">Dapur timur</option>"));
    company.admin.submit(OUTLETS, &switch, &[("to", "on")]).await;
    company.admin.submit(OUTLETS, &switch, &[("to", "on")]).await;
    let trail = company.admin.get("/portal/wholesale/trail").await.body;
    assert_eq!(trail.matches(" mengaktifkan outlet Dapur timur").count(), 1, "{trail}");
    assert_eq!(company.admin.submit(OUTLETS, &switch, &[("to", "sideways")]).await.status, 422);
    app.stop().await;
}

#[actix_web::test]
async fn every_outlet_and_every_act_is_met_once_from_page_to_page() {
    let app = TestApp::start().await;
    let company = companies::approved(&app).await;
    for n in 0..64 {
        companies::outlet(&app, &company.admin_id, &format!("Toko nomor {n:02}.")).await;
    }
    for room in [OUTLETS, "/portal/wholesale/trail"] {
        let (mut address, mut met, mut pages) = (room.to_owned(), Vec::new(), 0);
        loop {
            pages += 1;
            let page = company.admin.get(&address).await.body;
            met.extend((0..64).filter(|n| page.contains(&format!("Toko nomor {n:02}."))));
            let Some(next) = page.split(r#"rel="next" href=""#).nth(1) else { break };
            address = next.split('"').next().unwrap().replace("&amp;", "&");
        }
        assert_eq!((met.len(), met.iter().collect::<BTreeSet<_>>().len(), pages), (64, 64, 3), "{room}");
    }
    app.stop().await;
}
