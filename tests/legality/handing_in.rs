//! Who writes a listing reads what it needs, and who reviews it sees what is there.

use std::time::Duration;

use etalase::accounts::BumdesRole;
use etalase::legality::{Holder, PermitKind, PermitStatus};

use super::{DESK, OWN};
use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::listing::{self, press, waiting_round};
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{catalog, people};

const NAME: &str = "Keripik Tempe Darmaji";

/// Its description.
const FOOD: [(&str, &str); 6] = [
    ("description_id", "Keripik tempe tipis, digoreng kering dengan bumbu bawang dan ketumbar."),
    ("materials", "kedelai, tepung beras"),
    ("attribute-ingredients", "kedelai, tepung beras, minyak"),
    ("attribute-net-weight", "200 g"),
    ("attribute-shelf-life", "3"),
    ("attribute-storage", "room"),
];

/// A listing of food with everything filled in; its address.
async fn written_food(client: &Client) -> String {
    let product = listing::completed(client, listing::OWN).await;
    let fields = [("name_id", NAME), ("category", "food-beverage")];
    listing::saved(client, &product, "name", &fields).await;
    listing::saved(client, &product, "description", &FOOD).await;
    product
}

/// Presses "publish" of the review with everything ticked, whatever comes of it.
async fn try_to_publish(curator: &Client, review: &str) -> Answer {
    let page = curator.get(review).await.body;
    let marker = r#"name="check-"#;
    let name = |at: usize| format!("check-{}", page[at + marker.len()..].split('"').next().unwrap());
    let ticks: Vec<String> = page.match_indices(marker).map(|(at, _)| name(at)).collect();
    let fields: Vec<(&str, &str)> = ticks.iter().map(|tick| (tick.as_str(), "1")).collect();
    curator.submit(review, &format!("{review}/publication"), &fields).await
}

#[actix_web::test]
async fn food_is_handed_in_with_what_it_lacks_in_words_and_published_once_that_is_checked() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (client, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let product = written_food(&client).await;
    let id = listing::id_of(&product);
    let page = client.get(&product).await.body;
    for text in ["P-IRT belum ada", "Sertifikat halal belum ada", "PP 42/2024", "Produk bisa diajukan sekarang"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let record = format!("{OWN}/new?kind=halal&amp;holder=product:{id}");
    assert!(page.contains(&record), "{page}");
    let form = client.get(&record.replace("&amp;", "&")).await.body;
    assert!(form.contains(&format!(r#"value="product:{id}" selected"#)), "{form}");
    press(&client, &product, "submission").await;

    let review = format!("/portal/curator/reviews/{}", waiting_round(&curator, NAME).await);
    let page = curator.get(&review).await.body;
    assert!(page.contains("P-IRT belum ada") && page.contains(&format!("{DESK}/products/{id}")), "{page}");
    let refused = try_to_publish(&curator, &review).await;
    assert_eq!(refused.status, 422);
    let says = "Belum bisa ditampilkan: P-IRT belum ada; Sertifikat halal belum ada.";
    assert!(refused.body.contains(says), "{}", refused.body);
    assert!(refused.body.contains(r#"name="check-permit" value="1" checked"#), "what was ticked stays ticked");
    assert_eq!(app.client().get("/products/keripik-tempe-darmaji").await.status, 404);

    for kind in [PermitKind::Pirt, PermitKind::Halal] {
        let sample = PermitSample { holder: Holder::Product(id.clone()), ..PermitSample::of(&shop.basket, kind) };
        permits::write(&app, &shop.darmaji.id, sample).await;
    }
    let page = curator.get(&review).await.body;
    assert!(!page.contains("P-IRT belum ada") && page.contains("P-IRT 1234567890123"), "{page}");
    assert_eq!(try_to_publish(&curator, &review).await.status, 303);
    let slug = curator.get("/portal/curator?status=published").await.body;
    assert!(slug.contains(NAME), "{slug}");
    assert!(!client.get(&product).await.body.contains("belum ada</strong>"));
    app.stop().await;
}

#[actix_web::test]
async fn a_permit_of_every_business_keeps_a_listing_from_being_handed_in_until_it_is_on_record() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (client, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let rules = "/portal/curator/permit-rules";
    let fields = [("duty", "required"), ("in_force_from", "2026-11-22"), ("grace_days", "30")];
    curator.submit(rules, &format!("{rules}/nib"), &fields).await;
    let product = listing::completed(&client, listing::OWN).await;
    press(&client, &product, "submission").await;
    let page = client.get(&product).await.body;
    assert!(page.contains("Belum bisa: NIB belum ada") && page.contains("Catat dulu izin ini"), "{page}");
    assert!(curator.get("/portal/curator").await.body.contains("Tidak ada yang menunggu"));

    let nib = PermitSample {
        holder: Holder::Bumdes,
        status: PermitStatus::Stated,
        ..PermitSample::of(&shop.basket, PermitKind::Nib)
    };
    permits::write(&app, &shop.darmaji.id, nib).await;
    press(&client, &product, "submission").await;
    let review = format!("/portal/curator/reviews/{}", waiting_round(&curator, "Keranjang Pandan Lipat").await);
    let refused = try_to_publish(&curator, &review).await;
    assert!(refused.body.contains("NIB belum diperiksa kurator"), "{}", refused.body);
    app.stop().await;
}

#[actix_web::test]
async fn what_a_bumdes_took_down_comes_back_only_with_its_permits() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let product = format!("{}/products/{}", listing::OWN, shop.basket.id);
    press(&client, &product, "unpublication").await;
    permits::set_category(&app, &shop.basket.id, "food-beverage").await;
    app.advance(Duration::from_secs(91 * 24 * 3600));
    let client = people::member(&app, &shop.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    press(&client, &product, "publication").await;
    let page = client.get(&product).await.body;
    assert!(page.contains("Belum bisa: P-IRT belum ada; Sertifikat halal belum ada."), "{page}");
    for kind in [PermitKind::Bpom, PermitKind::Halal] {
        permits::write(&app, &shop.darmaji.id, PermitSample::of(&shop.basket, kind)).await;
    }
    press(&client, &product, "publication").await;
    assert_eq!(app.client().get(&format!("/products/{}", shop.basket.slug)).await.status, 200);
    app.stop().await;
}

#[actix_web::test]
async fn changes_of_what_is_in_the_gallery_are_shown_while_its_permits_are_completed_but_another_category_is_as_new() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let (client, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    let product = listing::published(&client, &curator).await;
    let id = listing::id_of(&product);
    listing::saved(&client, &product, "name", &[("name_id", NAME), ("category", "food-beverage")]).await;
    listing::saved(&client, &product, "description", &FOOD).await;
    press(&client, &product, "submission").await;
    let review = format!("/portal/curator/reviews/{}", waiting_round(&curator, "Keranjang Pandan Lipat").await);
    let refused = try_to_publish(&curator, &review).await;
    assert!(refused.status == 422 && refused.body.contains("P-IRT belum ada"), "{}", refused.body);

    // as an imported file would have it: food, in the gallery, its permits to come
    permits::set_category(&app, &id, "food-beverage").await;
    let page = curator.get(&review).await.body;
    assert!(page.contains("boleh ditampilkan selagi izinnya dilengkapi"), "{page}");
    assert_eq!(try_to_publish(&curator, &review).await.status, 303);
    app.stop().await;
}
