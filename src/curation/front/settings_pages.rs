//! `/portal/curator/front/blocks`: the settings of a block, for a new one and one that is there.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use tera::Context;

use super::forms::{BlockForm, COUNTS, SettingsQuery};
use super::pages::{answer, told};
use super::{Change, ChangeError, FrontError, change_draft, draft, queries};
use crate::catalog::front::{Content, Kind};
use crate::curation::collection_forms::FormErrors;
use crate::curation::forms::one_line;
use crate::db::DbConn;
use crate::error::AppError;
use crate::web::{CuratorScope, Form, Visitor};

/// What is being written: settings, and for which block; none: a new one.
struct Settings<'a> {
    key: Option<&'a str>,
    kind: Kind,
    form: &'a BlockForm,
    /// the villages that are looked for
    words: &'a str,
}

/// `GET /portal/curator/front/blocks/new?kind=&q=`
pub async fn new(
    visitor: Visitor,
    _: CuratorScope,
    query: web::Query<SettingsQuery>,
) -> Result<HttpResponse, AppError> {
    let kind = match query.kind.as_str() {
        // the address alone begins with what needs no choice
        "" => Kind::Text,
        word => Kind::parse(word).filter(|kind| Content::plain(*kind).is_none()).ok_or(AppError::NotFound)?,
    };
    let form = BlockForm { kind: kind.as_str().to_owned(), ..BlockForm::default() };
    let settings = Settings { key: None, kind, form: &form, words: &one_line(&query.q, 100) };
    show_settings(&visitor, StatusCode::OK, &settings, None, &FormErrors::new()).await
}

/// `GET /portal/curator/front/blocks/{key}?q=`
pub async fn edit(
    visitor: Visitor,
    _: CuratorScope,
    key: web::Path<String>,
    query: web::Query<SettingsQuery>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let draft = visitor.app.read::<_, AppError>(move |conn| Ok(draft::find(conn, now)?)).await?;
    let block = draft.blocks.into_iter().find(|block| block.key == *key).ok_or(AppError::NotFound)?;
    let kind = block.content.kind();
    let form = BlockForm::of(&block);
    let settings = Settings { key: Some(&key), kind, form: &form, words: &one_line(&query.q, 100) };
    show_settings(&visitor, StatusCode::OK, &settings, None, &FormErrors::new()).await
}

/// With the draft's newest revision, so that saving once more is saving on top of what another did.
async fn show_settings(
    visitor: &Visitor,
    status: StatusCode,
    settings: &Settings<'_>,
    trouble: Option<&FrontError>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (now, words) = (visitor.app.clock.now(), settings.words.to_owned());
    let load = move |conn: &mut DbConn| {
        let draft = draft::find(conn, now)?;
        let named = queries::named(conn, now, &draft.blocks)?;
        let found = if words.is_empty() { Vec::new() } else { queries::villages(conn, &words)? };
        Ok((draft, queries::collections(conn, now)?, named, found))
    };
    let (draft, collections, named, found) = visitor.app.read::<_, AppError>(load).await?;
    let mut context = Context::new();
    context.insert("key", &settings.key);
    context.insert("kind", &settings.kind);
    context.insert("form", settings.form);
    context.insert("words", settings.words);
    context.insert("revision", &draft.revision);
    context.insert("collections", &collections);
    context.insert("village", &named.villages.get(&settings.form.village));
    context.insert("found", &found);
    context.insert("counts", &COUNTS);
    context.insert("trouble", &trouble.and_then(|error| told(visitor, error, draft.saved_by.as_deref())));
    let in_words = |(field, key): (&&str, &&str)| ((*field).to_owned(), visitor.text(key, &[]));
    context.insert("errors", &errors.iter().map(in_words).collect::<BTreeMap<_, _>>());
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/front_block.html", context)
}

/// `POST /portal/curator/front/blocks`
pub async fn add(visitor: Visitor, scope: CuratorScope, form: Form<BlockForm>) -> Result<HttpResponse, AppError> {
    let kind = form.0.kind().ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))?;
    save(&visitor, scope, None, kind, form.0, "front-done-added").await
}

/// `POST /portal/curator/front/blocks/{key}`
pub async fn set(
    visitor: Visitor,
    scope: CuratorScope,
    key: web::Path<String>,
    form: Form<BlockForm>,
) -> Result<HttpResponse, AppError> {
    let kind = form.0.kind().ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))?;
    save(&visitor, scope, Some(key.into_inner()), kind, form.0, "front-done-saved").await
}

async fn save(
    visitor: &Visitor,
    scope: CuratorScope,
    key: Option<String>,
    kind: Kind,
    form: BlockForm,
    done: &str,
) -> Result<HttpResponse, AppError> {
    let settings = |key| Settings { key, kind, form: &form, words: "" };
    let content = match form.content(kind) {
        Ok(content) => content,
        Err(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show_settings(visitor, status, &settings(key.as_deref()), None, &errors).await;
        }
    };
    let change = match &key {
        Some(key) => Change::Set(key.clone(), content),
        None => Change::Add(content),
    };
    let (now, revision) = (visitor.app.clock.now(), form.revision);
    let result = visitor.app.write(move |conn| change_draft(conn, now, &scope, revision, Some(change))).await;
    let takes_settings = Content::plain(kind).is_none();
    match result {
        // what was typed stays, and is saved by pressing once more: as a new block where another took the old one out
        Err(error @ (FrontError::Overtaken | FrontError::Refused(_))) if takes_settings => {
            let is_there = match &key {
                Some(key) => is_in_draft(visitor, key.clone(), kind).await?,
                None => false,
            };
            let gone = FrontError::Refused(ChangeError::NoSuchBlock);
            let error = if key.is_some() && !is_there { &gone } else { &error };
            let kept = settings(key.as_deref().filter(|_| is_there));
            show_settings(visitor, StatusCode::CONFLICT, &kept, Some(error), &FormErrors::new()).await
        }
        result => answer(visitor, result, done).await,
    }
}

async fn is_in_draft(visitor: &Visitor, key: String, kind: Kind) -> Result<bool, AppError> {
    let now = visitor.app.clock.now();
    let draft = visitor.app.read::<_, AppError>(move |conn| Ok(draft::find(conn, now)?)).await?;
    Ok(draft.blocks.iter().any(|block| block.key == key && block.content.kind() == kind))
}
