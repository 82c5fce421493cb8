//! Curators write what the gallery tells of a village, and choose the one product it stands for.

use diesel::prelude::*;
use etalase::db::schema::products;
use etalase::db::{DbConn, DbError};
use etalase::ids::ProductId;
use futures_util::future::join;

use crate::support::TestApp;
use crate::support::factories::{catalog, people};

const DARMAJI: &str = "/portal/curator/villages/52.02.09.2008";
const STORY: &str = "Di Darmaji anyaman ketak dikerjakan di beranda, dari pagi sampai azan magrib.";

fn fields(story: &str) -> Vec<(&str, &str)> {
    vec![
        ("action", "save"),
        ("sector", "wood-bamboo-rattan"),
        ("primary_product_id", "Anyaman ketak"),
        ("story_id", story),
        ("cluster", "Sentra Ketak"),
    ]
}

#[actix_web::test]
async fn a_story_is_looked_at_first_and_then_on_its_page() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "1000000")]).await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let guest = app.client();
    assert!(!guest.get("/villages/darmaji").await.body.contains(STORY));
    let mut preview = fields(STORY);
    preview[0] = ("action", "preview");
    let page = curator.submit(DARMAJI, DARMAJI, &preview).await.body;
    assert_eq!(page.matches(STORY).count(), 2, "in the field and as it will look: {page}");
    app.app.search.catch_up(&app.app).await.unwrap();
    assert!(!guest.get("/villages/darmaji").await.body.contains(STORY), "looking changes nothing");

    assert_eq!(curator.submit(DARMAJI, DARMAJI, &fields(STORY)).await.location.as_deref(), Some(DARMAJI));
    app.app.search.catch_up(&app.app).await.unwrap();
    for address in ["/villages/darmaji", "/villages/darmaji?lang=en"] {
        let page = guest.get(address).await.body;
        assert!(page.contains(STORY) && page.contains("Sentra Ketak"), "{address}: {page}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn a_story_that_cannot_be_kept_comes_back_as_it_was_typed() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let answer = curator.submit(DARMAJI, DARMAJI, &fields("Pendek")).await;
    assert!(answer.status == 422 && answer.body.contains("Tulis kisahnya, 20 sampai"), "{}", answer.body);
    assert!(answer.body.contains(">Pendek</textarea>") && answer.body.contains("Sentra Ketak"), "{}", answer.body);
    let mut odd = fields(STORY);
    odd[1] = ("sector", "nonsense");
    assert_eq!(curator.submit(DARMAJI, DARMAJI, &odd).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn the_list_names_villages_by_place_and_says_what_is_missing() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let list = curator.get("/portal/curator/villages").await.body;
    for text in [small.trusmi.village_name, "Kopang", "(52.02.09.2008)"] {
        assert!(list.contains(text), "{text}: {list}");
    }
    let narrowed = curator.get("/portal/curator/villages?q=DARMA").await.body;
    assert!(narrowed.contains("(52.02.09.2008)") && !narrowed.contains(small.trusmi.village_name), "{narrowed}");
    assert!(curator.get("/portal/curator/villages?after=99").await.body.contains("Tidak ada yang cocok"));
    app.stop().await;
}

async fn primaries(app: &TestApp) -> Vec<ProductId> {
    let load = |conn: &mut DbConn| {
        let rows = products::table.filter(products::is_primary.and(products::village_code.eq("52.02.09.2008")));
        Ok(rows.select(products::id).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

#[actix_web::test]
async fn a_village_has_one_signature_product_at_most_with_its_history() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let signature = format!("{DARMAJI}/signature");
    assert_eq!(primaries(&app).await, std::slice::from_ref(&small.tissue_box.id));
    let choose = async |id: &str| curator.submit(DARMAJI, &signature, &[("product", id)]).await;
    assert_eq!(choose(small.basket.id.as_str()).await.status, 303);
    assert_eq!(primaries(&app).await, std::slice::from_ref(&small.basket.id));
    app.app.search.catch_up(&app.app).await.unwrap();
    let signatures = app.client().get("/products?primary=1").await.body;
    assert!(signatures.contains(small.basket.slug) && !signatures.contains(small.tissue_box.slug), "{signatures}");
    let page = curator.get(DARMAJI).await.body;
    let change = format!("{} → {}", small.tissue_box.name_id, small.basket.name_id);
    assert!(page.contains(&change) && page.contains("Demo kurator@contoh.id"), "{page}");

    choose(small.basket.id.as_str()).await;
    assert!(curator.get(DARMAJI).await.body.contains("produk unggulannya sudah itu"));
    assert_eq!(choose(small.batik.id.as_str()).await.status, 404, "of another village");
    choose("").await;
    assert!(primaries(&app).await.is_empty());
    assert!(curator.get(DARMAJI).await.body.contains(&format!("{} → tidak ada", small.basket.name_id)));
    app.stop().await;
}

#[actix_web::test]
async fn two_curators_who_choose_at_once_leave_one_signature_product() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let first = people::curator(&app).await;
    let second = people::signed_in(&app, "kurator-dua@contoh.id", vec![etalase::accounts::Role::Curator]).await;
    let signature = format!("{DARMAJI}/signature");
    let (one, two) = ([("product", small.basket.id.as_str())], [("product", small.cutlery_holder.id.as_str())]);
    let (a, b) = join(first.submit(DARMAJI, &signature, &one), second.submit(DARMAJI, &signature, &two)).await;
    assert_eq!((a.status.as_u16(), b.status.as_u16()), (303, 303));
    assert_eq!(primaries(&app).await.len(), 1);
    app.stop().await;
}

#[actix_web::test]
async fn stories_are_for_curators_alone_and_a_village_that_is_none_is_not_found() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &small.darmaji.id).await;
    let token = owner.get("/account").await.form_token();
    for path in ["/portal/curator/villages", DARMAJI] {
        assert_eq!(owner.get(path).await.status, 403, "{path}");
    }
    for path in [DARMAJI.to_owned(), format!("{DARMAJI}/signature")] {
        assert_eq!(owner.post(&path, &[("csrf_token", &token)]).await.status, 403, "{path}");
    }
    let curator = people::curator(&app).await;
    for none in ["52.02.09.2001", "99", "x"] {
        let page = format!("/portal/curator/villages/{none}");
        assert_eq!(curator.get(&page).await.status, 404, "{none}");
        assert_eq!(curator.submit(DARMAJI, &page, &fields(STORY)).await.status, 404, "{none}");
        assert_eq!(curator.submit(DARMAJI, &format!("{page}/signature"), &[]).await.status, 404, "{none}");
    }
    app.stop().await;
}
