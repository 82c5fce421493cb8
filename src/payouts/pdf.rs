//! The statement of a payout on paper: what it began with, every entry, what was paid. The pages are filled here;
//! `papers/` draws them.

use fluent_bundle::FluentValue;
use krilla::metadata::Metadata;

use super::PayoutStatus;
use super::statement::{Statement, StatementLine, StatementOrder};
use crate::db::Timestamp;
use crate::i18n::{Language, Translations};
use crate::money::Money;
use crate::papers::{A4, LEFT, RIGHT, Sheet, Style, Tone};
use crate::web::format;

const fn style(size: f32, is_bold: bool, tone: Tone) -> Style {
    Style { size, is_bold, tone }
}

const PLAIN: Style = style(9.0, false, Tone::Ink);
const STRONG: Style = style(9.0, true, Tone::Ink);
const SOFT: Style = style(9.0, false, Tone::Soft);
const HEADING: Style = style(8.0, true, Tone::Soft);
const LINE: f32 = 14.0;
/// Where the facts stand beside their names.
const FACT: f32 = LEFT + 120.0;
/// Where the columns of an entry begin; the amount ends at the right edge.
const PRODUCT: f32 = LEFT + 92.0;
const TIER: f32 = LEFT + 268.0;
const AMOUNT: f32 = RIGHT - 90.0;

/// The statement as a PDF file, in the language of whoever asked for it.
pub fn draw(statement: &Statement, translations: &Translations, language: Language) -> anyhow::Result<Vec<u8>> {
    let mut drawing = Drawing { sheet: Sheet::new(A4)?, statement, translations, language };
    drawing.head();
    drawing.facts();
    drawing.totals();
    drawing.entries();
    let title = format!("{} {}", drawing.word("payouts-pdf-title"), statement.payout.number);
    let metadata = Metadata::new()
        .title(title)
        .language(language.to_string())
        .creator("Etalase".into())
        .authors(vec!["Etalase".into()]);
    let foot = |page: usize, last: usize| {
        let arguments = [("page", FluentValue::from(page as f64)), ("last", FluentValue::from(last as f64))];
        let pages = translations.text(language, "payouts-pdf-page", &arguments);
        (format!("{} · {}", statement.bumdes_name, statement.payout.number), pages)
    };
    drawing.sheet.finish(metadata, foot)
}

struct Drawing<'a> {
    sheet: Sheet,
    statement: &'a Statement,
    translations: &'a Translations,
    language: Language,
}

impl Drawing<'_> {
    fn word(&self, key: &str) -> String {
        self.translations.text(self.language, key, &[])
    }

    fn money(&self, minor: i64) -> String {
        Money::idr(minor).display(self.language)
    }

    fn date(&self, time: Timestamp) -> String {
        let text = format!("{time:?}");
        format::date(&text, Some(&self.statement.village_code), self.language).unwrap_or(text)
    }

    fn head(&mut self) {
        let title = self.word("payouts-pdf-title");
        self.sheet.text(LEFT, "Etalase", style(17.0, true, Tone::Nila));
        self.sheet.text_to(RIGHT, &title, style(11.0, false, Tone::Soft));
        self.sheet.rule(10.0, Tone::Nila);
        self.sheet.y += 40.0;
        let status = self.word(&format!("payouts-status-{}", self.statement.payout.status));
        self.sheet.text(LEFT, &self.statement.payout.number, style(15.0, true, Tone::Ink));
        self.sheet.text_to(RIGHT, &status, style(11.0, true, Tone::Ink));
        self.sheet.y += 24.0;
    }

    fn facts(&mut self) {
        let payout = &self.statement.payout;
        let account = payout.bank.as_ref().map(|bank| {
            let number = self.statement.masked_number.as_deref().unwrap_or_default();
            format!("{bank}, {number}, {}", payout.account_holder.as_deref().unwrap_or_default())
        });
        let note = if payout.status == PayoutStatus::Failed { "payouts-reason" } else { "payouts-reference" };
        let facts = [
            ("payouts-pdf-for", Some(self.statement.bumdes_name.clone())),
            ("payouts-account", account),
            ("payouts-made-at", Some(self.date(payout.created_at))),
            ("payouts-paid-at", payout.paid_at.map(|time| self.date(time))),
            ("payouts-failed-at", payout.failed_at.map(|time| self.date(time))),
            (note, payout.note.clone()),
        ];
        for (key, text) in facts {
            let Some(text) = text else { continue };
            let key = self.word(key);
            self.sheet.text(LEFT, &key, SOFT);
            self.wrapped(FACT, &text, PLAIN, RIGHT - FACT);
            self.sheet.y += LINE;
        }
        self.sheet.y += 14.0;
    }

    /// Writes as many lines as the text needs and stays on the last.
    fn wrapped(&mut self, x: f32, text: &str, style: Style, width: f32) {
        for (at, line) in self.sheet.lines(text, style, width).iter().enumerate() {
            if at > 0 {
                self.sheet.y += LINE - 2.0;
            }
            self.sheet.text(x, line, style);
        }
    }

    fn totals(&mut self) {
        let payout = &self.statement.payout;
        let is_carried = payout.status == PayoutStatus::Carried;
        let closing = if is_carried { "payouts-closing-carried" } else { "payouts-closing" };
        let (plain, grand) = (style(10.0, false, Tone::Ink), style(12.0, true, Tone::Ink));
        self.sheet.wash(16.0, 68.0);
        for (key, minor, style) in [
            ("payouts-opening", payout.opening_minor, plain),
            ("payouts-entries", payout.entries_minor, plain),
            (closing, payout.amount_minor, grand),
        ] {
            let (label, amount) = (self.word(key), self.money(minor));
            self.sheet.text(LEFT + 12.0, &label, style);
            self.sheet.text_to(RIGHT - 12.0, &amount, style);
            self.sheet.y += 19.0;
        }
        self.sheet.y += 24.0;
    }

    fn entries(&mut self) {
        self.columns();
        let statement = self.statement;
        for order in &statement.orders {
            // a heading stays with the first of its entries
            self.make_room(3.0 * LINE);
            self.order_heading(order);
            for line in &order.lines {
                self.entry(line);
            }
            self.sheet.rule(-4.0, Tone::Line);
            self.sheet.y += 9.0;
        }
        self.make_room(LINE);
        let (label, sum) = (self.word("payouts-entries"), self.money(statement.payout.entries_minor));
        self.sheet.text(LEFT, &label, STRONG);
        self.sheet.text_to(RIGHT, &sum, STRONG);
    }

    fn columns(&mut self) {
        for (x, key) in [(LEFT, "payouts-date"), (PRODUCT, "payouts-product"), (TIER, "payouts-tier")] {
            let word = self.word(key);
            self.sheet.text(x, &word, HEADING);
        }
        let amount = self.word("payouts-amount");
        self.sheet.text_to(RIGHT, &amount, HEADING);
        self.sheet.rule(5.0, Tone::Soft);
        self.sheet.y += 20.0;
    }

    fn make_room(&mut self, height: f32) {
        if !self.sheet.has_room(height) {
            self.sheet.next_page();
            self.columns();
        }
    }

    fn order_heading(&mut self, order: &StatementOrder) {
        let number = order.part_number.clone().unwrap_or_else(|| self.word("payouts-no-order"));
        let total = self.money(order.total_minor);
        self.sheet.text(LEFT, &number, STRONG);
        self.sheet.text_to(RIGHT, &total, STRONG);
        self.sheet.y += LINE;
    }

    fn entry(&mut self, line: &StatementLine) {
        let product = self.product(line);
        let tier = self.tier(line);
        let (product, tier) = (
            self.sheet.lines(&product, PLAIN, TIER - PRODUCT - 10.0),
            self.sheet.lines(&tier, PLAIN, AMOUNT - TIER - 6.0),
        );
        let height = product.len().max(tier.len());
        self.make_room(height as f32 * LINE);
        let (date, amount) = (self.date(line.occurred_at), self.money(line.amount_minor));
        self.sheet.text(LEFT, &date, SOFT);
        self.sheet.text_to(RIGHT, &amount, PLAIN);
        for at in 0..height {
            for (x, lines) in [(PRODUCT, &product), (TIER, &tier)] {
                if let Some(text) = lines.get(at) {
                    self.sheet.text(x, text, PLAIN);
                }
            }
            self.sheet.y += LINE - 1.0;
        }
    }

    fn product(&self, line: &StatementLine) -> String {
        match (&line.name_id, &line.name_en, line.quantity) {
            (Some(id), Some(en), Some(quantity)) => format!("{quantity} × {}", self.language.pick(id, en)),
            (Some(id), Some(en), None) => self.language.pick(id, en).to_owned(),
            _ => line.note.clone().unwrap_or_default(),
        }
    }

    fn tier(&self, line: &StatementLine) -> String {
        let mut text = self.word(&format!("payouts-tier-{}", line.tier));
        if let Some(maker) = &line.maker {
            text = format!("{text}: {maker}");
        }
        if line.kind != "payment" {
            text = format!("{text} ({})", self.word(&format!("payouts-kind-{}", line.kind)));
        }
        text
    }
}
