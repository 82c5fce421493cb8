//! What else a product's page shows.

use super::suite::Suite;

#[actix_web::test]
async fn a_product_page_shows_its_kind_from_other_villages_first() {
    let suite = Suite::embedded().await;
    let page = suite.app.client().get(&format!("/products/{}", suite.catalog.necklace.slug)).await;
    assert_eq!(page.status, 200);
    let (_, related) = page.body.split_once("id=\"related-title\"").expect("related products");
    let (related, _) = related.split_once("</section>").expect("the end of the band");
    let at = |slug: &str| related.find(&format!("/products/{slug}\""));
    let batik = at(suite.catalog.hand_drawn_batik.slug).expect("batik of another village");
    assert!(at(suite.catalog.bracelet.slug).is_none_or(|own| batik < own), "other villages come first");
    assert!(at(suite.catalog.necklace.slug).is_none(), "not itself");
    suite.finish().await;
}
