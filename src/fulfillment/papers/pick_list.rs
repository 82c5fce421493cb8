//! The pick list, A4: what to take from the shelves for several orders, each product and option once with its sum, and then
//! which order gets how many.

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;

use super::queries::{PaperLine, Papers};
use super::{Ink, plain, strong};
use crate::catalog::with_option;
use crate::papers::{A4, LEFT, RIGHT, Sheet, Tone};
use crate::web::format;

const LINE: f32 = 14.0;
const QUANTITY: f32 = LEFT + 22.0;
const PRODUCT: f32 = LEFT + 66.0;
const SKU: f32 = RIGHT - 150.0;

pub(super) fn draw(papers: &Papers, ink: &Ink<'_>) -> anyhow::Result<Vec<u8>> {
    let mut drawing = Drawing { sheet: Sheet::new(A4)?, papers, ink };
    let title = ink.word("fulfillment-pick-list");
    drawing.head(&title);
    drawing.sums();
    drawing.orders();
    let name = papers.seller.name.clone();
    drawing.sheet.finish(ink.metadata(title), |page, last| (name.clone(), format!("{page}/{last}")))
}

/// All of one product and option, from however many orders.
struct Sum<'a> {
    line: &'a PaperLine,
    quantity: i64,
    orders: i64,
}

struct Drawing<'a> {
    sheet: Sheet,
    papers: &'a Papers,
    ink: &'a Ink<'a>,
}

impl<'a> Drawing<'a> {
    fn head(&mut self, title: &str) {
        self.sheet.text(LEFT, title, strong(18.0));
        self.sheet.y += 20.0;
        let orders = self.papers.orders.len() as i64;
        let orders = self.ink.words("fulfillment-pick-orders", &[("n", FluentValue::from(orders))]);
        self.sheet.text(LEFT, &format!("{} · {orders}", self.papers.seller.name), plain(9.0));
        self.sheet.rule(10.0, Tone::Black);
        self.sheet.y += 32.0;
    }

    fn sums(&mut self) {
        let mut sums: BTreeMap<(&str, &str), Sum<'a>> = BTreeMap::new();
        for line in self.papers.orders.iter().flat_map(|order| &order.lines) {
            let key = (line.line.sku.as_str(), line.line.option_value.as_str());
            let sum = sums.entry(key).or_insert(Sum { line, quantity: 0, orders: 0 });
            sum.quantity += line.quantity;
            sum.orders += 1;
        }
        for sum in sums.values() {
            let orders = self.ink.words("fulfillment-pick-orders", &[("n", FluentValue::from(sum.orders))]);
            self.row(sum.line, sum.quantity, &format!("{} · {orders}", sum.line.maker));
        }
    }

    fn orders(&mut self) {
        self.sheet.y += 12.0;
        for order in &self.papers.orders {
            // a number stays with the first of its lines
            self.make_room(4.0 * LINE);
            self.sheet.text(LEFT, &order.part.number, strong(10.0));
            self.sheet.text_to(RIGHT, &self.first_line(&order.order.buyer_name), plain(9.0));
            self.sheet.y += LINE + 2.0;
            for line in &order.lines {
                self.row(line, line.quantity, "");
            }
            self.sheet.y += 8.0;
        }
    }

    /// As much of a name as stands beside a number.
    fn first_line(&self, name: &str) -> String {
        self.sheet.lines(name, plain(9.0), RIGHT - LEFT - 180.0).swap_remove(0)
    }

    fn row(&mut self, paper: &PaperLine, quantity: i64, below: &str) {
        let line = &paper.line;
        let name = with_option(self.ink.language.pick(&line.name_id, &line.name_en), &line.option_value);
        let width = SKU - PRODUCT - 12.0;
        let names = self.sheet.lines(&name, plain(10.0), width);
        let belows = if below.is_empty() { Vec::new() } else { self.sheet.lines(below, plain(8.5), width) };
        let skus = self.sheet.lines(&line.sku, plain(9.0), RIGHT - SKU);
        let height = (names.len() + belows.len()).max(skus.len()) as f32 * LINE;
        self.make_room(height);
        let top = self.sheet.y;
        self.sheet.tick_box(LEFT, 11.0);
        self.sheet.text(QUANTITY, &format::number(quantity, self.ink.language), strong(10.0));
        for (x, texts, style) in [(SKU, &skus, plain(9.0)), (PRODUCT, &names, plain(10.0))] {
            self.sheet.y = top;
            for text in texts {
                self.sheet.text(x, text, style);
                self.sheet.y += LINE - 1.0;
            }
        }
        for text in &belows {
            self.sheet.text(PRODUCT, text, plain(8.5));
            self.sheet.y += LINE - 2.0;
        }
        self.sheet.y = top + height + 4.0;
    }

    fn make_room(&mut self, height: f32) {
        if !self.sheet.has_room(height) {
            self.sheet.next_page();
        }
    }
}
