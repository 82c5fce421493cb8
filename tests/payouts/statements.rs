//! "Why did this BUMDes get this sum?" is answered on one page, on paper, and for each maker.

use std::io::Write;
use std::process::{Command, Stdio};

use etalase::db::DbError;
use etalase::i18n::Language;
use etalase::money::Money;
use etalase::payouts::pdf;
use etalase::payouts::statement::{Statement, StatementOrder, statement};
use reqwest::Method;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::payable::{self, Shop};
use crate::support::factories::people;

/// Two orders by an agreement, paid out in one payout; its number and sum.
async fn paid_out(app: &TestApp, shop: &Shop) -> (String, i64, [String; 2]) {
    payable::agree(app, shop).await;
    let (first, second) = (payable::due(app, shop, 2).await, payable::due(app, shop, 3).await);
    payable::run(app, shop).await;
    let payout = payable::payouts(app).await.remove(0);
    payable::paid(app, shop, &payout.number).await.unwrap();
    assert_eq!(payout.amount_minor, first.total_minor + second.total_minor);
    (payout.number, payout.amount_minor, [first.part_number, second.part_number])
}

fn rupiah(minor: i64) -> String {
    Money::idr(minor).display(Language::Id)
}

#[actix_web::test]
async fn one_page_answers_why_a_bumdes_got_this_sum() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let (number, amount, parts) = paid_out(&app, &shop).await;
    let operators = shop.operator.get(&format!("/portal/operator/payouts/{number}")).await.body;
    let own = shop.darmaji.get(&format!("/portal/bumdes/money/payouts/{number}")).await.body;
    // half of 3 × Rp45.000 to the maker, a twentieth to the village
    let (maker, village) = (rupiah(67_500), rupiah(6_750));
    let words = ["Saldo awal", "Dicairkan", "Pengrajin", "Kas desa", "Ongkir", shop.catalog.tissue_box.name_id];
    for page in [&operators, &own] {
        for text in words.iter().copied().chain([maker.as_str(), village.as_str(), &rupiah(amount)]) {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert!(parts.iter().all(|part| page.contains(part.as_str())), "{page}");
    }
    let name = &shop.catalog.darmaji.name;
    assert!(operators.contains(&format!("{name} menerima {}", rupiah(amount))), "{operators}");
    assert!(operators.contains("TRX-77"));
    let english = shop.operator.get(&format!("/portal/operator/payouts/{number}?lang=en")).await.body;
    assert!(english.contains("Opening balance") && english.contains("Village fund"), "{english}");
    app.stop().await;
}

#[actix_web::test]
async fn another_bumdes_finds_no_trace_of_a_payout() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let (number, ..) = paid_out(&app, &shop).await;
    let stranger = people::bumdes_operator(&app, &shop.catalog.trusmi.id).await;
    let maker = maker_page(&shop).await;
    for path in [
        format!("/portal/bumdes/money/payouts/{number}"),
        format!("/portal/bumdes/money/payouts/{number}/statement.pdf"),
        maker,
    ] {
        assert_eq!(shop.darmaji.get(&path).await.status, 200, "{path}");
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    assert!(!stranger.get("/portal/bumdes/money").await.body.contains(&number));
    app.stop().await;
}

async fn maker_page(shop: &Shop) -> String {
    let money = shop.darmaji.get("/portal/bumdes/money").await.body;
    let id = money.split("/portal/bumdes/money/makers/").nth(1).unwrap_or_else(|| panic!("no maker: {money}"));
    format!("/portal/bumdes/money/makers/{}", id.split('"').next().unwrap())
}

#[actix_web::test]
async fn a_maker_reads_its_own_share_month_by_month() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    paid_out(&app, &shop).await;
    let page = maker_page(&shop).await;
    let month = shop.darmaji.get(&format!("{page}?month=2026-11")).await.body;
    // sold for 45.000 and 67.500, paid out together on the 28th: nothing is left
    for text in [rupiah(45_000), rupiah(67_500), rupiah(-112_500), "1 November 2026 sampai 30 November 2026".into()] {
        assert!(month.contains(&text), "{text}: {month}");
    }
    assert!(closing(&month).contains(&rupiah(0)), "{month}");
    app.advance(std::time::Duration::from_secs(10 * 24 * 3600));
    payable::sold(&app, &shop, 1).await;
    let next = shop.darmaji.get(&page).await.body;
    assert!(next.contains("1 Desember 2026") && closing(&next).contains(&rupiah(22_500)), "{next}");
    app.stop().await;
}

fn closing(page: &str) -> &str {
    page.split("<tfoot>").nth(1).unwrap().split("</tfoot>").next().unwrap()
}

/// What a reader of PDF finds in the file.
fn text_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext (Debian: poppler-utils)");
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let output = reader.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

async fn download(client: &Client, path: &str) -> Vec<u8> {
    let (answer, body) = client.send_for_bytes(client.request(Method::GET, path)).await;
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.headers["content-type"], "application/pdf");
    body
}

/// `Rp45.000` or `-Rp45.000` at the end of a line.
fn amount_of(line: &str) -> Option<i64> {
    let last = line.split_whitespace().last()?;
    let digits = last.trim_start_matches('-').strip_prefix("Rp")?.replace('.', "");
    let amount: i64 = digits.parse().ok()?;
    Some(if last.starts_with('-') { -amount } else { amount })
}

#[actix_web::test]
async fn the_entries_on_paper_add_up_to_what_was_paid() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let (number, amount, parts) = paid_out(&app, &shop).await;
    for (client, portal) in [(&shop.operator, "operator/payouts"), (&shop.darmaji, "bumdes/money/payouts")] {
        let pdf = download(client, &format!("/portal/{portal}/{number}/statement.pdf")).await;
        let text = text_of(&pdf);
        let tiers = ["Pengrajin", "BUMDes", "Kas desa", "Ongkir"];
        let is_entry = |line: &&str| line.contains("November 2026") && tiers.iter().any(|tier| line.contains(tier));
        let entries: Vec<i64> = text.lines().filter(is_entry).filter_map(amount_of).collect();
        assert_eq!(entries.len(), 8, "{text}");
        assert_eq!(entries.iter().sum::<i64>(), amount, "{text}");
        let sum_of = |label: &str| text.lines().find(|line| line.trim().starts_with(label)).and_then(amount_of);
        assert_eq!((sum_of("Saldo awal"), sum_of("Dicairkan")), (Some(0), Some(amount)), "{text}");
        assert!(text.contains(&number) && parts.iter().all(|part| text.contains(part.as_str())), "{text}");
        assert!(text.contains("•••• 4455") && !text.contains("00122334455"), "{text}");
    }
    app.stop().await;
}

/// The payout's statement as if it were for so many orders.
fn as_long(statement: &mut Statement, orders: usize) {
    let first = statement.orders.remove(0);
    statement.orders = (0..orders)
        .map(|at| StatementOrder {
            part_number: Some(format!("ET-261122-{at:06}-1")),
            total_minor: first.total_minor,
            lines: first.lines.clone(),
        })
        .collect();
    let sum = first.total_minor * orders as i64;
    (statement.payout.entries_minor, statement.payout.amount_minor) = (sum, sum);
}

#[actix_web::test]
async fn a_long_statement_goes_on_over_the_pages_and_still_adds_up() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let (number, ..) = paid_out(&app, &shop).await;
    let node = app.app.clone();
    let find = move |conn: &mut _| Ok(statement(conn, &node.config.server, &number, None)?);
    let found = app.app.read::<_, DbError>(find).await.unwrap();
    let mut long = found.unwrap();
    as_long(&mut long, 40);
    let pdf = pdf::draw(&long, &app.app.translations, Language::Id).unwrap();
    let text = text_of(&pdf);
    let tiers = ["Pengrajin", "BUMDes", "Kas desa", "Ongkir"];
    let is_entry = |line: &&str| line.contains("November 2026") && tiers.iter().any(|tier| line.contains(tier));
    let entries: Vec<i64> = text.lines().filter(is_entry).filter_map(amount_of).collect();
    assert_eq!(entries.len(), 160, "{text}");
    assert_eq!(entries.iter().sum::<i64>(), long.payout.amount_minor);
    for line in ["Halaman 1 dari 6", "Halaman 6 dari 6"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn the_bank_file_holds_what_is_still_to_be_sent() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let sale = payable::due(&app, &shop, 2).await;
    payable::run(&app, &shop).await;
    let payout = payable::payouts(&app).await.remove(0);
    let list = shop.operator.get("/portal/operator/payouts").await.body;
    let path = format!("/portal/operator/payout-runs/{}/bank-file.csv", payout.run_id);
    assert!(list.contains(&path), "{list}");
    let row = format!("{},Bank NTB Syariah,00122334455,BUMDes Darmaji,{}\n", payout.number, sale.total_minor);
    let file = shop.operator.get(&path).await;
    assert_eq!(file.body, format!("number,bank,account_number,account_holder,amount_idr\n{row}"));
    assert!(file.headers["content-disposition"].to_str().unwrap().contains(".csv"));
    payable::paid(&app, &shop, &payout.number).await.unwrap();
    assert_eq!(shop.operator.get(&path).await.status, 404, "nothing is sent twice");
    app.stop().await;
}

#[actix_web::test]
async fn the_operator_makes_a_payout_and_marks_it_with_the_buttons() {
    let app = TestApp::start().await;
    let shop = payable::shop(&app).await;
    let list = "/portal/operator/payouts";
    let held = shop.operator.submit(list, "/portal/operator/payouts/hold", &[("days", "0")]).await;
    assert_eq!(held.status, 303);
    let sale = payable::sold(&app, &shop, 1).await;
    payable::deliver(&shop, &sale).await;
    let waiting = shop.operator.get(list).await.body;
    assert!(waiting.contains(&format!("Buat pencairan {}", rupiah(sale.total_minor))), "{waiting}");
    shop.operator.submit(list, list, &[]).await;
    let number = payable::payouts(&app).await[0].number.clone();
    let page = format!("{list}/{number}");
    assert!(shop.operator.get(list).await.body.contains(&page));
    shop.operator.submit(&page, &format!("{page}/payment"), &[("reference", "TRX 1")]).await;
    let paid = shop.operator.get(&page).await.body;
    assert!(paid.contains("Sudah dibayar") && paid.contains("TRX 1") && paid.contains("dibukukan"), "{paid}");
    shop.operator.submit(&page, &format!("{page}/payment"), &[]).await;
    assert!(shop.operator.get(&page).await.body.contains("sudah berganti"));
    shop.operator.submit(&page, &format!("{page}/failure"), &[("reason", "-")]).await;
    assert!(shop.operator.get(&page).await.body.contains("Tulis alasannya"));
    shop.operator.submit(&page, &format!("{page}/failure"), &[("reason", "dikembalikan bank")]).await;
    let failed = shop.operator.get(&page).await.body;
    assert!(failed.contains("dikembalikan bank") && failed.contains("tidak sampai"), "{failed}");
    app.stop().await;
}
