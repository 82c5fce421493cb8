//! The operator's list of companies: narrowed, leafed through, and asked for in a constant number of queries.

use diesel::prelude::*;
use etalase::companies::{CompanyKind, CompanyStatus};
use etalase::db::schema::companies as table;
use etalase::db::{DbConn, DbError};
use etalase::ids::CompanyId;

use crate::support::factories::catalog::JAKARTA;
use crate::support::factories::{companies, people};
use crate::support::{TestApp, statements};

const LIST: &str = "/portal/operator/companies";

/// So many that were refused.
pub async fn more(app: &TestApp, count: usize) {
    let now = app.app.clock.now();
    let write = move |conn: &mut DbConn| {
        for n in 0..count {
            diesel::insert_into(table::table)
                .values((
                    table::id.eq(CompanyId::new()),
                    table::name.eq(format!("Toko Uji {n:04}")),
                    table::kind.eq(CompanyKind::RetailChain),
                    table::npwp.eq(format!("9{n:015}")),
                    table::email.eq("kantor@toko.example"),
                    table::phone.eq("08123456789"),
                    table::address_line.eq("Jl. Kebon Sirih 1"),
                    table::region_code.eq(JAKARTA),
                    table::postal_code.eq("10110"),
                    table::status.eq(CompanyStatus::Refused),
                    table::created_at.eq(now),
                    table::updated_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

#[actix_web::test]
async fn the_list_asks_as_much_at_ten_as_at_a_thousand() {
    let mut asked = Vec::new();
    for count in [10, 1000] {
        let app = TestApp::start().await;
        companies::registered(&app).await;
        more(&app, count).await;
        let operator = people::operator(&app).await;
        statements::watch(&app.app.config.database);
        assert_eq!(operator.get(LIST).await.status, 200);
        asked.push(statements::taken(&app.app.config.database));
        app.stop().await;
    }
    assert_eq!(asked[0].len(), asked[1].len(), "{asked:#?}");
    assert!(asked[0].len() <= 8, "{asked:#?}");
}

#[actix_web::test]
async fn every_company_is_met_once_from_page_to_page() {
    let app = TestApp::start().await;
    companies::registered(&app).await;
    more(&app, 70).await;
    let operator = people::operator(&app).await;
    let mut address = format!("{LIST}?status=refused");
    let mut met = Vec::new();
    for _ in 0..3 {
        let page = operator.get(&address).await.body;
        met.extend((0..70).filter(|n| page.contains(&format!("Toko Uji {n:04}"))));
        let Some(next) = page.split(r#"rel="next" href=""#).nth(1) else { break };
        address = next.split('"').next().unwrap().replace("&amp;", "&");
    }
    assert_eq!(met.len(), 70);
    met.sort_unstable();
    met.dedup();
    assert_eq!(met.len(), 70, "none twice");
    app.stop().await;
}

#[actix_web::test]
async fn the_list_is_narrowed_by_words_number_and_status_and_says_when_nothing_is_left() {
    let app = TestApp::start().await;
    let operator = people::operator(&app).await;
    assert!(operator.get(LIST).await.body.contains("Belum ada perusahaan"));
    companies::registered(&app).await;
    more(&app, 2).await;
    let get = async |query: &str| operator.get(&format!("{LIST}?{query}")).await.body;
    let hotel = get("q=hotel").await;
    assert!(hotel.contains("PT Hotel Uji") && hotel.contains("2 dokumen belum ada"), "{hotel}");
    assert!(!hotel.contains("Toko Uji"), "{hotel}");
    let refused = get("status=refused").await;
    assert!(refused.contains("Toko Uji 0000") && !refused.contains("PT Hotel Uji"), "{refused}");
    let number = get("q=9000.0000.0000.0001").await;
    assert!(number.contains("Toko Uji 0001") && !number.contains("Toko Uji 0000"), "{number}");
    assert!(get("q=zzzz").await.contains("Tidak ada yang cocok"));
    assert!(get("status=nonsense&before=").await.contains("PT Hotel Uji"));
    app.stop().await;
}
