//! Programs of finance people read what is billed, credited and paid; those of everybody what was handed over.

use etalase::companies::CompanyRole;
use serde_json::{Value, json};

use crate::handovers::{line, send_all, sign};
use crate::invoices::adding_up::{take_back, taxed};
use crate::invoices::standing::more_invoices;
use crate::purchase_orders::{Bulk, DAY, bulk, ordered, parts, pay};
use crate::support::TestApp;
use crate::support::factories::companies;
use crate::support::factories::tokens::{Program, of_company, of_company_with};

const INVOICES: &str = "/api/v1/wholesale/invoices";
const CREDITS: &str = "/api/v1/wholesale/credit-notes";

async fn reading(app: &TestApp, bulk: &Bulk) -> Program {
    of_company_with(app, &bulk.company.finance, "Pembukuan", &[("invoices", "read")]).await
}

/// Of 300 ordered pieces 280 arrive. The numbers of the purchase order, its part and the handover.
async fn billed(app: &TestApp, bulk: &Bulk) -> (String, String, String) {
    let order = ordered(&bulk.company.buyer, &bulk.quoted("300", &[("1", "19.000"), ("400", "10.000")]).await).await;
    let (part, _) = parts(app, &order).await.remove(0);
    let handover = send_all(app, bulk, &part, 300).await;
    sign(app, &bulk.company.buyer, &handover, 280).await;
    (order, part, handover)
}

fn minor(value: &Value, of: &str) -> i64 {
    value[of]["amount"].as_i64().unwrap_or_else(|| panic!("{of}: {value}"))
}

#[actix_web::test]
async fn an_invoice_is_read_with_its_tax_its_credits_and_what_is_left_to_pay() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    taxed(&app, &bulk).await;
    let program = reading(&app, &bulk).await;
    assert_eq!(program.get(INVOICES).await.json, json!({ "items": [], "next": null, "open": idr(0) }));
    let (order, part, handover) = billed(&app, &bulk).await;
    let one = format!("{INVOICES}/INV-2026-000001");
    let invoice = program.get(&one).await.json;
    assert_eq!(
        (&invoice["order"], &invoice["part"], &invoice["handover"]),
        (&json!(order), &json!(part), &json!(handover))
    );
    assert_eq!((&invoice["standing"], &invoice["due_on"]), (&json!("open"), &json!("2026-12-22")));
    assert_eq!(invoice["seller_party"]["npwp"], "0123456789012345");
    assert_eq!(invoice["buyer_party"]["name"], bulk.company.name.as_str());
    let goods = &invoice["lines"][0];
    assert_eq!((goods["quantity"].as_i64(), minor(goods, "amount")), (Some(280), 2_800_000));
    assert_eq!(minor(&invoice, "total"), minor(&invoice, "items") + minor(&invoice, "shipping"));
    assert!(minor(&invoice, "tax") > 0 && minor(&invoice, "tax_base") > minor(&invoice, "tax"), "{invoice}");
    assert_eq!((minor(goods, "tax"), minor(&invoice, "open")), (minor(&invoice, "tax"), minor(&invoice, "total")));

    // what was short had not been billed; what is taken off now had
    assert_eq!(invoice["credit_notes"], json!([]));
    let short = program.get(&format!("{CREDITS}/NK-2026-000001")).await.json;
    assert_eq!((minor(&short, "total"), minor(&short, "billed")), (200_000, 0));
    take_back(&app, &line(&app, &part).await, 5).await;
    pay(&bulk, 1_000_000, "TRF 1").await;
    let now = program.get(&one).await.json;
    assert_eq!(
        (&now["credit_notes"][0]["number"], minor(&now["credit_notes"][0], "amount")),
        (&json!("NK-2026-000002"), 50_000)
    );
    assert_eq!(
        (&now["standing"], minor(&now, "credited"), minor(&now, "paid")),
        (&json!("part_paid"), 50_000, 1_000_000)
    );
    assert_eq!(minor(&now, "open"), minor(&now, "total") - 1_050_000);
    let note = program.get(&format!("{CREDITS}/NK-2026-000002")).await.json;
    assert_eq!((minor(&note, "billed"), &note["lines"][0]["quantity"]), (50_000, &json!(5)));
    for paper in [format!("{one}/pdf"), format!("{CREDITS}/NK-2026-000002/pdf")] {
        let reply = program.get(&paper).await;
        assert!(reply.content_type == "application/pdf" && reply.text.starts_with("%PDF"), "{paper}");
    }
    assert_eq!(program.get(&format!("{INVOICES}/INV-2026-000009")).await.kind(), "404 not-found");
    app.stop().await;
}

fn idr(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "IDR" })
}

async fn numbers(program: &Program, query: &str) -> Vec<String> {
    let list = program.get(&format!("{INVOICES}?{query}")).await;
    let items = list.json["items"].as_array().unwrap_or_else(|| panic!("{query}: {}", list.text));
    items.iter().map(|item| item["number"].as_str().unwrap().trim_start_matches("INV-2026-0000").to_owned()).collect()
}

#[actix_web::test]
async fn invoices_are_listed_by_order_day_and_standing() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let program = reading(&app, &bulk).await;
    let (order, ..) = billed(&app, &bulk).await;
    app.advance(DAY * 2);
    billed(&app, &bulk).await;
    let total = minor(&program.get(INVOICES).await.json["items"][1], "total");
    assert_eq!(numbers(&program, "").await, ["02", "01"]);
    assert_eq!(numbers(&program, &format!("order={order}")).await, ["01"]);
    assert_eq!(numbers(&program, "since=2026-11-23").await, ["02"]);
    for (standing, expected) in [("open", &["02", "01"][..]), ("paid", &[]), ("overdue", &[])] {
        assert_eq!(numbers(&program, &format!("standing={standing}")).await, expected, "{standing}");
    }
    pay(&bulk, total + 1, "TRF 1").await;
    app.advance(DAY * 31);
    for (standing, expected) in [("open", &["02"][..]), ("paid", &["01"]), ("overdue", &["02"])] {
        assert_eq!(numbers(&program, &format!("standing={standing}")).await, expected, "{standing}");
    }
    assert_eq!(numbers(&program, &format!("standing=open&order={order}")).await, [""; 0]);
    for wrong in ["standing=settled", "since=kemarin", "cursor=x"] {
        assert_eq!(program.get(&format!("{INVOICES}?{wrong}")).await.status, 400, "{wrong}");
    }
    assert_eq!(program.get(&format!("{INVOICES}?order=PO-1")).await.kind(), "404 not-found");

    more_invoices(&app, &bulk.company.id, &[1_000; 60]).await;
    let (mut path, mut seen) = (format!("{INVOICES}?standing=open&since=2026-11-01"), Vec::new());
    loop {
        let page = program.get(&path).await.json;
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["number"].to_string()));
        match page["next"].as_str() {
            Some(next) => path = next.to_owned(),
            None => break,
        }
    }
    let mut sorted = seen.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    sorted.dedup();
    assert!(seen.len() == 61 && seen == sorted, "{seen:?}");
    app.stop().await;
}

#[actix_web::test]
async fn invoices_take_the_right_and_the_role() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    billed(&app, &bulk).await;
    let buying = of_company(&app, &bulk.company.buyer, "Pembelian", "order").await;
    assert_eq!(buying.get(INVOICES).await.kind(), "403 token-scope");
    let token_page = crate::support::factories::tokens::COMPANY_PAGE;
    assert!(!bulk.company.buyer.get(token_page).await.body.contains("name=\"invoices\""), "it is no buyer's");
    let reader = reading(&app, &bulk).await;
    let members = "/portal/wholesale/members";
    let roles = format!("{members}/{}/roles", bulk.company.finance_id);
    bulk.company.admin.submit(members, &roles, &[("role_buyer", "1")]).await;
    assert_eq!(reader.get(INVOICES).await.kind(), "403 token-role");
    let other = companies::approved(&app).await;
    let stranger = of_company_with(&app, &other.finance, "Pembukuan", &[("invoices", "read")]).await;
    for path in ["invoices/INV-2026-000001", "invoices/INV-2026-000001/pdf", "credit-notes/NK-2026-000001"] {
        assert_eq!(stranger.get(&format!("/api/v1/wholesale/{path}")).await.kind(), "404 not-found", "{path}");
    }
    assert_eq!(stranger.get(INVOICES).await.json["items"], json!([]));
    app.stop().await;
}

#[actix_web::test]
async fn what_was_sent_and_what_arrived_is_read_with_its_papers() {
    let app = TestApp::start().await;
    let bulk = bulk(&app).await;
    let (order, part, handover) = billed(&app, &bulk).await;
    let (client, _) = companies::member(&app, &bulk.company.id, "gudang@hotel.example", &[CompanyRole::Approver]).await;
    let program = of_company(&app, &client, "Gudang", "read").await;
    let list = program.get(&format!("/api/v1/wholesale/orders/{order}/handovers")).await.json;
    let row = &list["items"][0];
    assert_eq!((&row["number"], &row["part"], &row["sent"]), (&json!(handover), &json!(part), &json!(300)));
    let one = format!("/api/v1/wholesale/handovers/{handover}");
    let shown = program.get(&one).await.json;
    let goods = &shown["lines"][0];
    assert_eq!(
        (&goods["sent"], &goods["received"], &goods["credited"], &goods["reason"]),
        (&json!(300), &json!(280), &json!(20), &json!("Basah di jalan"))
    );
    assert_eq!((&shown["order"], &shown["receiver"]), (&json!(order), &json!("Bagian Gudang")));
    for paper in ["delivery-note.pdf", "record.pdf"] {
        let reply = program.get(&format!("{one}/{paper}")).await;
        assert!(reply.content_type == "application/pdf" && reply.text.starts_with("%PDF"), "{paper}");
    }
    assert_eq!(program.get("/api/v1/wholesale/handovers/BAST-2026-000009").await.kind(), "404 not-found");
    assert_eq!(program.get("/api/v1/wholesale/orders/PO-1/handovers").await.kind(), "404 not-found");
    app.stop().await;
}
