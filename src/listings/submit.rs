//! The BUMDes hands its working copy to the curator, or takes it back.

use diesel::prelude::*;

use super::content::ListingContent;
use super::draft::{self, written};
use super::load::load;
use super::own::own;
use super::problems::problems;
use super::review::needs_review;
use super::settle_maker::settle_maker;
use super::submission::{self, Decision};
use crate::audit::{self, ActKind};
use crate::catalog::ListingStatus;
use crate::curation::{ListingError, take};
use crate::db::schema::{bumdes, listing_submissions};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{ProductId, SubmissionId, UserId};
use crate::legality::{self, Missing};
use crate::notices::{self, Notice};
use crate::web::ListingScope;

#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    #[error("no such product")]
    NotFound,
    #[error("{0} fields are still to be filled in")]
    Incomplete(usize),
    /// the law asks for permits, and nobody but the BUMDes can help
    #[error("{} permits are missing", .0.len())]
    Permits(Vec<Missing>),
    #[error("{0} points of the curator are not answered")]
    Unanswered(usize),
    /// all that differs from what is published is shown already
    #[error("nothing in it is reviewed")]
    NothingToReview,
    #[error("a listing that is {0} is not handed in")]
    NotAllowed(ListingStatus),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SubmitError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<ListingError> for SubmitError {
    fn from(error: ListingError) -> Self {
        match error {
            // handing in publishes nothing, so nobody is asked for a verified seller
            ListingError::NotFound | ListingError::SellerNotVerified { .. } => Self::NotFound,
            ListingError::NotAllowed { from, .. } => Self::NotAllowed(from),
            ListingError::Permits(missing) => Self::Permits(missing),
            ListingError::Database(error) => Self::Database(error),
        }
    }
}

/// Permits that the working copy needs and has not. What a curator may still check or excuse keeps nobody from handing
/// it in; publishing asks for all of them.
pub fn lacking(
    conn: &mut DbConn,
    now: Timestamp,
    id: &ProductId,
    content: &ListingContent,
) -> QueryResult<Vec<Missing>> {
    legality::missing_as(conn, now, id, &content.category, content.producer.id.as_ref())
}

/// Freezes the content. A round that still waits is taken back: the curator looks at the newest alone.
pub fn submit(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
) -> Result<SubmissionId, SubmitError> {
    let own = own(conn, scope, id)?.ok_or(SubmitError::NotFound)?;
    let mut draft = draft::hold(conn, now, scope.user_id(), id)?.ok_or(SubmitError::NotFound)?;
    let missing = problems(&draft.content).len();
    if missing > 0 {
        return Err(SubmitError::Incomplete(missing));
    }
    let mut permits = lacking(conn, now, id, &draft.content)?;
    permits.retain(Missing::is_sellers_alone);
    if !permits.is_empty() {
        return Err(SubmitError::Permits(permits));
    }
    let unanswered = submission::points(conn, id)?.iter().filter(|point| point.is_open()).count();
    if unanswered > 0 {
        return Err(SubmitError::Unanswered(unanswered));
    }
    match own.status {
        ListingStatus::Archived => return Err(SubmitError::NotAllowed(own.status)),
        ListingStatus::Draft | ListingStatus::ChangesRequested => {
            take(conn, now, scope.actor(), id, ListingStatus::Submitted, None)?;
        }
        ListingStatus::Published => {
            let published = load(conn, id)?.ok_or(SubmitError::NotFound)?;
            if !needs_review(&published, &draft.content) {
                return Err(SubmitError::NothingToReview);
            }
        }
        ListingStatus::Submitted | ListingStatus::Unpublished => {}
    }
    close_open(conn, now, scope.user_id(), id)?;
    settle_maker(conn, &mut draft.content)?;
    draft.is_ahead = false;
    draft::save(conn, now, scope.user_id(), id, &mut draft, &[])?;
    let number = submission::latest(conn, id)?.map_or(0, |last| last.number) + 1;
    let submission_id = SubmissionId::new();
    diesel::insert_into(listing_submissions::table)
        .values((
            listing_submissions::id.eq(&submission_id),
            listing_submissions::product_id.eq(id),
            listing_submissions::number.eq(number),
            listing_submissions::content.eq(written(&draft.content)),
            listing_submissions::submitted_by.eq(scope.user_id()),
            listing_submissions::is_assisted.eq(scope.is_assisted()),
            listing_submissions::submitted_at.eq(now),
            listing_submissions::checked.eq(""),
        ))
        .execute(conn)?;
    let bumdes: String = bumdes::table.find(scope.bumdes_id()).select(bumdes::name).first(conn)?;
    let link = format!("/portal/curator/reviews/{submission_id}");
    let product = &draft.content.name_id;
    notices::tell(conn, now, &Notice::ListingSubmitted { bumdes: &bumdes, product, link: &link })?;
    audit::record(conn, now, &scope.act(ActKind::ListingSubmitted, product))?;
    Ok(submission_id)
}

/// Takes back what waits: the curator no longer looks at it, and it may be changed and handed in again.
pub fn withdraw(conn: &mut DbConn, now: Timestamp, scope: &ListingScope, id: &ProductId) -> Result<(), SubmitError> {
    let own = own(conn, scope, id)?.ok_or(SubmitError::NotFound)?;
    let mut draft = draft::hold(conn, now, scope.user_id(), id)?.ok_or(SubmitError::NotFound)?;
    if !close_open(conn, now, scope.user_id(), id)? {
        return Err(SubmitError::NotAllowed(own.status));
    }
    if own.status == ListingStatus::Submitted {
        take(conn, now, scope.actor(), id, ListingStatus::Draft, None)?;
    } else if let Some(published) = load(conn, id)? {
        draft.is_ahead = needs_review(&published, &draft.content);
        draft::save(conn, now, scope.user_id(), id, &mut draft, &[])?;
    }
    audit::record(conn, now, &scope.act(ActKind::ListingWithdrawn, &draft.content.name_id))?;
    Ok(())
}

/// Whether one was open.
pub(super) fn close_open(conn: &mut DbConn, now: Timestamp, by: &UserId, id: &ProductId) -> QueryResult<bool> {
    let open = listing_submissions::table
        .filter(listing_submissions::product_id.eq(id).and(listing_submissions::decision.is_null()));
    let closed = diesel::update(open)
        .set((
            listing_submissions::decision.eq(Decision::Withdrawn),
            listing_submissions::decided_by.eq(by),
            listing_submissions::decided_at.eq(now),
        ))
        .execute(conn)?;
    Ok(closed > 0)
}
