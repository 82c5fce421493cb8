//! No page and no task reads a whole table to find a few rows: the plan of every statement is asked for, on a
//! catalogue of a few thousand products that both databases know the figures of.

use diesel::prelude::*;
use diesel::sql_types::Text;
use etalase::accounts::BumdesRole;
use etalase::db::schema::products;
use etalase::db::{DbConn, DbError};
use etalase::ids::ProductId;
use etalase::jobs;

use crate::support::TestApp;
use crate::support::factories::agreement::{USUAL, agree};
use crate::support::factories::buying::{add_to_cart, place_order};
use crate::support::factories::{companies, generated, payable, people, tokens};
use crate::support::{outbox, statements};

/// Tables that grow with the shop. Those that do not (categories, collections, rates of the house) may be read whole.
const GROWING: &[&str] = &[
    "products",
    "variants",
    "stock_levels",
    "price_tiers",
    "villages",
    "bumdes",
    "bumdes_villages",
    "producers",
    "regions",
    "orders",
    "order_lines",
    "order_events",
    "fulfillment_orders",
    "payments",
    "refunds",
    "carts",
    "cart_items",
    "sessions",
    "users",
    "user_roles",
    "jobs",
    "reservations",
    "stock_movements",
    "capacity_months",
    "ledger_transactions",
    "ledger_entries",
    "line_shares",
    "share_agreements",
    "payout_runs",
    "payouts",
    "payout_entries",
    "refund_lines",
    "complaints",
    "gateway_differences",
    "audit_events",
    "invitations",
    "notices",
    "notice_choices",
    "deadlines",
    "listing_events",
    "listing_drafts",
    "listing_submissions",
    "review_comments",
    "product_attributes",
    "collection_items",
    "permits",
    "permit_documents",
    "permit_exemptions",
    "permit_warnings",
    "permit_unlistings",
    "village_days",
    "search_log",
    "access_tokens",
    "front_arrangements",
    "companies",
    "company_members",
    "company_invitations",
    "company_documents",
    "outlets",
    "company_terms",
    "approval_rules",
    "budgets",
    "company_events",
    "rfqs",
    "rfq_regencies",
    "rfq_attributes",
    "rfq_files",
    "rfq_recipients",
    "quotes",
    "quote_rounds",
    "capacity_promises",
    "outbound_endpoints",
    "outbound_deliveries",
    "price_lists",
    "price_list_lines",
    "price_list_tiers",
    "company_group_members",
    "basket_lines",
    "shopping_lists",
    "shopping_list_lines",
];

/// Statements that count all there is, and say so; and those that diesel sends for an empty list of ids.
fn may_read_all(statement: &str) -> bool {
    // the curator's list and the operator's overview tell how many there are
    statement.to_lowercase().starts_with("select count(*) from") || statement.contains("(1=0)")
}

#[derive(QueryableByName)]
struct SqliteStep {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresStep {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// The steps that read a growing table whole.
fn scans(conn: &mut DbConn, statement: &str) -> QueryResult<Vec<String>> {
    match conn {
        DbConn::Sqlite(c) => {
            let steps: Vec<SqliteStep> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(c)?;
            let is_scan = |step: &SqliteStep| {
                let mut words = step.detail.split_whitespace();
                words.next() == Some("SCAN")
                    && words.next().is_some_and(|table| GROWING.contains(&table))
                    && !step.detail.contains(" USING ")
            };
            Ok(steps.into_iter().filter(is_scan).map(|step| step.detail).collect())
        }
        DbConn::Postgres(c) => {
            let highest = (1..=99).rev().find(|n| statement.contains(&format!("${n}"))).unwrap_or(0);
            let nothing = vec!["NULL"; highest].join(", ");
            let arguments = if highest == 0 { String::new() } else { format!("({nothing})") };
            // small tables would be read whole because that is cheaper: only what has no other way shall show
            for setting in ["SET LOCAL enable_seqscan = off", "SET LOCAL plan_cache_mode = force_generic_plan"] {
                diesel::sql_query(setting).execute(c)?;
            }
            diesel::sql_query(format!("PREPARE asked AS {statement}")).execute(c)?;
            let steps: Vec<PostgresStep> = diesel::sql_query(format!("EXPLAIN EXECUTE asked{arguments}")).load(c)?;
            diesel::sql_query("DEALLOCATE asked").execute(c)?;
            let is_scan = |line: &str| {
                let table = line.split("Seq Scan on ").nth(1).and_then(|rest| rest.split_whitespace().next());
                table.is_some_and(|table| GROWING.contains(&table))
            };
            Ok(steps.into_iter().map(|step| step.line).filter(|line| is_scan(line)).collect())
        }
    }
}

#[actix_web::test]
async fn no_statement_reads_a_whole_table() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "0")]).await;
    let shop = generated::catalogue(&app, 3_000, 200).await;
    let database = &app.app.config.database;
    let seller = people::bumdes_operator(&app, &shop.bumdes_id).await;
    let (curator, operator) = (people::curator(&app).await, people::operator(&app).await);
    let guest = app.client();
    statements::watch(database);
    for path in shop.paths() {
        assert_eq!(guest.get(&path).await.status, 200, "{path}");
    }
    let cursor = ProductId::new();
    for path in [format!("/api/v1/products?cursor={cursor}"), "/api/v1/villages?cursor=52.02.09.2008".into()] {
        assert_eq!(guest.get(&path).await.status, 200, "{path}");
    }
    for variant in shop.variants.iter().take(3) {
        add_to_cart(&guest, variant, 1).await;
    }
    guest.get("/cart").await;
    let order = place_order(&guest, &[]).await;
    guest.get(&order).await;
    seller.get("/portal/bumdes").await;
    let stock = "/portal/bumdes/stock";
    for path in [stock.to_owned(), format!("{stock}?q=kain&low=1"), format!("{stock}/{}", shop.variants[0])] {
        seller.get(&path).await;
    }
    curator.get("/portal/curator").await;
    curator.get("/portal/curator/products").await;
    for list in ["bumdes", "villages"] {
        curator.get(&format!("/portal/curator/{list}")).await;
    }
    for path in ["/portal/curator/insight", "/portal/curator/insight?province=52&regency=52.02&days=365"] {
        assert_eq!(curator.get(path).await.status, 200, "{path}");
    }
    for room in ["collections", "collections?show=ended", "front", "front/preview", "front/arrangements", "trail"] {
        assert_eq!(curator.get(&format!("/portal/curator/{room}")).await.status, 200, "{room}");
    }
    for path in ["/portal/operator", "/portal/operator/payments", "/portal/operator/refunds"] {
        operator.get(path).await;
    }
    // tasks that run all the time
    app.app.search.catch_up(&app.app).await.unwrap();
    etalase::checkout::expire::run(&app.app).await.unwrap();
    etalase::payments::reconcile::run(&app.app).await.unwrap();
    etalase::cart::delete_abandoned::run(&app.app).await.unwrap();
    etalase::insight::flush(&app.app).await.unwrap();
    app.app.search.write_log(&app.app).await.unwrap();
    let now = app.app.clock.now();
    app.app
        .write::<_, DbError>(move |conn| {
            jobs::claim::claim(conn, now, 5)?;
            etalase::web::session_store::delete_expired(conn, now)?;
            Ok(())
        })
        .await
        .unwrap();

    let asked = taken(&app, 60);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}

/// What was asked since the test began to watch, each statement once.
fn taken(app: &TestApp, at_least: usize) -> Vec<String> {
    let mut asked = statements::taken(&app.app.config.database);
    asked.sort();
    asked.dedup();
    assert!(asked.len() > at_least, "only {} statements were seen", asked.len());
    asked
}

pub async fn assert_no_scans(app: &TestApp, asked: Vec<String>) {
    let plans = app.app.write::<_, DbError>(move |conn| {
        let mut wrong = Vec::new();
        for statement in asked.iter().filter(|text| !text.starts_with("INSERT") && !may_read_all(text)) {
            let scans = scans(conn, statement)?;
            if !scans.is_empty() {
                wrong.push(format!("{scans:?}\n    {statement}"));
            }
        }
        Ok(wrong)
    });
    let wrong = plans.await.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn no_page_about_money_reads_a_whole_table() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    agree(&app, &shop.catalog.darmaji.id, USUAL).await;
    let sale = payable::due(&app, &shop, 1).await;
    payable::run(&app, &shop).await;
    let number = payable::payouts(&app).await.remove(0).number;
    let order = sale.part_number.rsplit_once('-').unwrap().0.to_owned();
    payable::sold(&app, &shop, 1).await;
    statements::watch(&app.app.config.database);
    payable::paid(&app, &shop, &number).await.unwrap();
    let id = &shop.catalog.darmaji.id;
    for path in [
        format!("payouts/{number}"),
        format!("bumdes/{id}/money"),
        format!("agreements/{id}"),
        format!("bank-accounts/{id}"),
        format!("orders/{order}"),
        "agreements".into(),
        "payouts".into(),
        "books".into(),
        "gateways".into(),
        "refunds".into(),
    ] {
        assert_eq!(shop.operator.get(&format!("/portal/operator/{path}")).await.status, 200, "{path}");
    }
    for path in ["money", "agreement", &format!("money/payouts/{number}"), "numbers", "numbers/products.csv"] {
        assert_eq!(shop.darmaji.get(&format!("/portal/bumdes/{path}")).await.status, 200, "{path}");
    }
    let asked = taken(&app, 40);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}

#[actix_web::test]
async fn no_page_about_people_reads_a_whole_table() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::sold(&app, &shop, 1).await;
    let (owner, team) = (&shop.darmaji, "/portal/bumdes/team");
    statements::watch(&app.app.config.database);
    let invitation = [("email", "baru@contoh.id"), ("role_orders", "1")];
    assert_eq!(owner.submit(team, &format!("{team}/invitations"), &invitation).await.status, 303);
    let link = outbox::deliver(&app)
        .await
        .iter()
        .find(|mail| mail.text.contains("/invitations/"))
        .map(|mail| outbox::link(mail, "/invitations/"));
    let (guest, person) = (app.client(), [("name", "Baru"), ("password", people::PASSWORD)]);
    let link = link.unwrap();
    assert_eq!(guest.submit(&link, &link, &person).await.status, 303);
    for path in [team, "/portal/bumdes/trail", "/portal/bumdes/trail?topic=team&person=x", "/portal/notices"] {
        assert_eq!(owner.get(path).await.status, 200, "{path}");
    }
    assert_eq!(owner.get("/account/notices").await.status, 200);
    assert_eq!(guest.get("/portal/bumdes/trail").await.status, 403);
    owner.submit("/account/notices", "/account/notices", &[("mail_new_order", "1")]).await;
    owner.submit("/portal/notices", "/portal/notices/reading", &[]).await;
    for form in ["/account/sign-up", "/account/password"] {
        guest.submit(form, form, &[("email", "baru@contoh.id")]).await;
    }
    app.advance(std::time::Duration::from_secs(48 * 60 * 60));
    etalase::fulfillment::remind::run(&app.app).await.unwrap();
    let now = app.app.clock.now();
    app.app
        .write::<_, DbError>(move |conn| {
            etalase::notices::delete_old(conn, now)?;
            etalase::accounts::attempts::delete_old(conn, now)?;
            Ok(())
        })
        .await
        .unwrap();
    let asked = taken(&app, 40);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}

#[actix_web::test]
async fn no_page_of_a_company_reads_a_whole_table() {
    let app = TestApp::start().await;
    let (company, operator) = (companies::approved(&app).await, people::operator(&app).await);
    let (own, desk) = ("/portal/wholesale", "/portal/operator/companies");
    let (members, rules) = (format!("{own}/members"), format!("{own}/rules"));
    statements::watch(&app.app.config.database);
    let invitation = [("email", "baru@hotel.example"), ("role_finance", "1")];
    assert_eq!(company.admin.submit(&members, &format!("{members}/invitations"), &invitation).await.status, 303);
    let link = outbox::link(&outbox::only(outbox::deliver(&app).await), "/invitations/company/");
    let (guest, person) = (app.client(), [("name", "Baru"), ("password", people::PASSWORD)]);
    assert_eq!(guest.submit(&link, &link, &person).await.status, 303);
    let budget = [("amount", "1000"), ("starts_on", "2026-12-01"), ("ends_on", "2026-12-31")];
    assert_eq!(company.admin.submit(&rules, &format!("{rules}/budgets"), &budget).await.status, 303);
    assert_eq!(company.admin.submit(&rules, &rules, &[("one_above", "1000")]).await.status, 303);
    let cursor = ProductId::new();
    for path in ["", "/company", "/outlets", "/members", "/rules", "/trail", "/outlets/new"] {
        assert_eq!(company.admin.get(&format!("{own}{path}")).await.status, 200, "{path}");
    }
    for path in [format!("{own}/outlets?before={cursor}"), format!("{own}/trail?before={cursor}")] {
        assert_eq!(company.admin.get(&path).await.status, 200, "{path}");
    }
    for path in ["", "?status=registered", &format!("?before={cursor}"), &format!("/{}", company.id)] {
        assert_eq!(operator.get(&format!("{desk}{path}")).await.status, 200, "{path}");
    }
    let one = format!("{desk}/{}", company.id);
    operator.submit(&one, &format!("{one}/suspension"), &[("reason", "Faktur lewat jatuh tempo")]).await;
    let person = people::signed_in(&app, "satu@toko.example", vec![]).await;
    let form = "/register/company";
    let filled = crate::companies::registering::fields("PT Toko Uji", "055555555555555");
    assert_eq!(person.submit(form, form, &filled).await.status, 303);
    let asked = taken(&app, 60);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}

#[actix_web::test]
async fn no_page_about_permits_reads_a_whole_table() {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "0")]).await;
    let shop = generated::catalogue(&app, 1_000, 60).await;
    let seller = people::bumdes_operator(&app, &shop.bumdes_id).await;
    let curator = people::curator(&app).await;
    let (own, desk) = ("/portal/bumdes/permits", "/portal/curator/permits");
    let form = [("kind", "NIB"), ("holder", "bumdes"), ("number", "1234567890123"), ("expires_on", "2026-12-20")];
    statements::watch(&app.app.config.database);
    let answer = seller.submit(&format!("{own}/new"), own, &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    for path in [own, answer.location.as_deref().unwrap()] {
        assert_eq!(seller.get(path).await.status, 200, "{path}");
    }
    for show in ["waiting", "from_file", "expiring", "verified", "refused"] {
        assert_eq!(curator.get(&format!("{desk}?show={show}&kind=NIB")).await.status, 200, "{show}");
    }
    let first = |conn: &mut DbConn| Ok(products::table.order(products::id).select(products::id).first(conn)?);
    let first: ProductId = app.app.read::<_, DbError>(first).await.unwrap();
    for path in [format!("{desk}/products/{first}"), "/portal/curator/permit-rules".into()] {
        assert_eq!(curator.get(&path).await.status, 200, "{path}");
    }
    etalase::legality::watch::run(&app.app).await.unwrap();
    assert_no_scans(&app, taken(&app, 30)).await;
    app.stop().await;
}

#[actix_web::test]
async fn nothing_that_programs_ask_reads_a_whole_table() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    payable::sold(&app, &shop, 1).await;
    let owner = &shop.darmaji;
    let clerk = people::member(&app, &shop.catalog.darmaji.id, "gudang@contoh.id", &[BumdesRole::Stock]).await;
    statements::watch(&app.app.config.database);
    let token = tokens::made(owner, "Kasir", tokens::EVERYTHING).await;
    for client in [owner, &clerk] {
        assert_eq!(client.get(tokens::PAGE).await.status, 200);
        assert_eq!(client.get(&format!("{}?before={}", tokens::PAGE, ProductId::new())).await.status, 200);
    }
    let program = tokens::Program::with(&app, &token);
    let cursor = ProductId::new();
    for path in [
        "me",
        "orders",
        "orders?status=new",
        &format!("orders?cursor={cursor}"),
        "products",
        &format!("products?status=published&q=kotak&cursor={cursor}"),
        &format!("products/{}", shop.catalog.tissue_box.id),
        "stock",
        &format!("stock?q=kotak&low=1&cursor={}", shop.catalog.tissue_box.variant().id),
    ] {
        assert_eq!(program.get(&format!("/api/v1/bumdes/{path}")).await.status, 200, "{path}");
    }
    let asked = taken(&app, 20);
    assert_no_scans(&app, asked).await;
    app.stop().await;
}
