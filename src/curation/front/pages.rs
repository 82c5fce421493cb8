//! `/portal/curator/front`: the draft of the front page with its blocks, its preview, and the way to the visitors.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::forms::{PublishForm, RevisionForm};
use super::{Change, ChangeError, FrontError, When, change_draft, draft, publish, queries};
use crate::catalog::front::{self, Block, Kind, ShownBlock};
use crate::curation::collection_forms::FormErrors;
use crate::curation::{Direction, Rearrangement};
use crate::db::DbConn;
use crate::error::AppError;
use crate::web::age::Age;
use crate::web::{CuratorScope, Form, Visitor};

pub(super) const PAGE: &str = "/portal/curator/front";

/// A block of the draft.
#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    block: Block,
    /// whether visitors would see anything of it now
    is_empty: bool,
    has_settings: bool,
}

/// `GET /portal/curator/front`
pub async fn show(visitor: Visitor, _: CuratorScope) -> Result<HttpResponse, AppError> {
    show_draft(&visitor, StatusCode::OK, None, &PublishForm::default(), &FormErrors::new()).await
}

/// The draft as it is, with what went wrong.
pub(super) async fn show_draft(
    visitor: &Visitor,
    status: StatusCode,
    trouble: Option<&FrontError>,
    form: &PublishForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let load = move |conn: &mut DbConn| {
        let draft = draft::find(conn, now)?;
        let shown = front::load(conn, now, &draft.blocks)?;
        let named = queries::named(conn, now, &draft.blocks)?;
        Ok((draft, shown, named, queries::next_start(conn, now)?))
    };
    let (draft, shown, named, next) = visitor.app.read::<_, AppError>(load).await?;
    let row = |block: &Block| Row {
        is_empty: !shown.iter().any(|other: &ShownBlock| other.key == block.key),
        has_settings: front::Content::plain(block.content.kind()).is_none(),
        block: block.clone(),
    };
    let mut context = Context::new();
    context.insert("rows", &draft.blocks.iter().map(row).collect::<Vec<_>>());
    context.insert("kinds", &addable(&draft.blocks));
    context.insert("named", &named);
    context.insert("revision", &draft.revision);
    context.insert("is_as_shown", &draft.is_as_shown);
    context.insert("saved_by", &draft.saved_by);
    context.insert("saved_at", &draft.saved_at);
    context.insert("saved_age", &draft.saved_at.map(|at| Age::of(at, now)));
    context.insert("next_start", &next);
    context.insert("trouble", &trouble.and_then(|error| told(visitor, error, draft.saved_by.as_deref())));
    context.insert("form", form);
    let in_words = |(field, key): (&&str, &&str)| ((*field).to_owned(), visitor.text(key, &[]));
    context.insert("errors", &errors.iter().map(in_words).collect::<std::collections::BTreeMap<_, _>>());
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/front.html", context)
}

/// What may be added, and whether it takes settings first.
fn addable(blocks: &[Block]) -> Vec<(Kind, bool)> {
    let is_there = |kind: Kind| blocks.iter().any(|block| block.content.kind() == kind);
    let has_hero = blocks.iter().any(|block| block.content.kind().is_hero());
    let fits = |kind: &Kind| if kind.is_hero() { !has_hero } else { kind.may_repeat() || !is_there(*kind) };
    let free = Kind::ALL.iter().copied().filter(fits).filter(|_| blocks.len() < front::MOST_BLOCKS);
    free.map(|kind| (kind, front::Content::plain(kind).is_none())).collect()
}

/// In words of the visitor's language; failures of the house are nobody's doing here.
pub(super) fn told(visitor: &Visitor, error: &FrontError, by: Option<&str>) -> Option<String> {
    let key = match error {
        FrontError::Overtaken => {
            let who = FluentValue::from(by.unwrap_or_default().to_owned());
            return Some(visitor.text("front-overtaken", &[("name", who)]));
        }
        FrontError::Refused(ChangeError::NoSuchBlock) => "front-refused-gone",
        FrontError::Refused(ChangeError::Full) => "front-refused-full",
        FrontError::Refused(ChangeError::SecondHero) => "front-refused-hero",
        FrontError::Refused(ChangeError::AlreadyThere) => "front-refused-there",
        FrontError::Empty => "front-refused-empty",
        FrontError::Past => "front-refused-past",
        FrontError::NotFound | FrontError::Database(_) => return None,
    };
    Some(visitor.text(key, &[]))
}

/// After a change of the draft: back to it, or the draft as another has left it.
pub(super) async fn answer(
    visitor: &Visitor,
    result: Result<(), FrontError>,
    done: &str,
) -> Result<HttpResponse, AppError> {
    match result {
        Ok(()) => {
            visitor.flash("good", visitor.text(done, &[]))?;
            Ok(visitor.redirect(PAGE))
        }
        Err(FrontError::NotFound) => Err(AppError::NotFound),
        Err(FrontError::Database(error)) => Err(error.into()),
        Err(error) => {
            let form = PublishForm::default();
            show_draft(visitor, StatusCode::CONFLICT, Some(&error), &form, &FormErrors::new()).await
        }
    }
}

async fn change(
    visitor: &Visitor,
    scope: CuratorScope,
    revision: i64,
    change: Option<Change>,
    done: &str,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let result = visitor.app.write(move |conn| change_draft(conn, now, &scope, revision, change)).await;
    answer(visitor, result, done).await
}

/// `POST /portal/curator/front/blocks/{key}/position`
pub async fn step(
    visitor: Visitor,
    scope: CuratorScope,
    key: web::Path<String>,
    form: Form<RevisionForm>,
) -> Result<HttpResponse, AppError> {
    let direction = Direction::parse(&form.0.direction);
    let direction = direction.ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))?;
    let moved = Change::Rearrange(Rearrangement::Step(key.into_inner(), direction));
    change(&visitor, scope, form.0.revision, Some(moved), "front-done-moved").await
}

/// `POST /portal/curator/front/order`
pub async fn drag(visitor: Visitor, scope: CuratorScope, form: Form<RevisionForm>) -> Result<HttpResponse, AppError> {
    let keys = form.0.order.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect();
    let moved = Change::Rearrange(Rearrangement::Dragged(keys));
    change(&visitor, scope, form.0.revision, Some(moved), "front-done-moved").await
}

/// `POST /portal/curator/front/blocks/{key}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: CuratorScope,
    key: web::Path<String>,
    form: Form<RevisionForm>,
) -> Result<HttpResponse, AppError> {
    let removed = Change::Remove(key.into_inner());
    change(&visitor, scope, form.0.revision, Some(removed), "front-done-removed").await
}

/// `POST /portal/curator/front/reset`: the draft is as the front page is shown now.
pub async fn reset(visitor: Visitor, scope: CuratorScope, form: Form<RevisionForm>) -> Result<HttpResponse, AppError> {
    change(&visitor, scope, form.0.revision, None, "front-done-reset").await
}

/// `GET /portal/curator/front/preview`: the visitors' page made of the draft.
pub async fn preview(visitor: Visitor, _: CuratorScope) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let draft = visitor.app.read::<_, AppError>(move |conn| Ok(draft::find(conn, now)?)).await?;
    let mut context = front::pages::preview(&visitor, now, draft.blocks).await?;
    context.insert("note", &visitor.text("front-preview-draft", &[]));
    context.insert("back", PAGE);
    visitor.page("portal/curator/front_preview.html", context)
}

/// `POST /portal/curator/front/publication`
pub async fn put_up(visitor: Visitor, scope: CuratorScope, form: Form<PublishForm>) -> Result<HttpResponse, AppError> {
    let (form, now) = (form.0, visitor.app.clock.now());
    let when = match form.when() {
        Ok(when) => when,
        Err(errors) => {
            return show_draft(&visitor, StatusCode::UNPROCESSABLE_ENTITY, None, &form, &errors).await;
        }
    };
    let revision = form.revision;
    let result = visitor.app.write(move |conn| publish(conn, now, &scope, revision, when)).await;
    match result {
        Err(FrontError::Past) => {
            let errors = FormErrors::from([("day", "front-refused-past")]);
            show_draft(&visitor, StatusCode::UNPROCESSABLE_ENTITY, None, &form, &errors).await
        }
        result => {
            let done = if when == When::Now { "front-done-published" } else { "front-done-scheduled" };
            answer(&visitor, result, done).await
        }
    }
}
