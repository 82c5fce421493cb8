//! The operator records what a BUMDes has agreed to, its tax status, and whether PPh 22 is withheld.

use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{bumdes, share_agreements};
use etalase::ledger::agreement::{self, Term, Terms};
use etalase::ledger::tax::{self, Tax};

use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::{catalog, people};

const LIST: &str = "/portal/operator/agreements";

#[actix_web::test]
async fn a_new_agreement_takes_effect_at_once_or_later_and_the_old_ones_stay_listed() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let page = format!("{LIST}/{}", shop.darmaji.id);
    assert!(operator.get(&page).await.body.contains("Belum ada kesepakatan"));
    let first = [("commission", "5%"), ("maker", "62,5%"), ("cluster", "Rp1.500"), ("village", "")];
    assert_eq!(operator.submit(&page, &page, &first).await.status, 303);
    let tomorrow = app.app.clock.now() + chrono::TimeDelta::days(1) + chrono::TimeDelta::hours(7);
    let tomorrow = tomorrow.format("%Y-%m-%dT%H:%M").to_string();
    let second = [("maker", "70%"), ("effective_from", tomorrow.as_str())];
    assert_eq!(operator.submit(&page, &page, &second).await.status, 303);

    let shown = operator.get(&page).await.body;
    for text in ["62,5%", "Rp1.500", "70%", "Berlaku", "Menunggu"] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    assert!(operator.get(LIST).await.body.contains("62,5%"), "the list tells what is in force");
    let in_force = |at: chrono::TimeDelta| {
        let (at, id) = (app.app.clock.now() + at, shop.darmaji.id.clone());
        let app = &app;
        async move { app.app.read::<_, DbError>(move |conn| Ok(agreement::in_force(conn, &id, at)?)).await.unwrap() }
    };
    let terms = Terms {
        commission: Term::Bps(500),
        maker: Term::Bps(6_250),
        cluster: Term::PerPiece(1_500),
        village: Term::Bps(0),
    };
    assert_eq!(in_force(chrono::TimeDelta::zero()).await, terms);
    assert_eq!(in_force(chrono::TimeDelta::days(2)).await, Terms { maker: Term::Bps(7_000), ..Terms::default() });
    app.stop().await;
}

#[actix_web::test]
async fn what_is_wrong_with_an_agreement_is_said_and_nothing_is_kept() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let page = format!("{LIST}/{}", shop.darmaji.id);
    for (field, text, error) in [
        ("maker", "60", "error-maker"),
        ("village", "101%", "error-village"),
        ("effective_from", "2020-01-01T08:00", "error-effective_from"),
    ] {
        let answer = operator.submit(&page, &page, &[(field, text)]).await;
        assert_eq!(answer.status, 422, "{text}");
        assert!(answer.body.contains(error) && answer.body.contains(&format!(r#"value="{text}""#)), "{}", answer.body);
    }
    let kept: i64 =
        app.app.read::<_, DbError>(|conn| Ok(share_agreements::table.count().get_result(conn)?)).await.unwrap();
    assert_eq!(kept, 0);
    assert_eq!(operator.get(&format!("{LIST}/tidak-ada")).await.status, 404);
    assert_eq!(operator.submit(LIST, &format!("{LIST}/tidak-ada"), &[("maker", "5%")]).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_is_registered_for_ppn_with_its_number() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let operator = people::operator(&app).await;
    let page = format!("{LIST}/{}", shop.trusmi.id);
    let action = format!("{page}/registration");
    let refused = operator.submit(&page, &action, &[("is_pkp", "1"), ("npwp", "12")]).await;
    assert!(refused.status == 422 && refused.body.contains("error-npwp"), "{}", refused.body);
    let fields = [("is_pkp", "1"), ("npwp", "01.234.567.8-901.000")];
    assert_eq!(operator.submit(&page, &action, &fields).await.status, 303);
    let trusmi = shop.trusmi.id.clone();
    let kept: (bool, Option<String>) = app
        .app
        .read::<_, DbError>(move |conn| {
            Ok(bumdes::table.find(trusmi).select((bumdes::is_pkp, bumdes::npwp)).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(kept, (true, Some("012345678901000".to_owned())));
    app.stop().await;
}

#[actix_web::test]
async fn pph_22_is_withheld_once_it_is_switched_on() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    let is_on = || {
        let (now, app) = (app.app.clock.now(), &app);
        async move {
            let rate = app.app.read::<_, DbError>(move |conn| Ok(tax::in_force(conn, Tax::Pph22, now)?)).await;
            rate.unwrap().is_some()
        }
    };
    assert!(!is_on().await, "nobody is withheld anything before the house was appointed");
    let action = "/portal/operator/taxes/pph22/switch";
    operator.submit(LIST, action, &[("to", "on"), ("effective_from", "2020-01-01T08:00")]).await;
    assert!(!is_on().await, "not in the past");
    assert_eq!(operator.submit(LIST, action, &[("to", "on")]).await.status, 303);
    assert!(is_on().await);
    app.advance(std::time::Duration::from_secs(1));
    operator.submit(LIST, action, &[("to", "off")]).await;
    assert!(!is_on().await);
    app.stop().await;
}

#[actix_web::test]
async fn a_bumdes_reads_its_own_agreement_and_nobody_elses() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let page = "/portal/bumdes/agreement";
    let (darmaji, trusmi) =
        (people::bumdes_operator(&app, &shop.darmaji.id).await, people::bumdes_operator(&app, &shop.trusmi.id).await);
    agree(&app, &shop.darmaji.id, USUAL).await;
    let shown = darmaji.get(page).await.body;
    for text in ["60%", "Rp1.500", "Berlaku"] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    assert!(trusmi.get(page).await.body.contains("Belum ada kesepakatan"));
    app.stop().await;
}
