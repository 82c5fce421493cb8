//! The curators' list: narrowed, leafed through, and asked for in a constant number of queries.

use diesel::prelude::*;
use etalase::db::schema::{bumdes, bumdes_villages};
use etalase::db::{DbConn, DbError};
use etalase::ids::BumdesId;
use etalase::villages::BumdesStatus;

use crate::support::factories::{catalog, generated, people};
use crate::support::{TestApp, statements};

async fn more(app: &TestApp, count: usize) {
    let now = app.app.clock.now();
    let write = move |conn: &mut DbConn| {
        for n in 0..count {
            let id = BumdesId::new();
            diesel::insert_into(bumdes::table)
                .values((
                    bumdes::id.eq(&id),
                    bumdes::slug.eq(format!("bumdes-uji-{n}")),
                    bumdes::name.eq(format!("BUMDes Uji {n:04}")),
                    bumdes::email.eq("uji@desa.example"),
                    bumdes::phone.eq("08123456789"),
                    bumdes::village_code.eq("52.02.09.2008"),
                    bumdes::status.eq(BumdesStatus::Refused),
                    bumdes::created_at.eq(now),
                    bumdes::updated_at.eq(now),
                ))
                .execute(conn)?;
            diesel::insert_into(bumdes_villages::table)
                .values((bumdes_villages::bumdes_id.eq(&id), bumdes_villages::village_code.eq("52.02.09.2008")))
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
        catalog::small(&app).await;
        more(&app, count).await;
        let curator = people::curator(&app).await;
        statements::watch(&app.app.config.database);
        let page = curator.get("/portal/curator/bumdes").await;
        assert_eq!(page.status, 200, "{}", page.body);
        asked.push(statements::taken(&app.app.config.database));
        app.stop().await;
    }
    assert_eq!(asked[0].len(), asked[1].len(), "{asked:#?}");
    assert!(asked[0].len() <= 10, "{asked:#?}");
}

#[actix_web::test]
async fn the_list_of_stories_asks_as_much_at_ten_as_at_a_thousand() {
    let mut asked = Vec::new();
    for count in [10, 1000] {
        let app = TestApp::start().await;
        generated::catalogue(&app, 20, count).await;
        let curator = people::curator(&app).await;
        statements::watch(&app.app.config.database);
        assert_eq!(curator.get("/portal/curator/villages").await.status, 200);
        asked.push(statements::taken(&app.app.config.database));
        app.stop().await;
    }
    assert_eq!(asked[0].len(), asked[1].len(), "{asked:#?}");
    assert!(asked[0].len() <= 8, "{asked:#?}");
}

#[actix_web::test]
async fn every_bumdes_is_met_once_from_page_to_page() {
    let app = TestApp::start().await;
    catalog::small(&app).await;
    more(&app, 70).await;
    let curator = people::curator(&app).await;
    let mut address = "/portal/curator/bumdes?status=refused".to_owned();
    let mut met = Vec::new();
    for _ in 0..3 {
        let page = curator.get(&address).await.body;
        met.extend((0..70).filter(|n| page.contains(&format!("BUMDes Uji {n:04}"))));
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
async fn the_list_is_narrowed_by_words_and_status_and_says_when_nothing_is_left() {
    let app = TestApp::start().await;
    let small = catalog::small(&app).await;
    more(&app, 1).await;
    let curator = people::curator(&app).await;
    let get = async |query: &str| curator.get(&format!("/portal/curator/bumdes?{query}")).await.body;
    let trusmi = get("q=TRUSMI").await;
    assert!(trusmi.contains(&small.trusmi.name) && !trusmi.contains(&small.darmaji.name), "{trusmi}");
    let refused = get("status=refused").await;
    assert!(refused.contains("BUMDes Uji 0000") && !refused.contains(&small.darmaji.name), "{refused}");
    assert!(get("q=%25_").await.contains(&small.darmaji.name), "signs of LIKE are left out");
    assert!(get("q=zzzz").await.contains("Tidak ada yang cocok"));
    assert!(get("status=nonsense&before=").await.contains(&small.darmaji.name));
    app.stop().await;
}
