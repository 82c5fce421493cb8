//! What belongs to another BUMDes is not there, and the desk is for curators.

use etalase::legality::{PermitKind, PermitStatus};

use super::{DESK, OWN, PNG, send_paper};
use crate::support::TestApp;
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{catalog, people};

#[actix_web::test]
async fn another_bumdes_finds_no_trace_of_a_permit() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let owner = people::bumdes_operator(&app, &shop.darmaji.id).await;
    let stranger = people::bumdes_operator(&app, &shop.trusmi.id).await;
    let sample = PermitSample { status: PermitStatus::Stated, ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    let id = permits::write(&app, &shop.darmaji.id, sample).await;
    let page = format!("{OWN}/{id}");
    send_paper(&owner, &page, &format!("{page}/document"), PNG).await;

    assert!(!stranger.get(OWN).await.body.contains("1234567890123"));
    for path in [page.clone(), format!("{page}/document")] {
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    let new = format!("{OWN}/new");
    let fields = [("kind", "NIB"), ("holder", "bumdes"), ("number", "9876543210987")];
    for action in [page.clone(), format!("{page}/withdrawal")] {
        assert_eq!(stranger.submit(&new, &action, &fields).await.status, 404, "{action}");
    }
    assert_eq!(send_paper(&stranger, &new, &format!("{page}/document"), PNG).await.status, 404);
    // nor states one for somebody else's product or maker
    for holder in [format!("product:{}", shop.basket.id), "producer:maker-darmaji".to_owned()] {
        let fields = [("kind", "NIB"), ("holder", holder.as_str()), ("number", "9876543210987")];
        assert_eq!(stranger.submit(&new, OWN, &fields).await.status, 404, "{holder}");
    }
    assert_eq!(permits::find(&app, &id).await.number, "1234567890123");
    assert_eq!(permits::all(&app, &shop.trusmi.id).await.len(), 0);
    app.stop().await;
}

#[actix_web::test]
async fn the_desk_is_for_curators_alone() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let id = permits::write(&app, &shop.darmaji.id, PermitSample::of(&shop.basket, PermitKind::Halal)).await;
    let product = &shop.basket.id;
    let rules = "/portal/curator/permit-rules";
    let looked_at = [
        DESK.to_owned(),
        format!("{DESK}/{id}"),
        format!("{DESK}/{id}/document"),
        format!("{DESK}/products/{product}"),
        rules.to_owned(),
    ];
    let pressed = [
        format!("{DESK}/{id}/verification"),
        format!("{DESK}/{id}/refusal"),
        format!("{DESK}/products/{product}/exemptions"),
        format!("{DESK}/products/{product}/exemptions/halal/removal"),
        format!("{rules}/nib"),
    ];
    for person in [people::bumdes_operator(&app, &shop.darmaji.id).await, people::operator(&app).await] {
        for path in &looked_at {
            assert_eq!(person.get(path).await.status, 403, "{path}");
        }
        for path in &pressed {
            assert_eq!(person.submit("/account", path, &[("reason", "x")]).await.status, 403, "{path}");
        }
    }
    for path in looked_at.iter().chain(&pressed) {
        assert!(app.client().get(path).await.status != 200, "{path}");
    }
    let curator = people::curator(&app).await;
    for path in [format!("{DESK}/nobody"), format!("{DESK}/nobody/document"), format!("{DESK}/products/nobody")] {
        assert_eq!(curator.get(&path).await.status, 404, "{path}");
    }
    app.stop().await;
}
