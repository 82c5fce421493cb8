//! The packing slip, A4: what belongs into the parcel, line by line with a box to tick, and a code that shows the buyer
//! their order.

use fluent_bundle::FluentValue;

use super::queries::{PaperLine, PaperOrder, Papers};
use super::{Ink, plain, strong};
use crate::catalog::with_option;
use crate::orders::link;
use crate::papers::{A4, LEFT, Qr, RIGHT, Sheet, Style, Tone};
use crate::shipping::Delivery;
use crate::web::format;

const LINE: f32 = 14.0;
const QR: f32 = 86.0;
const QR_LEFT: f32 = RIGHT - QR;
/// Where the buyer's address begins, beside the sender's.
const TO: f32 = LEFT + 176.0;
const QUANTITY: f32 = LEFT + 22.0;
const PRODUCT: f32 = LEFT + 66.0;
const SKU: f32 = RIGHT - 150.0;

pub(super) fn draw(papers: &Papers, ink: &Ink<'_>) -> anyhow::Result<Vec<u8>> {
    let mut drawing = Drawing { sheet: Sheet::new(A4)?, papers, ink };
    // the number whose page it is, and which of its pages
    let mut pages: Vec<(String, usize)> = Vec::new();
    for (at, order) in papers.orders.iter().enumerate() {
        if at > 0 {
            drawing.sheet.next_page();
        }
        let first = drawing.sheet.page();
        drawing.order(order)?;
        pages.extend((first..=drawing.sheet.page()).map(|page| (order.part.number.clone(), page - first + 1)));
    }
    let title = ink.word("fulfillment-slip");
    drawing.sheet.finish(ink.metadata(title), |page, _| match pages.get(page - 1) {
        Some((number, page)) => (number.clone(), page.to_string()),
        None => (String::new(), String::new()),
    })
}

struct Drawing<'a> {
    sheet: Sheet,
    papers: &'a Papers,
    ink: &'a Ink<'a>,
}

impl Drawing<'_> {
    fn order(&mut self, order: &PaperOrder) -> anyhow::Result<()> {
        let top = self.sheet.y;
        self.head(order)?;
        self.people(order, top);
        self.columns();
        for line in &order.lines {
            self.line(line);
        }
        self.foot(order);
        Ok(())
    }

    fn head(&mut self, order: &PaperOrder) -> anyhow::Result<()> {
        let top = self.sheet.y;
        let address = self.ink.server.base_url.clone() + &link::order_path(self.ink.server, &order.order.number);
        self.sheet.qr(QR_LEFT, top - 14.0, QR, &Qr::of(&address)?);
        let (title, scan) = (self.ink.word("fulfillment-slip"), self.ink.word("fulfillment-slip-scan"));
        self.sheet.text(LEFT, &title, strong(18.0));
        self.sheet.y += 22.0;
        self.sheet.text(LEFT, &order.part.number, strong(12.0));
        self.sheet.y += 16.0;
        let placed = format!("{:?}", order.order.paid_at.unwrap_or(order.order.created_at));
        let date = format::date(&placed, Some(&self.papers.seller.village_code), self.ink.language).unwrap_or(placed);
        self.sheet.text(LEFT, &date, plain(9.0));
        self.sheet.y = top + QR;
        for line in self.sheet.lines(&scan, plain(7.0), QR) {
            self.sheet.text(QR_LEFT, &line, plain(7.0));
            self.sheet.y += 9.0;
        }
        self.sheet.y = top + 66.0;
        Ok(())
    }

    /// Sender and buyer side by side, left of the code.
    fn people(&mut self, order: &PaperOrder, top: f32) {
        let start = self.sheet.y;
        let seller = &self.papers.seller;
        let from = [seller.name.clone(), self.papers.seller_places.join(", "), seller.phone.clone()];
        self.column(LEFT, TO - LEFT - 16.0, "fulfillment-slip-from", &from);
        let (end, buyer) = (self.sheet.y, &order.order);
        self.sheet.y = start;
        let mut to = vec![buyer.buyer_name.clone()];
        match order.part.delivery {
            Delivery::Pickup => to.push(self.ink.word("fulfillment-pickup")),
            Delivery::Courier => {
                to.push(buyer.address_line.clone());
                to.push(format!("{} {}", order.places.join(", "), buyer.postal_code));
            }
        }
        to.push(buyer.buyer_phone.clone());
        self.column(TO, QR_LEFT - TO - 18.0, "fulfillment-slip-to", &to);
        self.sheet.y = self.sheet.y.max(end).max(top + QR + 18.0) + 14.0;
    }

    fn column(&mut self, x: f32, width: f32, key: &str, texts: &[String]) {
        let heading = self.ink.word(key);
        self.sheet.text(x, &heading, plain(8.0));
        self.sheet.y += LINE;
        for (at, text) in texts.iter().enumerate() {
            self.wrapped(x, width, text, if at == 0 { strong(10.0) } else { plain(10.0) });
        }
    }

    fn wrapped(&mut self, x: f32, width: f32, text: &str, style: Style) {
        for line in self.sheet.lines(text, style, width) {
            self.sheet.text(x, &line, style);
            self.sheet.y += style.size + 3.0;
        }
    }

    fn columns(&mut self) {
        for (x, key) in [(QUANTITY, "fulfillment-quantity"), (PRODUCT, "fulfillment-product")] {
            let word = self.ink.word(key);
            self.sheet.text(x, &word, strong(8.0));
        }
        self.sheet.text(SKU, "SKU", strong(8.0));
        self.sheet.rule(5.0, Tone::Black);
        self.sheet.y += 22.0;
    }

    fn line(&mut self, paper: &PaperLine) {
        let line = &paper.line;
        let name = with_option(self.ink.language.pick(&line.name_id, &line.name_en), &line.option_value);
        let width = SKU - PRODUCT - 12.0;
        let (names, makers) =
            (self.sheet.lines(&name, strong(10.0), width), self.sheet.lines(&paper.maker, plain(8.5), width));
        let skus = self.sheet.lines(&line.sku, plain(9.0), RIGHT - SKU);
        let height = (names.len() + makers.len()).max(skus.len()) as f32 * LINE;
        if !self.sheet.has_room(height) {
            self.sheet.next_page();
            self.columns();
        }
        let top = self.sheet.y;
        self.sheet.tick_box(LEFT, 11.0);
        self.sheet.text(QUANTITY, &format::number(paper.quantity, self.ink.language), strong(10.0));
        for (x, texts, style) in [(SKU, &skus, plain(9.0)), (PRODUCT, &names, strong(10.0))] {
            self.sheet.y = top;
            for text in texts {
                self.sheet.text(x, text, style);
                self.sheet.y += LINE - 1.0;
            }
        }
        for text in &makers {
            self.sheet.text(PRODUCT, text, plain(8.5));
            self.sheet.y += LINE - 2.0;
        }
        self.sheet.y = top + height + 6.0;
    }

    fn foot(&mut self, order: &PaperOrder) {
        let pieces: i64 = order.lines.iter().map(|line| line.quantity).sum();
        let pieces = self.ink.words("fulfillment-pieces", &[("n", FluentValue::from(pieces))]);
        let weight = format::weight(order.part.weight_g, self.ink.language);
        let weight = self.ink.words("fulfillment-slip-weight", &[("weight", FluentValue::from(weight))]);
        let note = format!("{}: {}", self.ink.word("fulfillment-note"), order.order.note);
        let notes = self.sheet.lines(&note, plain(10.0), RIGHT - LEFT);
        if !self.sheet.has_room(LINE) {
            self.sheet.next_page();
        }
        self.sheet.y += 6.0;
        self.sheet.text(LEFT, &format!("{pieces} · {weight}"), plain(9.0));
        self.sheet.y += 22.0;
        if order.order.note.is_empty() {
            return;
        }
        for line in notes {
            if !self.sheet.has_room(0.0) {
                self.sheet.next_page();
            }
            self.sheet.text(LEFT, &line, plain(10.0));
            self.sheet.y += LINE;
        }
    }
}
