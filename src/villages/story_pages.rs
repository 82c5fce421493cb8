//! `/portal/curator/villages`: what the gallery tells of a village, and the one product it stands for.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use tera::Context;

use super::forms::FormErrors;
use super::queries::{self, VillageRow};
use super::signature::{self, SignatureError, choose_signature};
use super::story::{self, Story, StoryForm, write_story};
use crate::catalog;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::ProductId;
use crate::web::{CuratorScope, Form, Visitor};

const LIST: &str = "/portal/curator/villages";

#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

/// `GET /portal/curator/villages`
pub async fn list(visitor: Visitor, _: CuratorScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    let q: String = filter.q.trim().chars().take(100).collect();
    let (asked, after) = (q.clone(), filter.after.clone());
    let (rows, has_more) = visitor.app.read::<_, AppError>(move |conn| Ok(story::list(conn, &asked, &after)?)).await?;
    let base = |after: &str| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &q).append_pair("after", after);
        format!("{LIST}?{}", query.finish())
    };
    let mut context = Context::new();
    context.insert("next", &rows.last().filter(|_| has_more).map(|last| base(&last.code)));
    context.insert("first", &(!filter.after.is_empty()).then(|| base("")));
    context.insert("rows", &rows);
    context.insert("q", &q);
    visitor.page("portal/curator/villages.html", context)
}

/// `GET /portal/curator/villages/{code}`
pub async fn show(visitor: Visitor, _: CuratorScope, code: web::Path<String>) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, code.into_inner(), None, &FormErrors::new()).await
}

/// With a form that comes back: what was typed, and how the page of the village would look with it.
async fn render(
    visitor: &Visitor,
    status: StatusCode,
    code: String,
    typed: Option<StoryForm>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let load = move |conn: &mut DbConn| {
        let village = queries::by_code(conn, &code)?.ok_or(AppError::NotFound)?;
        let sellers = queries::sellers_of(conn, &code)?;
        let (candidates, history) = (signature::candidates(conn, &code)?, signature::history(conn, &code)?);
        Ok::<_, AppError>((village, sellers, candidates, history, catalog::queries::categories(conn)?))
    };
    let (mut village, sellers, candidates, history, sectors) = visitor.app.read(load).await?;
    let form = typed.unwrap_or_else(|| StoryForm::from(&village.row));
    preview(&mut village.row, &form);
    let errors: BTreeMap<&str, String> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("form", &form);
    context.insert("is_preview", &true);
    context.insert("errors", &errors);
    context.insert("village", &village);
    context.insert("sellers", &sellers);
    context.insert("sectors", &sectors);
    context.insert("candidates", &candidates);
    context.insert("history", &history);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/curator/village.html", context)
}

fn preview(row: &mut VillageRow, form: &StoryForm) {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    row.sector.clone_from(&form.sector);
    row.primary_product_id.clone_from(&form.primary_product_id);
    row.primary_product_en.clone_from(&form.primary_product_en);
    row.story_id.clone_from(&form.story_id);
    row.story_en.clone_from(&form.story_en);
    row.cluster = given(&form.cluster);
    row.programme = given(&form.programme);
}

/// `POST /portal/curator/villages/{code}`
pub async fn save(
    visitor: Visitor,
    scope: CuratorScope,
    code: web::Path<String>,
    form: Form<StoryForm>,
) -> Result<HttpResponse, AppError> {
    let (code, form) = (code.into_inner(), form.0);
    let parsed = Story::try_from(&form);
    let story = match parsed {
        Err(errors) => return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, code, Some(form), &errors).await,
        Ok(_) if form.action == "preview" => {
            return render(&visitor, StatusCode::OK, code, Some(form), &FormErrors::new()).await;
        }
        Ok(story) => story,
    };
    let (now, of) = (visitor.app.clock.now(), code.clone());
    let written =
        visitor.app.write::<_, AppError>(move |conn| Ok(write_story(conn, now, &scope, &of, &story)?)).await?;
    if !written {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text("story-done-saved", &[]))?;
    Ok(visitor.redirect(&format!("{LIST}/{code}")))
}

#[derive(Deserialize)]
pub struct SignatureForm {
    /// empty: none
    #[serde(default)]
    product: String,
}

/// `POST /portal/curator/villages/{code}/signature`
pub async fn choose(
    visitor: Visitor,
    scope: CuratorScope,
    code: web::Path<String>,
    form: Form<SignatureForm>,
) -> Result<HttpResponse, AppError> {
    let (code, now) = (code.into_inner(), visitor.app.clock.now());
    let (of, to) = (code.clone(), Some(form.0.product).filter(|id| !id.is_empty()).map(ProductId));
    match visitor.app.write(move |conn| choose_signature(conn, now, &scope, &of, to.as_ref())).await {
        Ok(()) => visitor.flash("good", visitor.text("story-done-signature", &[]))?,
        Err(SignatureError::Unchanged) => visitor.flash("bad", visitor.text("story-signature-same", &[]))?,
        Err(SignatureError::NotFound | SignatureError::NoSuchProduct) => return Err(AppError::NotFound),
        Err(SignatureError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(&format!("{LIST}/{code}#signature")))
}
