//! The label of a parcel, A6: who sends it to whom, how heavy it is, what a courier takes for it, and a code that opens the
//! order in the portal.

use fluent_bundle::FluentValue;

use super::queries::{PaperOrder, Papers};
use super::{Ink, plain, strong};
use crate::money::Money;
use crate::papers::{A6, Qr, Sheet, Style, Tone};
use crate::shipping::Delivery;
use crate::web::format;

const QR: f32 = 74.0;
const WIDTH: f32 = A6.right - A6.left;
/// Beside the code.
const BESIDE: f32 = WIDTH - QR - 14.0;
/// Where the cash, or nothing, stands.
const CASH: f32 = A6.bottom - 52.0;
/// The sizes of an address, the largest that fits first.
const SIZES: &[f32] = &[12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0];

pub(super) fn draw(papers: &Papers, ink: &Ink<'_>) -> anyhow::Result<Vec<u8>> {
    let mut drawing = Drawing { sheet: Sheet::new(A6)?, papers, ink };
    for (at, order) in papers.orders.iter().enumerate() {
        if at > 0 {
            drawing.sheet.next_page();
        }
        drawing.label(order)?;
    }
    let title = ink.word("fulfillment-label");
    drawing.sheet.finish(ink.metadata(title), |_, _| (String::new(), String::new()))
}

struct Drawing<'a> {
    sheet: Sheet,
    papers: &'a Papers,
    ink: &'a Ink<'a>,
}

impl Drawing<'_> {
    fn label(&mut self, order: &PaperOrder) -> anyhow::Result<()> {
        let top = self.sheet.y;
        let address = format!("{}/portal/bumdes/orders/{}", self.ink.server.base_url, order.part.number);
        self.sheet.qr(A6.right - QR, top - 8.0, QR, &Qr::of(&address)?);
        self.sheet.text(A6.left, &order.part.number, strong(13.0));
        self.sheet.y += 5.0;
        self.parcel(order);
        self.sheet.y += 4.0;
        self.sender(top + QR - 4.0);
        self.sheet.y = top + QR + 2.0;
        self.sheet.rule(0.0, Tone::Black);
        self.sheet.y += 18.0;
        self.recipient(order);
        if let Some(minor) = order.cash_minor {
            self.cash(minor);
        }
        Ok(())
    }

    fn parcel(&mut self, order: &PaperOrder) {
        let weight = format::weight(order.part.weight_g, self.ink.language);
        let weight = self.ink.words("fulfillment-slip-weight", &[("weight", FluentValue::from(weight))]);
        // a courier that is not known yet is written on with a pen
        let carriage = match (order.part.delivery, &order.carriage) {
            (Delivery::Pickup, _) => self.ink.word("fulfillment-pickup"),
            (Delivery::Courier, Some(carriage)) => carriage.clone(),
            (Delivery::Courier, None) => format!("{}: ____________", self.ink.word("fulfillment-courier")),
        };
        for text in [weight, carriage] {
            self.wrapped(&text, plain(8.0), BESIDE, self.sheet.y + 20.0);
        }
    }

    fn sender(&mut self, bottom: f32) {
        let seller = &self.papers.seller;
        let from = format!("{} {}", self.ink.word("fulfillment-slip-from"), seller.name);
        self.wrapped(&from, strong(7.5), BESIDE, bottom - 18.0);
        let places = format!("{}, {}", seller.phone, self.papers.seller_places.join(", "));
        self.wrapped(&places, plain(7.0), BESIDE, bottom);
    }

    /// As large as the room allows: a courier reads it in the rain.
    fn recipient(&mut self, order: &PaperOrder) {
        let buyer = &order.order;
        let mut texts = vec![(buyer.buyer_name.clone(), true, 1.25), (buyer.buyer_phone.clone(), true, 1.0)];
        if order.part.delivery == Delivery::Courier {
            texts.push((buyer.address_line.clone(), false, 1.0));
            texts.push((order.places.join(", "), false, 1.0));
            texts.push((buyer.postal_code.clone(), true, 1.5));
        }
        let heading = self.ink.word("fulfillment-slip-to");
        self.sheet.text(A6.left, &heading, plain(7.5));
        self.sheet.y += 3.0;
        let bottom = if order.cash_minor.is_some() { CASH - 18.0 } else { A6.bottom };
        let style =
            |size: f32, is_bold: bool, larger: f32| if is_bold { strong(size * larger) } else { plain(size * larger) };
        let height = |sheet: &Sheet, size: f32| -> f32 {
            let lines = texts.iter().map(|(text, is_bold, larger)| {
                let style = style(size, *is_bold, *larger);
                sheet.lines(text, style, WIDTH).len() as f32 * style.size * 1.25
            });
            lines.sum()
        };
        let room = bottom - self.sheet.y;
        let fits = SIZES.iter().find(|size| height(&self.sheet, **size) <= room);
        let size = fits.or(SIZES.last()).copied().unwrap_or(6.0);
        for (text, is_bold, larger) in &texts {
            self.wrapped(text, style(size, *is_bold, *larger), WIDTH, bottom);
        }
    }

    fn cash(&mut self, minor: i64) {
        self.sheet.y = CASH + 10.0;
        let (title, amount) = (self.ink.word("fulfillment-label-cash"), Money::idr(minor).display(self.ink.language));
        self.sheet.text(A6.left, &title, strong(10.0));
        self.sheet.y += 26.0;
        self.sheet.text(A6.left, &amount, strong(22.0));
    }

    /// As many lines of the text as stand above `bottom`, one at least; a text that is cut ends in dots.
    fn wrapped(&mut self, text: &str, style: Style, width: f32, bottom: f32) {
        let lines = self.sheet.lines(text, style, width);
        let height = style.size * 1.25;
        let room = (((bottom - self.sheet.y) / height).max(0.0) as usize).max(1);
        for (at, line) in lines.iter().take(room).enumerate() {
            let is_cut = at + 1 == room && lines.len() > room;
            let shown = line.chars().count().saturating_sub(if is_cut { 2 } else { 0 });
            let mut line: String = line.chars().take(shown).collect();
            if is_cut {
                line += " …";
            }
            self.sheet.y += height;
            self.sheet.text(A6.left, &line, style);
        }
    }
}
