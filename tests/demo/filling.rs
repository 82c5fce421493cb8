//! What the demo puts in, and that it does so once.

use diesel::dsl::count_star;
use diesel::prelude::*;
use etalase::accounts::password;
use etalase::companies::{CompanyStatus, approval, terms};
use etalase::config::{Config, Mode, Source};
use etalase::db::schema::{
    bumdes, collection_items, collections, companies, company_members, products, share_agreements, stock_levels,
    user_roles, users, villages,
};
use etalase::db::{DbError, Timestamp};
use etalase::demo::{self, FillError, people};
use etalase::ids::{BumdesId, CompanyId};
use etalase::villages::{BumdesStatus, evidence};

use crate::support::database::TestDatabase;

fn now() -> Timestamp {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(3, 0, 0).unwrap()
}

#[test]
fn a_second_start_keeps_what_changed_in_between() {
    let database = TestDatabase::new();
    let hash = password::hash(people::PASSWORD).unwrap();
    let source = Source::from_pairs([("DATABASE_URL", "sqlite://unused")]).or_set("ETALASE_SECRET_KEY", "k".repeat(64));
    let config = Config::read(Mode::Demo, &source).unwrap().server;
    let fill = || database.db.write::<_, FillError>(|conn| demo::fill(conn, &config, now(), &hash)).unwrap();
    fill();
    database
        .db
        .write::<_, DbError>(|conn| {
            diesel::update(stock_levels::table).set(stock_levels::on_hand.eq(3)).execute(conn)?;
            diesel::update(villages::table.find("52.02.09.2008")).set(villages::story_id.eq("Baru.")).execute(conn)?;
            Ok(())
        })
        .unwrap();
    fill();
    database
        .db
        .read::<_, DbError>(|conn| {
            let most: Option<i64> = stock_levels::table.select(diesel::dsl::max(stock_levels::on_hand)).first(conn)?;
            assert_eq!(most, Some(3));
            let story: String = villages::table.find("52.02.09.2008").select(villages::story_id).first(conn)?;
            assert_eq!(story, "Baru.");
            assert_eq!(products::table.count().get_result::<i64>(conn)?, 204);
            assert_eq!(collections::table.filter(collections::is_published).count().get_result::<i64>(conn)?, 6);
            assert_eq!(collection_items::table.count().get_result::<i64>(conn)?, 48);
            assert_eq!(users::table.count().get_result::<i64>(conn)?, people::SIGN_INS.len() as i64);
            let sellers = user_roles::table.filter(user_roles::role.eq("owner")).count().get_result::<i64>(conn)?;
            assert_eq!(sellers, 9, "eight that sell and one that waits to be verified");
            let waiting = bumdes::table.filter(bumdes::status.eq(BumdesStatus::Registered));
            let (name, id): (String, BumdesId) = waiting.select((bumdes::name, bumdes::id)).first(conn)?;
            assert_eq!((name.as_str(), waiting.count().get_result::<i64>(conn)?), ("BUMDes Lendang Are", 1));
            assert!(evidence::missing(&evidence::list(conn, &id)?).is_empty(), "a curator can verify it");
            assert_eq!(share_agreements::table.count().get_result::<i64>(conn)?, 4, "agreed once");
            let buying: Vec<(CompanyStatus, i64)> = companies::table
                .inner_join(company_members::table)
                .group_by(companies::status)
                .select((companies::status, count_star()))
                .order(companies::status)
                .load(conn)?;
            assert_eq!(buying, [(CompanyStatus::Approved, 4), (CompanyStatus::Registered, 1)]);
            let (hotel, npwp): (CompanyId, String) = companies::table
                .filter(companies::status.eq(CompanyStatus::Approved))
                .select((companies::id, companies::npwp))
                .first(conn)?;
            assert_eq!(terms::current(conn, &hotel)?.map(|terms| terms.credit_limit_minor), Some(200_000_000));
            assert_eq!((npwp.len(), approval::needed(conn, &hotel, 60_000_000)?), (16, 2));
            Ok(())
        })
        .unwrap();
}
