//! The curator decides over what a BUMDes handed in: publish it, ask for changes, turn it down.
//!
//! The working copy is held first, then the catalogue's version, then the product: see `listings/draft.rs`.

use diesel::prelude::*;

use super::checklist;
use super::listing_step::{ListingError, record, take};
use crate::catalog::{ListingStatus, version};
use crate::db::schema::{listing_submissions, products, review_comments};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::{BumdesId, ProductId, SubmissionId};
use crate::legality::{self, Missing};
use crate::listings::content::ListingContent;
use crate::listings::draft::{self, Draft};
use crate::listings::submission::{Decision, Submission};
use crate::listings::{self, needs_review, problems};
use crate::notices::{self, Notice};
use crate::villages::BumdesStatus;
use crate::web::CuratorScope;

#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error("no such submission")]
    NotFound,
    /// somebody else was faster, or the BUMDes took it back
    #[error("the submission is decided")]
    Decided,
    #[error("a listing that is {from} cannot become {to}")]
    NotAllowed { from: ListingStatus, to: ListingStatus },
    /// the law asks for permits that the product has not
    #[error("{} permits are missing", .0.len())]
    Permits(Vec<Missing>),
    #[error("the BUMDes that sells it is {status}")]
    SellerNotVerified { bumdes_id: BumdesId, status: BumdesStatus },
    /// points of the checklist that nobody ticked
    #[error("{0} points of the checklist are open")]
    Unchecked(usize),
    /// neither a point nor a note: the BUMDes would not know what to do
    #[error("nothing is said")]
    NothingSaid,
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for DecideError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<ListingError> for DecideError {
    fn from(error: ListingError) -> Self {
        match error {
            ListingError::NotFound => Self::NotFound,
            ListingError::NotAllowed { from, to } => Self::NotAllowed { from, to },
            ListingError::Permits(missing) => Self::Permits(missing),
            ListingError::SellerNotVerified { bumdes_id, status } => Self::SellerNotVerified { bumdes_id, status },
            ListingError::Database(error) => Self::Database(error),
        }
    }
}

/// What was handed in becomes what buyers see; prices and the like are today's. `checked` names the ticked points.
pub fn publish_submission(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &SubmissionId,
    checked: &[String],
    note: Option<&str>,
) -> Result<(), DecideError> {
    let (round, draft) = begin(conn, now, scope, id)?;
    let open = checklist::of_category(&round.content()?.category).filter(|item| !checked.contains(&item.code)).count();
    if open > 0 {
        return Err(DecideError::Unchecked(open));
    }
    publish_round(conn, now, scope, round, draft, &checked.join(" "), note)
}

/// [`publish_submission`] for the open round of a product; false when there is none.
pub(super) fn publish_open_round(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &ProductId,
    note: Option<&str>,
) -> Result<bool, DecideError> {
    let Some(round) = listings::submission::open(conn, id)? else { return Ok(false) };
    let (round, draft) = begin(conn, now, scope, &round.id)?;
    publish_round(conn, now, scope, round, draft, "", note)?;
    Ok(true)
}

fn publish_round(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    round: Submission,
    mut draft: Draft,
    checked: &str,
    note: Option<&str>,
) -> Result<(), DecideError> {
    let id = &round.product_id;
    let (status, published_at, category): (ListingStatus, Option<Timestamp>, String) = products::table
        .find(id)
        .select((products::status, products::published_at, products::category_code))
        .first(conn)?;
    let mut content = todays(conn, &round, &draft, published_at.is_some())?;
    if status == ListingStatus::Published {
        version::touch(conn, now, id)?;
        record(conn, now, scope.into(), id, (status, status), note)?;
    } else {
        take(conn, now, scope.into(), id, ListingStatus::Published, note)?;
    }
    let asked = content.variants.clone();
    listings::apply::apply(conn, now, id, &mut content)?;
    listings::apply::open_stock(conn, now, &mut content)?;
    // by the maker that it has now; in another category it is as new
    let is_known = published_at.is_some() && category == content.category;
    let missing = if is_known { legality::due(conn, now, id)? } else { legality::missing(conn, now, id)? };
    if !missing.is_empty() {
        return Err(DecideError::Permits(missing));
    }
    diesel::update(products::table.filter(products::id.eq(id).and(products::published_at.is_null())))
        .set(products::published_at.eq(now))
        .execute(conn)?;
    for (before, after) in asked.iter().zip(&content.variants) {
        for variant in draft.content.variants.iter_mut().filter(|variant| variant.key == before.key) {
            variant.key.clone_from(&after.key);
            variant.sku.clone_from(&after.sku);
            variant.is_stocked = after.is_stocked;
            variant.opening = None;
        }
    }
    draft.is_ahead = needs_review(&content, &draft.content);
    draft::save(conn, now, scope.user_id(), id, &mut draft, &[])?;
    close(conn, now, scope, &round, Decision::Published, checked, note)
}

/// What was handed in, with what nobody reviews as it is now.
fn todays(
    conn: &mut DbConn,
    round: &Submission,
    draft: &Draft,
    is_public: bool,
) -> Result<ListingContent, DecideError> {
    let handed_in = round.content()?;
    if is_public {
        let shown = listings::load::load(conn, &round.product_id)?.ok_or(DecideError::NotFound)?;
        return Ok(handed_in.with_unreviewed_of(&shown));
    }
    let latest = handed_in.with_unreviewed_of(&draft.content);
    Ok(if problems(&latest).is_empty() { latest } else { handed_in })
}

/// The points made on this round, or the note, tell the BUMDes what to do. What is published stays.
pub fn request_changes(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &SubmissionId,
    note: Option<&str>,
) -> Result<(), DecideError> {
    let (round, _) = begin(conn, now, scope, id)?;
    let points: i64 = review_comments::table.filter(review_comments::submission_id.eq(id)).count().get_result(conn)?;
    if points == 0 && note.is_none() {
        return Err(DecideError::NothingSaid);
    }
    if is_submitted(conn, &round.product_id)? {
        take(conn, now, scope.into(), &round.product_id, ListingStatus::ChangesRequested, note)?;
    }
    close(conn, now, scope, &round, Decision::ChangesRequested, "", note)
}

/// The note says why. What was never shown becomes a draft again; what is published stays as it is.
pub fn reject(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &SubmissionId,
    note: Option<&str>,
) -> Result<(), DecideError> {
    let (round, mut draft) = begin(conn, now, scope, id)?;
    if note.is_none() {
        return Err(DecideError::NothingSaid);
    }
    let product_id = &round.product_id;
    if is_submitted(conn, product_id)? {
        take(conn, now, scope.into(), product_id, ListingStatus::Draft, note)?;
    } else if let Some(shown) = listings::load::load(conn, product_id)? {
        draft.is_ahead = needs_review(&shown, &draft.content);
        draft::save(conn, now, scope.user_id(), product_id, &mut draft, &[])?;
    }
    close(conn, now, scope, &round, Decision::Rejected, "", note)
}

fn is_submitted(conn: &mut DbConn, id: &ProductId) -> QueryResult<bool> {
    let status: ListingStatus = products::table.find(id).select(products::status).first(conn)?;
    Ok(status == ListingStatus::Submitted)
}

/// The round and its product's working copy, held: who submits or takes back waits.
fn begin(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    id: &SubmissionId,
) -> Result<(Submission, Draft), DecideError> {
    let found =
        |conn: &mut DbConn| listing_submissions::table.find(id).select(Submission::as_select()).first(conn).optional();
    let round = found(conn)?.ok_or(DecideError::NotFound)?;
    let draft = draft::hold(conn, now, scope.user_id(), &round.product_id)?.ok_or(DecideError::NotFound)?;
    let round = found(conn)?.ok_or(DecideError::NotFound)?;
    if round.is_open() { Ok((round, draft)) } else { Err(DecideError::Decided) }
}

fn close(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CuratorScope,
    round: &Submission,
    decision: Decision,
    checked: &str,
    note: Option<&str>,
) -> Result<(), DecideError> {
    diesel::update(listing_submissions::table.find(&round.id))
        .set((
            listing_submissions::decision.eq(decision),
            listing_submissions::decided_by.eq(scope.user_id()),
            listing_submissions::decided_at.eq(now),
            listing_submissions::note.eq(note),
            listing_submissions::checked.eq(checked),
        ))
        .execute(conn)?;
    let (bumdes_id, slug): (BumdesId, String) =
        products::table.find(&round.product_id).select((products::bumdes_id, products::slug)).first(conn)?;
    let content = round.content()?;
    let (bumdes_id, product) = (&bumdes_id, content.name_id.as_str());
    let own = format!("/portal/bumdes/products/{}", round.product_id);
    let shown = format!("/products/{slug}");
    match decision {
        Decision::Published => {
            notices::tell(conn, now, &Notice::ListingPublished { bumdes_id, product, link: &shown })?;
        }
        Decision::ChangesRequested => {
            notices::tell(conn, now, &Notice::ListingChangesRequested { bumdes_id, product, link: &own })?;
        }
        Decision::Rejected => {
            notices::tell(conn, now, &Notice::ListingRejected { bumdes_id, product, link: &own })?;
        }
        Decision::Withdrawn => {}
    }
    Ok(())
}
