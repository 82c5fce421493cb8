//! A joint BUMDes serves several villages; curators add and take them away.

use diesel::prelude::*;
use etalase::db::schema::bumdes_villages;
use etalase::db::{DbConn, DbError};
use etalase::ids::BumdesId;

use crate::support::TestApp;
use crate::support::factories::{catalog, people};

async fn served(app: &TestApp, id: &BumdesId) -> Vec<String> {
    let id = id.clone();
    let load = move |conn: &mut DbConn| {
        let rows = bumdes_villages::table.filter(bumdes_villages::bumdes_id.eq(id));
        Ok(rows.order(bumdes_villages::village_code).select(bumdes_villages::village_code).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

#[actix_web::test]
async fn a_village_is_found_by_name_added_by_its_code_and_taken_away_again() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let one = format!("/portal/curator/bumdes/{}", small.darmaji.id);
    let add = format!("{one}/villages");
    let found = curator.submit(&one, &add, &[("place", "lendang are")]).await;
    let pick = r#"name="pick" value="52.02.09.2001""#;
    assert!(found.status == 200 && found.body.contains(pick), "{}", found.body);
    assert_eq!(served(&app, &small.darmaji.id).await, ["52.02.09.2008"], "a name adds nothing");
    let nearest = curator.submit(&one, &add, &[("place", "lendang ara")]).await.body;
    assert!(nearest.contains("Mungkin yang ini?") && nearest.contains(pick), "{nearest}");

    let guest = app.client();
    assert_eq!(guest.get("/villages/lendang-are").await.status, 404);
    curator.submit(&one, &add, &[("pick", "52.02.09.2001")]).await;
    assert_eq!(served(&app, &small.darmaji.id).await, ["52.02.09.2001", "52.02.09.2008"]);
    assert_eq!(guest.get("/villages/lendang-are").await.status, 200, "a BUMDes that sells shows its villages");
    assert!(guest.get(&format!("/bumdes/{}", small.darmaji.slug)).await.body.contains("Lendang Are"));
    let list = curator.get("/portal/curator/bumdes").await.body;
    assert!(list.contains("Bersama") && list.contains("2 desa"), "{list}");
    curator.submit(&one, &add, &[("place", "52.02.09.2001")]).await;
    assert!(curator.get(&one).await.body.contains("sudah dilayani BUMDes ini"));

    curator.submit(&one, &format!("{add}/52.02.09.2001/removal"), &[]).await;
    assert_eq!(served(&app, &small.darmaji.id).await, ["52.02.09.2008"]);
    let page = curator.get(&one).await.body;
    assert!(page.contains("menambahkan desa Lendang Are") && page.contains("mengeluarkan desa Lendang Are"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn the_last_the_home_and_a_village_with_products_stay_and_say_why() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let one = format!("/portal/curator/bumdes/{}", small.darmaji.id);
    let removal = |code: &str| format!("{one}/villages/{code}/removal");
    curator.submit(&one, &removal("52.02.09.2008"), &[]).await;
    assert!(curator.get(&one).await.body.contains("paling sedikit satu desa"));
    curator.submit(&one, &format!("{one}/villages"), &[("pick", small.senggigi.village_code)]).await;
    curator.submit(&one, &removal("52.02.09.2008"), &[]).await;
    assert!(curator.get(&one).await.body.contains("dikirim dari desa ini"));
    let (basket, there) = (small.basket.id.clone(), small.senggigi.village_code);
    let moved = move |conn: &mut DbConn| {
        use etalase::db::schema::products;
        diesel::update(products::table.find(basket)).set(products::village_code.eq(there)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(moved).await.unwrap();
    curator.submit(&one, &removal(small.senggigi.village_code), &[]).await;
    assert!(curator.get(&one).await.body.contains("1 produk BUMDes ini dibuat di desa ini"));
    assert_eq!(served(&app, &small.darmaji.id).await.len(), 2);
    for nothing in [format!("{one}/villages/99/removal"), "/portal/curator/bumdes/no-such/villages/52/removal".into()] {
        assert_eq!(curator.submit(&one, &nothing, &[]).await.status, 404, "{nothing}");
    }
    assert_eq!(curator.submit(&one, &format!("{one}/villages"), &[("pick", "99.99.99.9999")]).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn only_curators_change_what_a_bumdes_serves() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &small.darmaji.id).await;
    let token = owner.get("/account").await.form_token();
    let villages = format!("/portal/curator/bumdes/{}/villages", small.darmaji.id);
    for (path, field) in [(villages.clone(), "52.02.09.2001"), (format!("{villages}/52.02.09.2008/removal"), "")] {
        let fields = [("csrf_token", token.as_str()), ("pick", field)];
        assert_eq!(owner.post(&path, &fields).await.status, 403, "{path}");
    }
    assert_eq!(served(&app, &small.darmaji.id).await, ["52.02.09.2008"]);
    app.stop().await;
}
