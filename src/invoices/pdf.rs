//! Invoices and credit notes on paper.

use super::queries::{CreditNoteDetail, CreditNoteLine, InvoiceDetail};
use crate::catalog::with_option;
use crate::config::BankAccount;
use crate::i18n::{Language, Translations};
use crate::papers::figures::{day, money, quantity};
use crate::papers::{Column, Document, LEFT, RIGHT};

const PRODUCT: Column = Column { key: "invoice-product", from: LEFT, to: LEFT + 210.0, is_figure: false };
const QUANTITY: Column = Column { key: "invoice-quantity", from: LEFT + 220.0, to: LEFT + 275.0, is_figure: true };
const PRICE: Column = Column { key: "invoice-price", from: LEFT + 285.0, to: LEFT + 380.0, is_figure: true };
const AMOUNT: Column = Column { key: "invoice-amount", from: LEFT + 390.0, to: RIGHT, is_figure: true };
const SELLER: Column = Column { key: "invoice-seller", from: LEFT + 290.0, to: LEFT + 400.0, is_figure: false };
const CREDITED: Column = Column { key: "invoice-amount", from: LEFT + 405.0, to: RIGHT, is_figure: true };

/// `pay_to`: none where the house has told no account.
pub fn invoice(
    detail: &InvoiceDetail,
    pay_to: Option<&BankAccount>,
    translations: &Translations,
) -> anyhow::Result<Vec<u8>> {
    let invoice = &detail.invoice;
    let mut paper = Document::new(translations, "invoice-title", &invoice.number)?;
    let seller = [invoice.seller_name.clone(), npwp(invoice.seller_npwp.as_deref())];
    let buyer = [invoice.buyer_name.clone(), npwp(Some(&invoice.buyer_npwp)), invoice.buyer_address.clone()];
    paper.sides([("invoice-seller", &seller), ("invoice-buyer", &buyer)]);
    paper.facts(&[
        ("invoice-issued", day(invoice.issued_on)),
        ("invoice-due", day(invoice.due_on)),
        ("invoice-order", format!("{} · {}", detail.order, detail.part)),
        ("invoice-handover", detail.handover.clone().unwrap_or_default()),
        ("invoice-pay-to", pay_to.map(BankAccount::on_paper).unwrap_or_default()),
    ]);
    let rows: Vec<Vec<String>> = detail
        .lines
        .iter()
        .map(|line| {
            let name = with_option(&line.name_id, &line.option_value);
            let quantity = quantity(translations, line.quantity, &line.unit);
            vec![name, quantity, money(line.unit_price_minor), money(line.amount_minor)]
        })
        .collect();
    paper.table(&[PRODUCT, QUANTITY, PRICE, AMOUNT], &rows);
    let mut sums =
        vec![("invoice-items", money(invoice.items_minor)), ("invoice-shipping", money(invoice.shipping_minor))];
    if invoice.ppn_minor > 0 {
        sums.push(("invoice-dpp", money(invoice.dpp_minor)));
        sums.push(("invoice-ppn", money(invoice.ppn_minor)));
    }
    sums.push(("invoice-total", money(invoice.total_minor)));
    paper.sums(&sums);
    paper.note(if invoice.ppn_minor > 0 { "invoice-note-ppn" } else { "invoice-note" });
    paper.finish()
}

pub fn credit_note(detail: &CreditNoteDetail, translations: &Translations) -> anyhow::Result<Vec<u8>> {
    let note = &detail.note;
    let mut paper = Document::new(translations, "invoice-credit-title", &note.number)?;
    let mut sellers: Vec<String> = detail.lines.iter().map(|line| line.seller.clone()).collect();
    sellers.dedup();
    let buyer = [note.buyer_name.clone(), npwp(Some(&note.buyer_npwp)), note.buyer_address.clone()];
    paper.sides([("invoice-seller", &sellers), ("invoice-buyer", &buyer)]);
    paper.facts(&[
        ("invoice-issued", day(note.issued_on)),
        ("invoice-order", detail.order.clone()),
        ("invoice-reason", note.reason.clone()),
    ]);
    let rows: Vec<Vec<String>> = detail.lines.iter().map(|line| row(line, translations)).collect();
    paper.table(&[PRODUCT, QUANTITY, SELLER, CREDITED], &rows);
    let mut sums = vec![];
    if note.ppn_minor > 0 {
        sums.push(("invoice-ppn", money(note.ppn_minor)));
    }
    sums.push(("invoice-credit-billed", money(note.invoiced_minor)));
    sums.push(("invoice-credit-total", money(note.total_minor)));
    paper.sums(&sums);
    paper.note("invoice-credit-note");
    paper.finish()
}

fn row(line: &CreditNoteLine, translations: &Translations) -> Vec<String> {
    let (what, quantity) = match (&line.name_id, &line.option_value, &line.unit) {
        (Some(name), Some(option), Some(unit)) => {
            (with_option(name, option), quantity(translations, line.quantity, unit))
        }
        _ => (translations.text(Language::Id, "invoice-shipping", &[]), String::new()),
    };
    vec![what, quantity, line.seller.clone(), money(line.amount_minor)]
}

fn npwp(number: Option<&str>) -> String {
    number.filter(|number| !number.is_empty()).map_or_else(String::new, |number| format!("NPWP {number}"))
}
