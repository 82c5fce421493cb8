//! What the BUMDes answers to the points of a curator: `done`, or words of its own, beside the field.

use diesel::prelude::*;

use super::forms::StepForm;
use super::step::Step;
use super::submission;
use crate::db::schema::review_comments;
use crate::db::{DbConn, Timestamp};
use crate::ids::ProductId;
use crate::web::ListingScope;

const MOST_ANSWER: usize = 1_000;

/// Takes `answer-<comment>` (words) and `done-<comment>` (a tick) of a step's points. A point without either is open
/// again.
pub(super) fn answer_comments(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    step: Step,
    form: &StepForm,
) -> QueryResult<()> {
    for comment in submission::points(conn, id)?.into_iter().filter(|comment| comment.step() == step) {
        let Some(words) = form.get(&format!("answer-{}", comment.id)) else { continue };
        let words: String = words.trim().replace("\r\n", "\n").chars().take(MOST_ANSWER).collect();
        let is_done = form.get(&format!("done-{}", comment.id)).is_some();
        let answer = (is_done || !words.is_empty()).then_some(words);
        if answer == comment.answer {
            continue;
        }
        let answered = answer.is_some();
        diesel::update(review_comments::table.find(&comment.id))
            .set((
                review_comments::answer.eq(answer),
                review_comments::answered_by.eq(answered.then(|| scope.user_id().clone())),
                review_comments::answered_at.eq(answered.then_some(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
