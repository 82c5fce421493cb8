//! Two people work on one listing.

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::listing::{self, OWN, revision, save_from};
use crate::support::factories::{catalog, people};
use etalase::accounts::{BumdesRole, Role};

async fn two_people(app: &TestApp, bumdes_id: &etalase::ids::BumdesId) -> (Client, Client) {
    let role = || vec![Role::Bumdes(bumdes_id.clone(), BumdesRole::Stock)];
    (people::signed_in(app, "satu@contoh.id", role()).await, people::signed_in(app, "dua@contoh.id", role()).await)
}

#[actix_web::test]
async fn the_later_save_of_a_step_is_shown_both_versions_and_writes_over_nothing() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (first, second) = two_people(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&first, OWN).await;
    let (one, two) =
        (revision(&first, &product, "description").await, revision(&second, &product, "description").await);
    let answer = save_from(&first, &product, "description", &one, &[("materials", "daun pandan")]).await;
    assert_eq!(answer.status, 303);
    let answer = save_from(&second, &product, "description", &two, &[("materials", "rotan")]).await;
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert!(answer.body.contains("Demo satu@contoh.id sudah menyimpan langkah ini lebih dulu."), "{}", answer.body);
    assert!(answer.body.contains("daun pandan") && answer.body.contains(r#"value="rotan""#), "{}", answer.body);
    let page = first.get(&format!("{product}/edit/description")).await.body;
    assert!(page.contains("daun pandan") && !page.contains("rotan"), "{page}");

    // who has seen both may decide
    let seen = listing::between(&answer.body, r#"name="revision" value=""#, "\"").to_owned();
    let answer = save_from(&second, &product, "description", &seen, &[("materials", "rotan")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    app.stop().await;
}

#[actix_web::test]
async fn two_steps_are_saved_side_by_side() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let (first, second) = two_people(&app, &catalog.darmaji.id).await;
    let product = listing::begun(&first, OWN).await;
    let two = revision(&second, &product, "stock").await;
    listing::describe(&first, &product, "Keranjang lipat dari daun pandan, ringan dibawa ke pasar.").await;
    let answer = save_from(&second, &product, "stock", &two, &[("lead_time_days", "4")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = second.get(&format!("{product}/edit/description")).await.body;
    assert!(page.contains("ringan dibawa ke pasar"), "{page}");
    app.stop().await;
}
