//! A working copy as it was handed to the curator, and what came back. The rounds of a product are kept.

use diesel::prelude::*;
use serde::Serialize;

use super::content::ListingContent;
use super::draft::read;
use super::step::Step;
use crate::db::schema::{listing_submissions, review_comments};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CommentId, ProductId, SubmissionId, UserId};

crate::text_enum! {
    Decision {
        Published = "published",
        ChangesRequested = "changes_requested",
        Rejected = "rejected",
        /// the BUMDes took it back, or handed in another one
        Withdrawn = "withdrawn",
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = listing_submissions)]
pub struct Submission {
    pub id: SubmissionId,
    pub product_id: ProductId,
    /// the round
    pub number: i64,
    #[serde(skip)]
    content: String,
    pub submitted_by: UserId,
    /// a curator handed it in on behalf of the BUMDes
    pub is_assisted: bool,
    pub submitted_at: Timestamp,
    pub decision: Option<Decision>,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<Timestamp>,
    pub note: Option<String>,
    /// codes of the checklist, with spaces between
    pub checked: String,
}

impl Submission {
    pub fn content(&self) -> QueryResult<ListingContent> {
        read(&self.content)
    }

    pub fn is_open(&self) -> bool {
        self.decision.is_none()
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = review_comments)]
pub struct Comment {
    pub id: CommentId,
    pub submission_id: SubmissionId,
    /// the form's field it is about
    pub field: String,
    pub text: String,
    pub made_at: Timestamp,
    /// empty when it is simply done; none before it is answered
    pub answer: Option<String>,
    pub answered_at: Option<Timestamp>,
}

impl Comment {
    pub fn step(&self) -> Step {
        Step::of_field(&self.field)
    }

    pub fn is_open(&self) -> bool {
        self.answer.is_none()
    }
}

/// All rounds of a product, the latest first.
pub fn rounds(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<Submission>> {
    listing_submissions::table
        .filter(listing_submissions::product_id.eq(id))
        .order(listing_submissions::number.desc())
        .select(Submission::as_select())
        .load(conn)
}

/// The round a curator has to look at.
pub fn open(conn: &mut DbConn, id: &ProductId) -> QueryResult<Option<Submission>> {
    listing_submissions::table
        .filter(listing_submissions::product_id.eq(id).and(listing_submissions::decision.is_null()))
        .select(Submission::as_select())
        .first(conn)
        .optional()
}

pub fn latest(conn: &mut DbConn, id: &ProductId) -> QueryResult<Option<Submission>> {
    listing_submissions::table
        .filter(listing_submissions::product_id.eq(id))
        .order(listing_submissions::number.desc())
        .select(Submission::as_select())
        .first(conn)
        .optional()
}

/// The points of a round in the order they were made.
pub fn comments(conn: &mut DbConn, ids: &[&SubmissionId]) -> QueryResult<Vec<Comment>> {
    review_comments::table
        .filter(review_comments::submission_id.eq_any(ids.iter().copied()))
        .order((review_comments::made_at, review_comments::id))
        .select(Comment::as_select())
        .load(conn)
}

/// What the curator wants changed and was not handed in again yet, answered or not.
pub fn points(conn: &mut DbConn, id: &ProductId) -> QueryResult<Vec<Comment>> {
    match latest(conn, id)? {
        Some(round) if round.decision == Some(Decision::ChangesRequested) => comments(conn, &[&round.id]),
        _ => Ok(Vec::new()),
    }
}
