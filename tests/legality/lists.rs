//! Lists go on page by page, and ask the database as often for a thousand rows as for ten.

use diesel::prelude::*;
use etalase::bulk_insert;
use etalase::db::schema::permits;
use etalase::db::{DbConn, DbError};
use etalase::ids::PermitId;
use etalase::legality::{Permit, PermitKind, PermitStatus};

use super::{DESK, OWN};
use crate::support::client::Client;
use crate::support::factories::permits::PermitSample;
use crate::support::factories::{catalog, people, permits as permit_factory};
use crate::support::{TestApp, statements};

/// So many stated permits, and a BUMDes's person and a curator who look at them.
async fn office(count: usize) -> (TestApp, Client, Client) {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let sample = PermitSample { status: PermitStatus::Stated, ..PermitSample::of(&shop.basket, PermitKind::Halal) };
    let id = permit_factory::write(&app, &shop.darmaji.id, PermitSample { expires_on: "2027-01-01", ..sample }).await;
    let first = permit_factory::find(&app, &id).await;
    let more = (1..count).map(|n| Permit { id: PermitId::new(), number: format!("N{n:04}"), ..first.clone() });
    let more: Vec<Permit> = more.collect();
    let write = move |conn: &mut DbConn| -> Result<_, DbError> {
        bulk_insert!(conn, permits::table, &more, 15)?;
        Ok(())
    };
    app.app.write(write).await.unwrap();
    let (seller, curator) = (people::bumdes_operator(&app, &shop.darmaji.id).await, people::curator(&app).await);
    (app, seller, curator)
}

async fn counts(count: usize) -> Vec<(String, usize)> {
    let (app, seller, curator) = office(count).await;
    let mut counts = Vec::new();
    for (client, path) in [
        (&seller, OWN.to_owned()),
        (&curator, DESK.to_owned()),
        (&curator, format!("{DESK}?show=expiring&kind=halal&q=n0")),
        (&curator, "/portal/curator/permit-rules".to_owned()),
    ] {
        statements::watch(&app.app.config.database);
        assert_eq!(client.get(&path).await.status, 200, "{path}");
        counts.push((path, statements::taken(&app.app.config.database).len()));
    }
    app.stop().await;
    counts
}

#[actix_web::test]
async fn a_thousand_permits_take_as_many_questions_as_ten() {
    let (few, many) = (counts(10).await, counts(1_000).await);
    println!("{many:?}");
    assert_eq!(few, many);
    assert!(many.iter().all(|(_, count)| *count <= 12), "{many:?}");
}

/// Follows the link to the next page until there is none; how many rows each page had.
async fn pages(client: &Client, first: &str, row: &str) -> Vec<usize> {
    let (mut path, mut sizes) = (first.to_owned(), Vec::new());
    loop {
        let body = client.get(&path).await.body;
        sizes.push(body.matches(row).count());
        let Some((_, rest)) = body.split_once(r#"rel="next" href=""#) else { return sizes };
        path = rest.split('"').next().unwrap().replace("&amp;", "&");
    }
}

#[actix_web::test]
async fn every_permit_is_on_one_page_of_each_list() {
    let (app, seller, curator) = office(65).await;
    assert_eq!(pages(&seller, OWN, "class=\"task__name\"").await, [30, 30, 5]);
    for filter in ["", "?show=expiring", "?show=waiting&kind=halal"] {
        assert_eq!(pages(&curator, &format!("{DESK}{filter}"), "class=\"task__name\"").await, [30, 30, 5], "{filter}");
    }
    app.stop().await;
}
