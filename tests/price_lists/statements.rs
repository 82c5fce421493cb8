//! Prices and pages take as many statements for much as for little, and none reads a table whole.

use etalase::db::{DbConn, DbError};
use etalase::ids::{CompanyId, VariantId};
use etalase::price_lists::prices_for;

use super::{GROUPS, LISTS, group, line, list};
use crate::database::plans::assert_no_scans;
use crate::support::factories::{catalog, companies, people};
use crate::support::{TestApp, statements};

async fn ask(app: &TestApp, company: &CompanyId, of: &[&VariantId]) -> Vec<String> {
    let (now, company) = (app.app.clock.now(), company.clone());
    let of: Vec<VariantId> = of.iter().map(|id| (*id).clone()).collect();
    statements::watch(&app.app.config.database);
    let load = move |conn: &mut DbConn| Ok(prices_for(conn, now, &company, &of)?);
    app.app.read::<_, DbError>(load).await.unwrap();
    statements::taken(&app.app.config.database)
}

#[actix_web::test]
async fn many_prices_take_four_statements_and_no_table_is_read_whole() {
    let app = TestApp::start().await;
    let shop = catalog::small(&app).await;
    let hotel = companies::approved(&app).await;
    let (operator, darmaji) = (people::operator(&app).await, people::bumdes_operator(&app, &shop.darmaji.id).await);
    let hotels = group(&operator, "Hotel di Lombok", &[&hotel.id]).await;
    let variants = [&shop.tissue_box.variant().id, &shop.cutlery_holder.variant().id, &shop.basket.variants[0].id];
    let mut asked = ask(&app, &hotel.id, &variants[..1]).await;
    assert_eq!(asked.len(), 4, "{asked:#?}");
    let mut last = String::new();
    for holder in [format!("group:{hotels}"), format!("company:{}", hotel.id)] {
        for n in 0..3 {
            last = list(&darmaji, &holder, &format!("Daftar {n}")).await;
            for variant in variants {
                line(&darmaji, &last, variant, ["10", "5", "30.000", "50", "20.000"]).await;
            }
        }
    }
    let many = ask(&app, &hotel.id, &variants).await;
    assert_eq!(many.len(), 4, "{many:#?}");
    asked.extend(many);
    statements::watch(&app.app.config.database);
    let page = format!("{LISTS}/{last}");
    for path in [
        LISTS.to_owned(),
        format!("{LISTS}?before={last}"),
        format!("{LISTS}/new?q=hotel"),
        page.clone(),
        format!("{page}?after=A"),
        format!("{page}/lines?q=anyaman"),
        format!("{page}/lines/{}", variants[0]),
    ] {
        assert_eq!(darmaji.get(&path).await.status, 200, "{path}");
    }
    for path in [GROUPS.to_owned(), format!("{GROUPS}?before={hotels}"), format!("{GROUPS}/{hotels}?q=hotel")] {
        assert_eq!(operator.get(&path).await.status, 200, "{path}");
    }
    line(&darmaji, &last, variants[0], ["10", "5", "30.000", "", ""]).await;
    darmaji.submit(&page, &format!("{page}/removal"), &[]).await;
    asked.extend(statements::taken(&app.app.config.database));
    asked.sort();
    asked.dedup();
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
