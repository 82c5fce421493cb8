//! One step of the editor is saved: into the working copy always, and into what buyers see as far as nobody has to
//! look at it first.

use diesel::prelude::*;

use super::answer::answer_comments;
use super::apply::{apply, apply_unreviewed};
use super::content::ListingContent;
use super::draft::{self, Draft};
use super::forms::{StepForm, fill};
use super::load::load;
use super::own::{Own, own};
use super::places::places;
use super::problems::problems;
use super::review::needs_review;
use super::settle_maker::settle_maker;
use super::step::Step;
use super::submission;
use crate::audit::{self, ActKind};
use crate::catalog::{ListingStatus, version};
use crate::db::schema::users;
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::ProductId;
use crate::web::ListingScope;

#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("no such product")]
    NotFound,
    /// nothing was written
    #[error("the listing is archived")]
    Archived,
    /// somebody else saved this step meanwhile; nothing was written
    #[error("the step was saved by {}", .0.by)]
    Overtaken(Box<Overtaken>),
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SaveError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Theirs and ours, to be looked at together.
#[derive(Debug)]
pub struct Overtaken {
    pub draft: Draft,
    pub typed: ListingContent,
    /// the name of who was first
    pub by: String,
}

pub fn save_step(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    step: Step,
    form: &StepForm,
) -> Result<Draft, SaveError> {
    let (own, mut draft) = begin(conn, now, scope, id)?;
    let typed = fill(&draft.content, step, form, &places(conn, scope.bumdes_id())?);
    if let Some(last) = draft.steps.get(&step).filter(|last| last.revision > form.revision()) {
        if typed == draft.content {
            return Ok(draft);
        }
        let by: String = users::table.find(&last.by).select(users::name).first(conn)?;
        return Err(SaveError::Overtaken(Box::new(Overtaken { draft, typed, by })));
    }
    answer_comments(conn, now, scope, id, step, form)?;
    let before = std::mem::replace(&mut draft.content, typed);
    // not at every letter of a new name
    if step == Step::Name && !form.is_while_typing() {
        settle_maker(conn, &mut draft.content)?;
    }
    if draft.content != before || draft.revision == 0 {
        keep(conn, now, scope, id, &own, &mut draft, &[step])?;
    }
    Ok(draft)
}

/// Changes the working copy by something else than a form: pictures are not typed.
pub fn change_draft(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    step: Step,
    change: impl FnOnce(&mut ListingContent),
) -> Result<Draft, SaveError> {
    let (own, mut draft) = begin(conn, now, scope, id)?;
    change(&mut draft.content);
    keep(conn, now, scope, id, &own, &mut draft, &[step])?;
    Ok(draft)
}

pub(super) fn begin(conn: &mut DbConn, now: Timestamp, scope: &ListingScope, id: &ProductId) -> Result<(Own, Draft), SaveError> {
    let own = own(conn, scope, id)?.ok_or(SaveError::NotFound)?;
    if own.status == ListingStatus::Archived {
        return Err(SaveError::Archived);
    }
    let draft = draft::hold(conn, now, scope.user_id(), id)?.ok_or(SaveError::NotFound)?;
    Ok((own, draft))
}

/// Writes the working copy, and into the tables what may stand there before anybody looked at it.
pub(super) fn keep(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    own: &Own,
    draft: &mut Draft,
    steps: &[Step],
) -> QueryResult<()> {
    let mut differs = false;
    if own.was_published() {
        differs = publish_unreviewed(conn, now, scope, id, &draft.content)?;
    } else if own.status != ListingStatus::Submitted {
        // what a curator looks at right now stays as it was handed in
        apply(conn, now, id, &mut draft.content)?;
    }
    draft.is_ahead = match submission::open(conn, id)? {
        Some(round) => needs_review(&round.content()?, &draft.content),
        None => differs,
    };
    draft::save(conn, now, scope.user_id(), id, draft, steps)
}

/// Price, weight and the like are shown at once, when they are all in order. Returns whether anything else differs
/// from what is published.
fn publish_unreviewed(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    content: &ListingContent,
) -> QueryResult<bool> {
    let published = load(conn, id)?.ok_or(diesel::result::Error::NotFound)?;
    let merged = published.with_unreviewed_of(content);
    if merged != published && problems(&merged).iter().all(|problem| !is_unreviewed(&problem.field)) {
        version::touch(conn, now, id)?;
        apply_unreviewed(conn, now, id, &merged)?;
        audit::record(conn, now, &scope.act(ActKind::ListingTermsChanged, &published.name_id))?;
    }
    Ok(needs_review(&published, content))
}

fn is_unreviewed(field: &str) -> bool {
    let prefixes = ["price-", "weight-", "size-", "tier-"];
    let fields = ["making", "min_order_quantity", "lead_time_days", "monthly_capacity"];
    prefixes.iter().any(|prefix| field.starts_with(prefix)) || fields.contains(&field)
}
