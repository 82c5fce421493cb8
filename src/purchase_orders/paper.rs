//! The purchase order on paper: what is ordered of whom, when it comes, what it costs and who agreed.

use super::queries::{Detail, ShareRow, Word};
use crate::catalog::with_option;
use crate::companies::Party;
use crate::db::{DbConn, Timestamp};
use crate::i18n::{Language, Translations};
use crate::papers::figures::{day, money, quantity, time};
use crate::papers::{Column, Document, LEFT, RIGHT};
use crate::web::CompanyScope;

const PRODUCT: Column = Column { key: "invoice-product", from: LEFT, to: LEFT + 160.0, is_figure: false };
const SELLER: Column = Column { key: "invoice-seller", from: LEFT + 170.0, to: LEFT + 275.0, is_figure: false };
const QUANTITY: Column = Column { key: "invoice-quantity", from: LEFT + 280.0, to: LEFT + 340.0, is_figure: true };
const PRICE: Column = Column { key: "invoice-price", from: LEFT + 345.0, to: LEFT + 415.0, is_figure: true };
const AMOUNT: Column = Column { key: "invoice-amount", from: LEFT + 420.0, to: RIGHT, is_figure: true };

const DAY: Column = Column { key: "purchase-paper-day", from: LEFT, to: LEFT + 100.0, is_figure: false };
const FROM: Column = Column { key: "invoice-seller", from: LEFT + 110.0, to: LEFT + 330.0, is_figure: false };
const COMES: Column = Column { key: "invoice-quantity", from: LEFT + 340.0, to: RIGHT, is_figure: true };

const WHO: Column = Column { key: "purchase-paper-who", from: LEFT, to: LEFT + 140.0, is_figure: false };
const WORD: Column = Column { key: "purchase-paper-word", from: LEFT + 150.0, to: LEFT + 225.0, is_figure: false };
const WHEN: Column = Column { key: "purchase-paper-when", from: LEFT + 230.0, to: LEFT + 372.0, is_figure: false };
const NOTE: Column = Column { key: "purchase-paper-note", from: LEFT + 380.0, to: RIGHT, is_figure: false };

/// None where the scope has no such order.
pub fn paper(
    conn: &mut DbConn,
    now: Timestamp,
    translations: &Translations,
    scope: &CompanyScope,
    number: &str,
) -> anyhow::Result<Option<Vec<u8>>> {
    let Some(detail) = super::queries::detail(conn, now, scope, number)? else { return Ok(None) };
    let buyer = Party::of(conn, scope.company_id())?;
    draw(&detail, &buyer, translations).map(Some)
}

fn draw(detail: &Detail, buyer: &Party, translations: &Translations) -> anyhow::Result<Vec<u8>> {
    let order = &detail.order;
    let mut paper = Document::new(translations, "purchase-paper-title", &order.number)?;
    let to = [&detail.outlet, &detail.recipient, &detail.outlet_address, &detail.phone].map(String::clone);
    paper.sides([("invoice-buyer", &buyer.lines()), ("purchase-to", &to)]);
    paper.facts(&facts(detail, translations));
    let rows: Vec<Vec<String>> = detail.shares.iter().map(|row| share(row, translations)).collect();
    paper.table(&[PRODUCT, SELLER, QUANTITY, PRICE, AMOUNT], &rows);
    paper.sums(&sums(detail));
    let comes: Vec<Vec<String>> = schedule(detail, translations);
    if !comes.is_empty() {
        paper.table(&[DAY, FROM, COMES], &comes);
    }
    let words: Vec<Vec<String>> = detail.words.iter().map(|said| word(said, translations)).collect();
    if words.is_empty() {
        paper.note(if order.approvals_needed == 0 { "purchase-paper-nobody" } else { "purchase-paper-not-yet" });
    } else {
        paper.table(&[WHO, WORD, WHEN, NOTE], &words);
    }
    paper.finish()
}

fn facts(detail: &Detail, translations: &Translations) -> Vec<(&'static str, String)> {
    let order = &detail.order;
    let word = |key: &str| translations.text(Language::Id, key, &[]);
    vec![
        ("purchase-paper-status", word(&format!("purchase-status-{}", order.status))),
        ("purchase-drawn-up", format!("{}, {}", detail.drawn_up_by, time(order.created_at))),
        ("purchase-due", order.due_on.map(day).unwrap_or_default()),
        ("purchase-terms", word(&format!("company-payment-{}", order.payment))),
        ("purchase-basket-reference", order.reference.clone()),
        ("purchase-request", detail.rfq_number.clone().unwrap_or_default()),
        ("purchase-paper-note", order.note.clone()),
    ]
}

fn share(row: &ShareRow, translations: &Translations) -> Vec<String> {
    let mut product = format!("{} · {}", with_option(&row.product_id, &row.option_value), row.sku);
    if row.came_to_nothing() {
        product = format!("{product} ({})", translations.text(Language::Id, "purchase-paper-ended", &[]));
    }
    vec![
        product,
        row.bumdes.clone(),
        quantity(translations, row.share.quantity, &row.share.unit),
        money(row.share.unit_price_minor),
        money(row.items_minor),
    ]
}

fn sums(detail: &Detail) -> Vec<(&'static str, String)> {
    let order = &detail.order;
    let mut sums = vec![
        ("purchase-items", money(order.items_total_minor)),
        ("purchase-shipping", money(order.shipping_total_minor)),
    ];
    if detail.credited_minor > 0 {
        sums.push(("purchase-credited", format!("−{}", money(detail.credited_minor))));
    }
    if detail.reordered_minor > 0 {
        sums.push(("purchase-reordered", money(detail.reordered_minor)));
    }
    sums.push(("purchase-total", money(detail.total_now_minor())));
    sums
}

/// By day, then by BUMDes.
fn schedule(detail: &Detail, translations: &Translations) -> Vec<Vec<String>> {
    let live = detail.shares.iter().filter(|row| !row.came_to_nothing());
    let mut comes: Vec<_> = live.flat_map(|row| row.deliveries.iter().map(move |(on, n)| (*on, row, *n))).collect();
    comes.sort_by(|(a, row_a, _), (b, row_b, _)| (a, &row_a.bumdes).cmp(&(b, &row_b.bumdes)));
    let line = |(on, row, n): (_, &ShareRow, i64)| {
        vec![day(on), row.bumdes.clone(), quantity(translations, n, &row.share.unit)]
    };
    comes.into_iter().map(line).collect()
}

fn word(said: &Word, translations: &Translations) -> Vec<String> {
    let key = if said.agrees { "purchase-word-yes" } else { "purchase-word-no" };
    vec![said.name.clone(), translations.text(Language::Id, key, &[]), time(said.made_at), said.note.clone()]
}
