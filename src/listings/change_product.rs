//! A program writes a product: what it names is changed, everything else stays. The same rules as for the editor's
//! steps; who goes by an older revision writes nothing.

use std::collections::HashMap;

use super::content::ListingContent;
use super::draft::Draft;
use super::forms::StepForm;
use super::places::{Places, places};
use super::product_change::ProductChange;
use super::save_step::{begin, keep};
use super::settle_maker::settle_maker;
use super::step::Step;
use super::{CreateError, Problem, SaveError, create_product};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::ProductId;
use crate::web::ListingScope;

#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// nothing was written
    #[error("{} fields cannot be as they were sent", .0.len())]
    Unfit(Vec<Problem>),
    /// somebody saved meanwhile; nothing was written
    #[error("the product is at revision {0} by now")]
    Overtaken(i64),
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl From<DbError> for ChangeError {
    fn from(error: DbError) -> Self {
        Self::Save(error.into())
    }
}

impl From<diesel::result::Error> for ChangeError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Save(error.into())
    }
}

impl From<CreateError> for ChangeError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Incomplete { problems, .. } => Self::Unfit(problems),
            CreateError::Database(error) => error.into(),
        }
    }
}

pub fn change_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    id: &ProductId,
    change: &ProductChange,
) -> Result<Draft, ChangeError> {
    let (own, mut draft) = begin(conn, now, scope, id)?;
    if change.revision.is_some_and(|seen| seen != draft.revision) {
        return Err(ChangeError::Overtaken(draft.revision));
    }
    let steps = change.steps();
    let content = changed(&draft.content, change, &places(conn, scope.bumdes_id())?)?;
    let before = std::mem::replace(&mut draft.content, content);
    if steps.contains(&Step::Name) {
        settle_maker(conn, &mut draft.content)?;
    }
    if draft.content != before {
        keep(conn, now, scope, id, &own, &mut draft, &steps)?;
    }
    Ok(draft)
}

/// A draft with everything that was sent; its first step must be whole, as in the editor.
pub fn add_product(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &ListingScope,
    change: &ProductChange,
) -> Result<ProductId, ChangeError> {
    let id = create_product(conn, now, scope, &first_step(change))?;
    let mut rest = change.clone();
    // of what is new nobody saw a revision
    rest.revision = None;
    change_product(conn, now, scope, &id, &rest)?;
    Ok(id)
}

fn changed(content: &ListingContent, change: &ProductChange, places: &Places) -> Result<ListingContent, ChangeError> {
    let mut content = content.clone();
    let problems = change.apply(&mut content, places);
    if problems.is_empty() { Ok(content) } else { Err(ChangeError::Unfit(problems)) }
}

fn first_step(change: &ProductChange) -> StepForm {
    let mut fields = HashMap::new();
    let mut put = |name: &str, value: Option<&String>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value.clone());
        }
    };
    put("name_id", change.name_id.as_ref());
    put("name_en", change.name_en.as_ref());
    put("category", change.category.as_ref());
    put("village_code", change.village_code.as_ref());
    if let Some(maker) = &change.maker {
        put("maker", maker.id.as_ref());
        put("maker_name", maker.name.as_ref());
        put("cluster", maker.cluster.as_ref());
    }
    StepForm { fields }
}
