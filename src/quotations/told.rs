//! Who hears of what: the other side.

use diesel::prelude::*;

use super::{QuoteStatus, Rfq};
use crate::db::schema::{bumdes, companies, quotes};
use crate::db::{DbConn, Timestamp};
use crate::ids::BumdesId;
use crate::notices::{self, Notice};
use crate::outbound::{self, Event};

/// What a BUMDes said to a request; the words choose by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Offered,
    Changed,
    Withdrawn,
    Declined,
}

impl Said {
    fn word(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
            Self::Declined => "declined",
        }
    }
}

pub(super) fn buyers(conn: &mut DbConn, now: Timestamp, rfq: &Rfq, by: &BumdesId, said: Said) -> QueryResult<()> {
    let name: String = bumdes::table.find(by).select(bumdes::name).first(conn)?;
    let notice = Notice::QuoteAnswered {
        company_id: &rfq.company_id,
        number: &rfq.number,
        subject: &rfq.subject,
        bumdes: &name,
        change: said.word(),
    };
    notices::tell(conn, now, &notice)?;
    let event = Event::RequestAnswered { number: &rfq.number, bumdes: &name, change: said.word() };
    outbound::publish(conn, now, &rfq.company_id, &event)
}

/// No first answer any more: tells the company's systems. Returns how many offers stand.
pub(super) fn systems_of_closing(conn: &mut DbConn, now: Timestamp, rfq: &Rfq) -> QueryResult<i64> {
    let answers: i64 = quotes::table
        .filter(quotes::rfq_id.eq(&rfq.id).and(quotes::status.eq(QuoteStatus::Open)))
        .count()
        .get_result(conn)?;
    outbound::publish(conn, now, &rfq.company_id, &Event::RequestClosed { number: &rfq.number, answers })?;
    Ok(answers)
}

pub(super) fn company_name(conn: &mut DbConn, rfq: &Rfq) -> QueryResult<String> {
    companies::table.find(&rfq.company_id).select(companies::name).first(conn)
}
