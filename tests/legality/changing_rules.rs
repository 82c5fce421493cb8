//! Rules are versions: a curator adds one, nobody changes one.

use diesel::prelude::*;
use etalase::db::schema::permit_rules;
use etalase::db::{DbConn, DbError};
use etalase::legality::{PermitKind, PermitRule, missing, rule};

use crate::support::TestApp;
use crate::support::factories::permits::{self, PermitSample};
use crate::support::factories::{catalog, people};

const RULES: &str = "/portal/curator/permit-rules";

async fn versions(app: &TestApp, kind: PermitKind) -> Vec<PermitRule> {
    let read = move |conn: &mut DbConn| -> Result<_, DbError> {
        let mut rules = rule::all(conn)?;
        rules.retain(|rule| rule.kind == kind && rule.category_code.is_none());
        Ok(rules)
    };
    app.app.read(read).await.unwrap()
}

#[actix_web::test]
async fn switching_on_a_rule_adds_a_version_that_holds_from_its_day_on() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let curator = people::curator(&app).await;
    let page = curator.get(RULES).await.body;
    assert!(page.contains("PP 28/2025") && page.contains("Sejak 17 Oktober 2026"), "{page}");
    let first = versions(&app, PermitKind::Nib).await.remove(0);
    assert_eq!((first.version, first.in_force_from), (1, None));
    let action = format!("{RULES}/{}", first.id);
    let fields = |day: &'static str| [("duty", "required"), ("in_force_from", day), ("grace_days", "30")];
    curator.submit(RULES, &action, &fields("2026-12-01")).await;
    assert!(curator.get(RULES).await.body.contains("Wajib mulai 1 Desember 2026"));
    assert_eq!(versions(&app, PermitKind::Nib).await.len(), 2);

    let id = shop.basket.id.clone();
    let lacks = |day: &str| {
        let (id, now) = (id.clone(), day.parse::<chrono::NaiveDateTime>().unwrap());
        app.app.read(move |conn| -> Result<_, DbError> { Ok(missing(conn, now, &id)?.len()) })
    };
    assert_eq!(lacks("2026-11-30T12:00:00").await.unwrap(), 0);
    assert_eq!(lacks("2026-12-01T12:00:00").await.unwrap(), 1);
    let nib =
        PermitSample { holder: etalase::legality::Holder::Bumdes, ..PermitSample::of(&shop.basket, PermitKind::Nib) };
    permits::write(&app, &shop.darmaji.id, nib).await;
    assert_eq!(lacks("2026-12-01T12:00:00").await.unwrap(), 0, "the BUMDes's own number holds for all it sells");

    // of an old version, of the past, of nonsense
    for (path, fields, says) in [
        (action.clone(), fields("2026-12-01"), "baru saja diubah"),
        (format!("{RULES}/{}", versions(&app, PermitKind::Nib).await[0].id), fields("2026-11-21"), "sudah lewat"),
        (action, fields("besok"), "tanggal mulainya"),
    ] {
        curator.submit(RULES, &path, &fields).await;
        let page = curator.get(RULES).await.body;
        assert!(page.contains(says), "{says}: {page}");
    }
    assert_eq!(versions(&app, PermitKind::Nib).await.len(), 2);
    assert_eq!(curator.submit(RULES, &format!("{RULES}/nothing"), &fields("2026-12-01")).await.status, 404);
    app.stop().await;
}

#[actix_web::test]
async fn a_version_cannot_be_rewritten_or_deleted() {
    let app = TestApp::start().await;
    let rewrite = |conn: &mut DbConn| -> Result<_, DbError> {
        Ok(diesel::update(permit_rules::table).set(permit_rules::grace_days.eq(0)).execute(conn)?)
    };
    let error = app.app.write(rewrite).await.unwrap_err();
    assert!(error.to_string().contains("append-only"), "{error}");
    let delete = |conn: &mut DbConn| -> Result<_, DbError> { Ok(diesel::delete(permit_rules::table).execute(conn)?) };
    assert!(app.app.write(delete).await.is_err());
    app.stop().await;
}
