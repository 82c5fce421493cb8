//! Reads for the bell and its page. What came while somebody worked for a BUMDes or a company is read only while they do.

use diesel::prelude::*;

use super::NoticeKind;
use crate::db::schema::notices;
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, CompanyId, NoticeId, UserId};
use crate::web::SignedIn;

pub const PER_PAGE: usize = 30;

/// Whose notices are read: the person, and the BUMDes and the company they work for today.
#[derive(Debug, Clone)]
pub struct Reader {
    pub user_id: UserId,
    pub bumdes_id: Option<BumdesId>,
    pub company_id: Option<CompanyId>,
}

impl From<&SignedIn> for Reader {
    fn from(user: &SignedIn) -> Self {
        Self {
            user_id: user.user_id.clone(),
            bumdes_id: user.bumdes_id.clone(),
            company_id: user.company.as_ref().map(|there| there.company_id.clone()),
        }
    }
}

#[derive(Debug, Queryable)]
pub struct NoticeRow {
    pub id: NoticeId,
    pub kind: NoticeKind,
    pub arguments: String,
    pub created_at: Timestamp,
    pub read_at: Option<Timestamp>,
}

#[diesel::dsl::auto_type]
pub(super) fn own<'a>(reader: &'a Reader) -> _ {
    let user_id: &'a UserId = &reader.user_id;
    let bumdes_id: Option<&'a BumdesId> = reader.bumdes_id.as_ref();
    let company_id: Option<&'a CompanyId> = reader.company_id.as_ref();
    notices::table
        .filter(notices::user_id.eq(user_id))
        .filter(notices::bumdes_id.is_null().or(notices::bumdes_id.eq(bumdes_id)))
        .filter(notices::company_id.is_null().or(notices::company_id.eq(company_id)))
}

pub fn unread(conn: &mut DbConn, reader: &Reader) -> QueryResult<i64> {
    own(reader).filter(notices::read_at.is_null()).count().get_result(conn)
}

/// One page, the latest first, and whether there are older ones.
pub fn page(conn: &mut DbConn, reader: &Reader, before: Option<&NoticeId>) -> QueryResult<(Vec<NoticeRow>, bool)> {
    let mut query = own(reader).into_boxed();
    if let Some(before) = before {
        query = query.filter(notices::id.lt(before));
    }
    let mut rows: Vec<NoticeRow> = query
        .order(notices::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select((notices::id, notices::kind, notices::arguments, notices::created_at, notices::read_at))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    Ok((rows, has_more))
}
