//! A page asks a fixed number of questions, however much there is to show.

use diesel::prelude::*;
use etalase::accounts::BumdesRole;
use etalase::audit::{self, Act, ActKind};
use etalase::db::schema::jobs as job_rows;
use etalase::db::{DbConn, DbError};
use etalase::ids::{BumdesId, OrderId};
use etalase::jobs::{self, Job};
use etalase::mail::Mail;
use etalase::notices::{self, Notice};

use crate::handovers::{send_all, sign};
use crate::invoices::standing::more_invoices;
use crate::purchase_orders::{Bulk, bulk, ordered, parts, pay};
use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::buying::{add_to_cart, place_order, post, quoted_checkout};
use crate::support::factories::tokens::{Program, of_company_with};
use crate::support::factories::{companies, generated, people};
use crate::support::statements;

/// What a page was asked, and how often it asked the database.
struct Count {
    what: String,
    statements: Vec<String>,
}

async fn get(app: &TestApp, client: &Client, path: &str) -> Vec<String> {
    statements::watch(&app.app.config.database);
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    statements::taken(&app.app.config.database)
}

/// Every page of a shop with so many products, bought from with so many lines.
async fn counts(products: usize, lines: usize) -> Vec<Count> {
    let app = TestApp::start_with(&[("ETALASE_PAGE_CACHE_BYTES", "0")]).await;
    let shop = generated::catalogue(&app, products, 24).await;
    let mut counts = Vec::new();
    let mut count = |what: &str, statements| counts.push(Count { what: what.to_owned(), statements });
    let guest = app.client();
    for path in shop.paths() {
        // the first answer fills what is filled once
        guest.get(&path).await;
        count(&path, get(&app, &guest, &path).await);
    }
    let buyer = app.client();
    for variant in shop.variants.iter().take(lines) {
        add_to_cart(&buyer, variant, 1).await;
    }
    count("/cart", get(&app, &buyer, "/cart").await);
    count("/checkout", get(&app, &buyer, "/checkout").await);
    let (fields, _) = quoted_checkout(&buyer, &[]).await;
    statements::watch(&app.app.config.database);
    assert_eq!(post(&buyer, &fields, "update").await.status, 200);
    count("POST /checkout, a new total", statements::taken(&app.app.config.database));
    let order = place_order(&buyer, &[]).await;
    count("the order", get(&app, &buyer, &order).await);
    let seller = people::bumdes_operator(&app, &shop.bumdes_id).await;
    count("/portal/bumdes", get(&app, &seller, "/portal/bumdes").await);
    write_acts(&app, &shop.bumdes_id, lines * 7).await;
    for path in ["/portal/bumdes/orders", "/portal/bumdes/team", "/portal/bumdes/trail", "/portal/notices"] {
        count(path, get(&app, &seller, path).await);
    }
    count("/portal/bumdes/numbers", get(&app, &seller, "/portal/bumdes/numbers").await);
    let curator = people::curator(&app).await;
    count("/portal/curator", get(&app, &curator, "/portal/curator").await);
    count("/portal/curator/products", get(&app, &curator, "/portal/curator/products").await);
    etalase::insight::flush(&app.app).await.unwrap();
    count("/portal/curator/insight", get(&app, &curator, "/portal/curator/insight").await);
    for path in ["/portal/curator/collections", "/portal/curator/front", "/portal/curator/front/arrangements"] {
        count(path, get(&app, &curator, path).await);
    }
    let operator = people::operator(&app).await;
    bury(&app, lines * 7).await;
    for path in [
        "/portal/operator",
        "/portal/operator/users",
        "/portal/operator/payments",
        "/portal/operator/refunds",
        "/portal/operator/agreements",
        "/portal/operator/books",
        "/portal/operator/payouts",
        "/portal/operator/dead-letters",
    ] {
        count(path, get(&app, &operator, path).await);
    }
    count("the money of a BUMDes", get(&app, &seller, "/portal/bumdes/money").await);
    let company = companies::approved(&app).await;
    for n in 0..lines {
        companies::outlet(&app, &company.admin_id, &format!("Cabang {n}")).await;
        companies::registered(&app).await;
        let roles = [etalase::companies::CompanyRole::Approver];
        companies::member(&app, &company.id, &format!("penyetuju-{n}@hotel.example"), &roles).await;
    }
    for path in
        ["", "/company", "/outlets", "/members", "/rules", "/trail"].map(|room| format!("/portal/wholesale{room}"))
    {
        count(&path, get(&app, &company.admin, &path).await);
    }
    count("/portal/operator/companies", get(&app, &operator, "/portal/operator/companies").await);
    let one = format!("/portal/operator/companies/{}", company.id);
    count("/portal/operator/companies/{id}", get(&app, &operator, &one).await);
    app.stop().await;
    counts
}

/// So many jobs failed for the last time.
async fn bury(app: &TestApp, times: usize) {
    let now = app.app.clock.now();
    let bury = move |conn: &mut DbConn| {
        for _ in 0..times {
            jobs::enqueue(conn, now, &Job::SendMail(Mail::OrderPaid { order_id: OrderId::new() }))?;
        }
        diesel::update(job_rows::table).set(job_rows::dead_at.eq(now)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(bury).await.unwrap();
}

/// So many people work here, each did something, and each was told of something so often.
async fn write_acts(app: &TestApp, bumdes_id: &BumdesId, times: usize) {
    for n in 0..times {
        let roles = people::roles_at(bumdes_id, &[BumdesRole::Stock, BumdesRole::Owner]);
        let user_id = people::add(app, &format!("orang-{n}@contoh.id"), roles).await;
        let (now, bumdes_id) = (app.app.clock.now(), bumdes_id.clone());
        app.app
            .write::<_, DbError>(move |conn| {
                let (bumdes_id, kind) = (&bumdes_id, ActKind::OrderAccepted);
                let (link, subject) = ("/portal/bumdes/products", format!("{n}"));
                let (user_id, subject) = (&user_id, subject.as_str());
                let act = Act { bumdes_id: Some(bumdes_id), user_id, is_assisted: false, kind, subject, note: None };
                audit::record(conn, now, &act)?;
                notices::tell(conn, now, &Notice::ListingPublished { bumdes_id, product: subject, link })?;
                Ok(())
            })
            .await
            .unwrap();
    }
}

/// The most statements a page may need.
fn allowed(what: &str) -> usize {
    match what {
        "/" => 13,
        "/products" => 4,
        "/cart" => 6,
        "/checkout" => 6,
        "POST /checkout, a new total" => 10,
        "the order" => 10,
        // one of them for the bell, as of the next
        "/portal/bumdes" => 22,
        "/portal/bumdes/orders" => 12,
        "/portal/bumdes/team" | "/portal/bumdes/trail" => 7,
        "/portal/notices" => 5,
        "/portal/bumdes/numbers" => 8,
        "/portal/curator/insight" => 12,
        "/portal/curator" => 9,
        "/portal/curator/products" => 8,
        "/portal/curator/collections" | "/portal/curator/front/arrangements" => 8,
        "/portal/operator" => 13,
        "/portal/operator/users" | "/portal/operator/agreements" | "/portal/operator/dead-letters" => 8,
        "/portal/operator/payments" | "/portal/operator/refunds" | "/portal/operator/books" => 8,
        "/portal/operator/payouts" => 12,
        "the money of a BUMDes" => 16,
        // the page it is about is among it
        "/portal/curator/front" => 22,
        // three of them for who asks, as of the next
        "/portal/wholesale" => 14,
        what if what.starts_with("/portal/wholesale/") => 9,
        "/portal/operator/companies" => 8,
        "/portal/operator/companies/{id}" => 11,
        what if what.starts_with("/products?") => 6,
        what if what.starts_with("/products/") => 10,
        what if what.starts_with("/villages?") || what == "/villages" => 8,
        what if what.starts_with("/villages/") => 9,
        what if what.starts_with("/bumdes/") => 9,
        what if what.starts_with("/collections/") => 7,
        what if what.starts_with("/api/v1/products/") => 6,
        what if what.starts_with("/api/v1/products") => 5,
        what if what.starts_with("/api/v1/search") => 0,
        what if what.starts_with("/api/v1/villages") => 3,
        what => panic!("{what} is not counted"),
    }
}

#[actix_web::test]
async fn no_page_asks_more_when_there_is_more_to_show() {
    let (few, many) = (counts(150, 2).await, counts(1_500, 7).await);
    let mut wrong = Vec::new();
    for (few, many) in few.iter().zip(&many) {
        println!("{:>3} {:>3} of {:>3}  {}", few.statements.len(), many.statements.len(), allowed(&few.what), few.what);
        if many.statements.len() > few.statements.len() || many.statements.len() > allowed(&many.what) {
            wrong.push(format!("{}: {}\n{}", many.what, many.statements.len(), many.statements.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The most statements that a page of papers may need; six of them for who asks.
const PAPERS: &[(&str, usize)] = &[
    ("/portal/wholesale/invoices", 11),
    ("/portal/wholesale/invoices/INV-2026-000001", 14),
    ("/portal/wholesale/invoices/INV-2026-000001/pdf", 9),
    ("/portal/wholesale/credit-notes/NK-2026-000001", 9),
    ("/portal/wholesale/account", 11),
    ("/portal/wholesale/account?from=2026-11-22&until=2026-11-22", 11),
    ("/portal/wholesale/account/pdf", 10),
    ("/portal/wholesale/handovers/BAST-2026-000001", 9),
    ("/api/v1/wholesale/invoices?standing=open", 8),
    ("/api/v1/wholesale/invoices/INV-2026-000001", 10),
];

#[actix_web::test]
async fn papers_of_a_company_take_as_many_statements_for_years_of_them_as_for_one() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let finance = &bulk.company.finance;
    let program = of_company_with(&app, finance, "Pembukuan", &[("invoices", "read")]).await;
    billed(&app, &bulk).await;
    let mut few = Vec::new();
    for (path, _) in PAPERS {
        few.push(asked(&app, finance, &program, path).await.len());
    }
    for _ in 0..3 {
        billed(&app, &bulk).await;
    }
    more_invoices(&app, &bulk.company.id, &[700; 200]).await;
    for n in 0..5 {
        pay(&bulk, 10_000 + n, &format!("TRF {n}")).await;
    }
    let mut wrong = Vec::new();
    for ((path, most), few) in PAPERS.iter().zip(few) {
        let many = asked(&app, finance, &program, path).await;
        println!("{few:>3} {:>3} of {most:>3}  {path}", many.len());
        if many.len() > few || many.len() > *most {
            wrong.push(format!("{path}: {few}, then {}\n{}", many.len(), many.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    app.stop().await;
}

/// Ten pieces are ordered, nine arrive.
async fn billed(app: &TestApp, bulk: &Bulk) {
    let order = ordered(&bulk.company.buyer, &bulk.quoted("10", &[("400", "10.000")]).await).await;
    let (part, _) = parts(app, &order).await.remove(0);
    let number = send_all(app, bulk, &part, 10).await;
    sign(app, &bulk.company.buyer, &number, 9).await;
}

async fn asked(app: &TestApp, finance: &Client, program: &Program, path: &str) -> Vec<String> {
    if !path.starts_with("/api/") {
        return get(app, finance, path).await;
    }
    statements::watch(&app.app.config.database);
    assert_eq!(program.get(path).await.status, 200, "{path}");
    statements::taken(&app.app.config.database)
}
