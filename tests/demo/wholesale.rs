//! The demonstration's hotel: what it bought, what is on its way, and what it could order today.

use std::collections::BTreeMap;

use diesel::prelude::*;
use etalase::accounts::{password, queries};
use etalase::companies::terms;
use etalase::config::{Config, Mode, Source};
use etalase::db::schema::{
    credit_note_lines, credit_notes, handovers, invoices, ledger_entries, purchase_orders, quotes, rfqs, users,
};
use etalase::db::{DbConn, DbError, Timestamp};
use etalase::demo::{self, FillError, people};
use etalase::ids::UserId;
use etalase::purchase_orders::PurchaseOrderStatus;
use etalase::purchase_orders::credit_left;
use etalase::quotations::{RfqStatus, spread};
use etalase::receivables;

use crate::support::database::TestDatabase;

fn now() -> Timestamp {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(3, 0, 0).unwrap()
}

fn filled() -> TestDatabase {
    let database = TestDatabase::new();
    let hash = password::hash(people::PASSWORD).unwrap();
    let source = Source::from_pairs([("DATABASE_URL", "sqlite://unused")]).or_set("ETALASE_SECRET_KEY", "k".repeat(64));
    let config = Config::read(Mode::Demo, &source).unwrap().server;
    for _ in 0..2 {
        database.db.write::<_, FillError>(|conn| demo::fill(conn, &config, now(), &hash)).unwrap();
    }
    database
}

#[test]
fn the_hotel_has_bought_is_waiting_and_can_order_what_four_bumdes_answered() {
    let database = filled();
    database.db.read::<_, DbError>(look).unwrap();
}

fn look(conn: &mut DbConn) -> Result<(), DbError> {
    // once, though filled twice
    let ordered: Vec<PurchaseOrderStatus> = purchase_orders::table.select(purchase_orders::status).load(conn)?;
    assert_eq!(ordered, [PurchaseOrderStatus::Ordered, PurchaseOrderStatus::Ordered]);
    let signed: Vec<Option<Timestamp>> =
        handovers::table.order(handovers::number).select(handovers::signed_at).load(conn)?;
    assert_eq!((signed.len(), signed.iter().filter(|at| at.is_none()).count()), (4, 1), "{signed:?}");
    let short: Vec<i64> = credit_note_lines::table.select(credit_note_lines::quantity).load(conn)?;
    let reason: String = credit_notes::table.select(credit_notes::reason).first(conn)?;
    assert!(short == [20] && reason.contains("karung basah"), "{short:?} {reason}");

    let buyer: UserId =
        users::table.filter(users::email.eq("pembelian@hotel.example")).select(users::id).first(conn)?;
    let buyer = queries::signed_in(conn, &buyer)?.and_then(|user| user.buyer_scope()).expect("the hotel's buyer");
    let billed: Vec<i64> = invoices::table.select(invoices::total_minor).load(conn)?;
    let owed = receivables::owed(conn, buyer.company_id())?;
    let books = ledger_entries::table.filter(ledger_entries::account.eq("gateway:on_account"));
    let in_books: i64 = books.select(ledger_entries::amount_minor).load::<i64>(conn)?.iter().sum();
    // the worker books the credit once the shop runs
    let credited: i64 = credit_notes::table.select(credit_notes::total_minor).load::<i64>(conn)?.iter().sum();
    assert_eq!((billed.len(), in_books - credited, credited), (3, owed, 20 * 118_000));

    let open: Vec<String> = rfqs::table.filter(rfqs::status.eq(RfqStatus::Open)).select(rfqs::number).load(conn)?;
    let [request] = &open[..] else { panic!("{open:?}") };
    let asked = quotes::table.inner_join(rfqs::table).filter(rfqs::number.eq(request));
    assert_eq!(asked.count().get_result::<i64>(conn)?, 4);
    let (_, question) = spread::of_own(conn, now(), &buyer, request, None)?.expect("its own request");
    let found = question.answer().expect("small enough");
    let shares: BTreeMap<&str, i64> =
        found.shares.iter().map(|share| (question.names[&share.key].as_str(), share.quantity)).collect();
    let wanted = [("BUMDes Beiwali", 350), ("BUMDes Catur", 400), ("BUMK Jagong Jeget", 250)];
    assert_eq!((shares, found.shortfall), (wanted.into(), 0));
    let terms = terms::current(conn, buyer.company_id())?.expect("its terms");
    let left = credit_left(conn, buyer.company_id(), &terms, None)?;
    assert!(left > found.landed_minor, "it can be ordered: {left} left for {}", found.landed_minor);
    Ok(())
}
