//! The statement of account on paper, from the oldest line to the latest.

use super::{Kind, Line, Period, Statement};
use crate::companies::Party;
use crate::config::BankAccount;
use crate::i18n::{Language, Translations};
use crate::legality::day_in;
use crate::papers::figures::{day, money};
use crate::papers::{Column, Document, LEFT, RIGHT};

const DAY: Column = Column { key: "receivable-date", from: LEFT, to: LEFT + 92.0, is_figure: false };
const WHAT: Column = Column { key: "receivable-line", from: LEFT + 98.0, to: LEFT + 300.0, is_figure: false };
const AMOUNT: Column = Column { key: "receivable-amount", from: LEFT + 308.0, to: LEFT + 395.0, is_figure: true };
const BALANCE: Column = Column { key: "receivable-balance", from: LEFT + 403.0, to: RIGHT, is_figure: true };

pub fn statement(
    holder: &Party,
    period: Period,
    statement: &Statement,
    pay_to: Option<&BankAccount>,
    translations: &Translations,
) -> anyhow::Result<Vec<u8>> {
    // what is left out begins with the balance before it
    let cut = statement.lines.last().filter(|_| statement.is_cut).map(|line| day_in(line.at, "31"));
    let until = day(period.until);
    let days = match cut.or(period.from) {
        Some(from) => format!("{} – {until}", day(from)),
        None => translations.text(Language::Id, "receivable-until", &[("day", until.into())]),
    };
    let mut paper = Document::new(translations, "receivable-statement", &days)?;
    paper.sides([("receivable-creditor", &["Etalase".to_owned()]), ("receivable-debtor", &holder.lines())]);
    paper.facts(&[("invoice-pay-to", pay_to.map(BankAccount::on_paper).unwrap_or_default())]);
    let opening = vec![
        String::new(),
        translations.text(Language::Id, "receivable-opening", &[]),
        String::new(),
        money(statement.opening_minor),
    ];
    let mut rows = vec![opening];
    rows.extend(statement.lines.iter().rev().map(|line| row(line, translations)));
    paper.table(&[DAY, WHAT, AMOUNT, BALANCE], &rows);
    let sum =
        |kind: Kind| statement.lines.iter().filter(|line| line.kind == kind).map(|line| line.amount_minor).sum::<i64>();
    let mut sums = vec![
        ("receivable-opening", money(statement.opening_minor)),
        ("receivable-line-ordered", money(sum(Kind::Ordered))),
        ("receivable-line-credited", money(sum(Kind::Credited))),
        ("receivable-line-paid", money(sum(Kind::Paid))),
    ];
    // rare: not on every paper
    for (kind, key) in [(Kind::Returned, "receivable-line-returned"), (Kind::Reversed, "receivable-line-reversed")] {
        if statement.lines.iter().any(|line| line.kind == kind) {
            sums.push((key, money(sum(kind))));
        }
    }
    sums.push(("receivable-closing", money(statement.closing_minor)));
    paper.sums(&sums);
    paper.note("receivable-statement-note");
    paper.finish()
}

fn row(line: &Line, translations: &Translations) -> Vec<String> {
    let kind = translations.text(Language::Id, &format!("receivable-line-{}", line.kind), &[]);
    let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
    let what = format!("{kind}: {}{note}", line.subject);
    vec![day(day_in(line.at, "31")), what, money(line.amount_minor), money(line.balance_minor)]
}
