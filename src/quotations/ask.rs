//! A company asks: of one BUMDes, or of all that make it.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use diesel::prelude::*;

use super::file::{self, Attachment};
use super::matching::{self, Recipient, Wanted};
use super::told::company_name;
use super::{Grade, Rfq, RfqStatus, limits};
use crate::catalog::ListingStatus;
use crate::checkout::number;
use crate::companies::{self, CompanyAct, CompanyActKind, CompanyStatus};
use crate::db::schema::{bumdes, outlets, products, rfq_attributes, rfq_recipients, rfqs};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{OutletId, ProductId, RfqId};
use crate::notices::{self, Notice};
use crate::regions::time_zone;
use crate::villages::BumdesStatus;
use crate::web::BuyerScope;

/// What it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// this one; pooled: and what is like it
    Product(ProductId),
    /// whatever has these choices, counted by this unit; always pooled
    Category { code: String, unit: String, choices: Vec<(String, String)> },
}

#[derive(Debug, Clone)]
pub struct Asking {
    pub about: Subject,
    /// the words that a pooled request is matched by
    pub subject: String,
    pub specification: String,
    pub minimum_grade: Option<Grade>,
    pub quantity: i64,
    pub outlet: OutletId,
    pub earliest_on: NaiveDate,
    pub latest_on: NaiveDate,
    pub target_price_minor: Option<i64>,
    pub is_pooled: bool,
    pub at_most_suppliers: Option<i64>,
    /// codes of level 2
    pub regencies: Vec<String>,
    /// the last day for a first answer, where the outlet is
    pub answer_on: NaiveDate,
    pub files: Vec<Attachment>,
}

#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("the company is {0}")]
    NotApproved(CompanyStatus),
    #[error("no such outlet of the company, or it is switched off")]
    NoSuchOutlet,
    #[error("no such regency")]
    NoSuchRegency,
    /// It is not on sale, or its BUMDes is not.
    #[error("no such product")]
    NoSuchProduct,
    #[error("no published product matches")]
    NobodyMakesIt,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for AskError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Its number. Everybody whom it was sent to hears of it.
pub fn ask(conn: &mut DbConn, now: Timestamp, scope: &BuyerScope, asking: &Asking) -> Result<String, AskError> {
    if scope.status() != CompanyStatus::Approved {
        return Err(AskError::NotApproved(scope.status()));
    }
    let region: Option<String> = outlets::table
        .filter(outlets::id.eq(&asking.outlet).and(outlets::company_id.eq(scope.company_id())))
        .filter(outlets::is_active)
        .select(outlets::region_code)
        .first(conn)
        .optional()?;
    let region = region.ok_or(AskError::NoSuchOutlet)?;
    if !limits::are_regencies(conn, &asking.regencies)? {
        return Err(AskError::NoSuchRegency);
    }
    let (unit, recipients) = recipients(conn, asking)?;
    let rfq = Rfq {
        id: RfqId::new(),
        number: number::with_prefix("RFQ", now),
        company_id: scope.company_id().clone(),
        outlet_id: asking.outlet.clone(),
        asked_by: scope.user_id().clone(),
        subject: asking.subject.clone(),
        product_id: match &asking.about {
            Subject::Product(id) => Some(id.clone()),
            Subject::Category { .. } => None,
        },
        category_code: match &asking.about {
            Subject::Product(_) => None,
            Subject::Category { code, .. } => Some(code.clone()),
        },
        specification: asking.specification.clone(),
        minimum_grade: asking.minimum_grade,
        quantity: asking.quantity,
        unit,
        earliest_on: asking.earliest_on,
        latest_on: asking.latest_on,
        target_price_minor: asking.target_price_minor,
        is_pooled: asking.is_pooled,
        at_most_suppliers: asking.at_most_suppliers,
        answer_by: last_moment(asking.answer_on, &region),
        status: RfqStatus::Open,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(rfqs::table).values(&rfq).execute(conn)?;
    limits::write_regencies(conn, &rfq, &asking.regencies)?;
    write_choices(conn, &rfq.id, asking)?;
    for file in &asking.files {
        file::keep(conn, now, &rfq.id, file)?;
    }
    send(conn, now, &rfq, &recipients)?;
    companies::record(conn, now, &CompanyAct::by(scope, CompanyActKind::RequestSent, &rfq.number))?;
    Ok(rfq.number)
}

/// A second before midnight, so that its date is the day that was named.
fn last_moment(day: NaiveDate, region_code: &str) -> Timestamp {
    let ahead = TimeDelta::hours(time_zone(region_code).0.into());
    day.and_time(NaiveTime::MIN) + TimeDelta::seconds(24 * 60 * 60 - 1) - ahead
}

/// The unit it is counted by, and whom it goes to.
fn recipients(conn: &mut DbConn, asking: &Asking) -> Result<(String, Vec<Recipient>), AskError> {
    let (category, unit, choices, named) = match &asking.about {
        Subject::Category { code, unit, choices } => (code.clone(), unit.clone(), choices.as_slice(), None),
        Subject::Product(id) => {
            let found: Option<(String, String, _)> = products::table
                .inner_join(bumdes::table.on(bumdes::id.eq(products::bumdes_id)))
                .filter(products::id.eq(id).and(products::status.eq(ListingStatus::Published)))
                .filter(bumdes::status.eq(BumdesStatus::Verified))
                .select((products::category_code, products::unit, products::bumdes_id))
                .first(conn)
                .optional()?;
            let (category, unit, seller) = found.ok_or(AskError::NoSuchProduct)?;
            (category, unit, &[][..], Some((seller, id.clone())))
        }
    };
    let mut found = named.into_iter().collect::<Vec<Recipient>>();
    if asking.is_pooled {
        let wanted = Wanted { category: &category, unit: &unit, subject: &asking.subject, choices };
        let others = matching::recipients(conn, &wanted)?;
        let seller = found.first().map(|(seller, _)| seller.clone());
        found.extend(others.into_iter().filter(|(bumdes, _)| Some(bumdes) != seller.as_ref()));
        found.truncate(matching::MOST_RECIPIENTS);
    }
    if found.is_empty() { Err(AskError::NobodyMakesIt) } else { Ok((unit, found)) }
}

fn write_choices(conn: &mut DbConn, rfq: &RfqId, asking: &Asking) -> QueryResult<()> {
    let Subject::Category { choices, .. } = &asking.about else { return Ok(()) };
    for (code, value) in choices {
        diesel::insert_into(rfq_attributes::table)
            .values((rfq_attributes::rfq_id.eq(rfq), rfq_attributes::code.eq(code), rfq_attributes::value.eq(value)))
            .execute(conn)?;
    }
    Ok(())
}

fn send(conn: &mut DbConn, now: Timestamp, rfq: &Rfq, recipients: &[Recipient]) -> QueryResult<()> {
    let company = company_name(conn, rfq)?;
    for (bumdes_id, product_id) in recipients {
        diesel::insert_into(rfq_recipients::table)
            .values((
                rfq_recipients::rfq_id.eq(&rfq.id),
                rfq_recipients::bumdes_id.eq(bumdes_id),
                rfq_recipients::product_id.eq(product_id),
            ))
            .execute(conn)?;
        let notice = Notice::QuoteAsked { bumdes_id, number: &rfq.number, subject: &rfq.subject, company: &company };
        notices::tell(conn, now, &notice)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_where_the_goods_go_to() {
        let day = "2026-11-30".parse().unwrap();
        assert_eq!(last_moment(day, "31.71.01.1001").to_string(), "2026-11-30 16:59:59");
        assert_eq!(last_moment(day, "52.02.09.2008").to_string(), "2026-11-30 15:59:59");
    }
}
