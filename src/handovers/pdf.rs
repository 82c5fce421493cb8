//! The delivery note that travels with a shipment, and the handover record, before and after it is signed.

use super::queries::{Detail, Line};
use crate::catalog::with_option;
use crate::i18n::Translations;
use crate::papers::figures::{quantity, time};
use crate::papers::{Column, Document, LEFT, RIGHT};

const PRODUCT: Column = Column { key: "handover-product", from: LEFT, to: LEFT + 200.0, is_figure: false };
const SENT: Column = Column { key: "handover-sent", from: LEFT + 210.0, to: LEFT + 270.0, is_figure: true };
const RECEIVED: Column = Column { key: "handover-received", from: LEFT + 280.0, to: LEFT + 340.0, is_figure: true };
const REASON: Column = Column { key: "handover-reason", from: LEFT + 356.0, to: RIGHT, is_figure: false };
const SKU: Column = Column { key: "handover-sku", from: LEFT + 290.0, to: RIGHT, is_figure: false };

pub fn delivery_note(detail: &Detail, translations: &Translations) -> anyhow::Result<Vec<u8>> {
    let mut paper = Document::new(translations, "handover-note-title", &detail.delivery_note)?;
    sides(&mut paper, detail);
    paper.facts(&facts(detail, ("handover-number", detail.handover.number.clone())));
    let row = |line: &Line| vec![name(line), quantity(translations, line.sent, &line.unit), line.sku.clone()];
    let rows: Vec<Vec<String>> = detail.lines.iter().map(row).collect();
    paper.table(&[PRODUCT, SENT, SKU], &rows);
    paper.signatures([("handover-signs-sender", &[]), ("handover-signs-receiver", &[])]);
    paper.finish()
}

pub fn record(detail: &Detail, translations: &Translations) -> anyhow::Result<Vec<u8>> {
    let mut paper = Document::new(translations, "handover-record-title", &detail.handover.number)?;
    sides(&mut paper, detail);
    paper.facts(&facts(detail, ("handover-note-number", detail.delivery_note.clone())));
    let row = |line: &Line| {
        let of = |n| quantity(translations, n, &line.unit);
        vec![name(line), of(line.sent), line.received.map(of).unwrap_or_default(), line.reason.clone()]
    };
    let rows: Vec<Vec<String>> = detail.lines.iter().map(row).collect();
    paper.table(&[PRODUCT, SENT, RECEIVED, REASON], &rows);
    let handover = &detail.handover;
    let seller = [detail.bumdes.clone()];
    let receiver: Vec<String> = match (&handover.receiver_name, &handover.receiver_position, handover.signed_at) {
        (Some(name), Some(position), Some(at)) => vec![name.clone(), position.clone(), time(at)],
        _ => vec![],
    };
    paper.note(if receiver.is_empty() { "handover-record-open" } else { "handover-record-text" });
    paper.signatures([("handover-signs-sender", &seller), ("handover-signs-receiver", &receiver)]);
    paper.finish()
}

fn sides(paper: &mut Document<'_>, detail: &Detail) {
    let from = [detail.bumdes.clone(), detail.bumdes_phone.clone()];
    let to = [detail.company.clone(), detail.recipient.clone(), detail.phone.clone()];
    paper.sides([("handover-from", &from), ("handover-to", &to)]);
}

fn facts<'a>(detail: &Detail, other: (&'a str, String)) -> Vec<(&'a str, String)> {
    let carriage = [&detail.courier, &detail.tracking_number].into_iter().flatten().cloned().collect::<Vec<_>>();
    vec![
        other,
        ("handover-order", detail.purchase_order.clone()),
        ("handover-part", detail.part.clone()),
        ("handover-shipped", time(detail.handover.opened_at)),
        ("handover-carriage", carriage.join(" · ")),
    ]
}

fn name(line: &Line) -> String {
    with_option(&line.name_id, &line.option_value)
}
