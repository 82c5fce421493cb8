//! `/portal/operator/company-groups`: which companies are offered prices together.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use tera::Context;

use super::queries;
use super::{GroupError, add_member, make_group, name_group, remove_group, remove_member};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{CompanyGroupId, CompanyId};
use crate::price_lists::pages::Press;
use crate::quotations::typed::{FormErrors, in_words, line};
use crate::web::{Form, OperatorScope, Visitor};

const GROUPS: &str = "/portal/operator/company-groups";

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    before: String,
    q: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    name: String,
}

impl NameForm {
    fn name(&self) -> Result<String, FormErrors> {
        let name = line(&self.name, 80);
        if name.chars().count() < 2 { Err(FormErrors::from([("name", "company-group-error-name")])) } else { Ok(name) }
    }
}

#[derive(Deserialize)]
pub struct MemberForm {
    #[serde(default)]
    company: String,
}

/// `GET /portal/operator/company-groups?before=`
pub async fn list(visitor: Visitor, _: OperatorScope, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let before = Some(asked.into_inner().before).filter(|id| !id.is_empty()).map(CompanyGroupId);
    render_list(&visitor, StatusCode::OK, before, "", &FormErrors::new()).await
}

async fn render_list(
    visitor: &Visitor,
    status: StatusCode,
    before: Option<CompanyGroupId>,
    typed: &str,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let is_first = before.is_none();
    let read = move |conn: &mut DbConn| Ok::<_, AppError>(queries::page(conn, before.as_ref())?);
    let (rows, has_more) = visitor.app.read(read).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{GROUPS}?before={}", last.id));
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("older", &older);
    context.insert("newest", &(!is_first).then_some(GROUPS));
    context.insert("name", typed);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/company_groups.html", context)
}

/// `POST /portal/operator/company-groups`
pub async fn make(visitor: Visitor, scope: OperatorScope, form: Form<NameForm>) -> Result<HttpResponse, AppError> {
    let errors = match form.0.name() {
        Ok(name) => {
            let now = visitor.app.clock.now();
            match visitor.app.write(move |conn| make_group(conn, now, &scope, &name)).await {
                Ok(id) => {
                    visitor.flash("good", visitor.text("company-group-done-made", &[]))?;
                    return Ok(visitor.redirect(&format!("{GROUPS}/{id}")));
                }
                Err(GroupError::NameTaken) => FormErrors::from([("name", "company-group-error-taken")]),
                Err(GroupError::Database(error)) => return Err(error.into()),
                Err(GroupError::NotFound | GroupError::InUse) => return Err(AppError::NotFound),
            }
        }
        Err(errors) => errors,
    };
    render_list(&visitor, StatusCode::UNPROCESSABLE_ENTITY, None, &form.0.name, &errors).await
}

/// `GET /portal/operator/company-groups/{id}?q=`
pub async fn show(
    visitor: Visitor,
    _: OperatorScope,
    id: web::Path<CompanyGroupId>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    render(&visitor, StatusCode::OK, id.into_inner(), &asked.q, None, &FormErrors::new()).await
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    id: CompanyGroupId,
    words: &str,
    typed: Option<&str>,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (of, words) = (id.clone(), line(words, 100));
    let wanted = words.clone();
    let read = move |conn: &mut DbConn| queries::one(conn, &of, &wanted)?.ok_or(AppError::NotFound);
    let detail = visitor.app.read(read).await?;
    let mut context = Context::new();
    context.insert("id", &id);
    context.insert("name", &detail.name);
    context.insert("typed", typed.unwrap_or(&detail.name));
    context.insert("members", &detail.members);
    context.insert("found", &detail.found);
    context.insert("lists", &detail.lists);
    context.insert("q", &words);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/company_group.html", context)
}

/// `POST /portal/operator/company-groups/{id}`
pub async fn rename(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyGroupId>,
    form: Form<NameForm>,
) -> Result<HttpResponse, AppError> {
    let id = id.into_inner();
    let errors = match form.0.name() {
        Ok(name) => {
            let of = id.clone();
            match visitor.app.write(move |conn| name_group(conn, &scope, &of, &name)).await {
                Err(GroupError::NameTaken) => FormErrors::from([("name", "company-group-error-taken")]),
                done => return answer(&visitor, done, "company-group-done-named", &format!("{GROUPS}/{id}")),
            }
        }
        Err(errors) => errors,
    };
    render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, id, "", Some(&form.0.name), &errors).await
}

/// `POST /portal/operator/company-groups/{id}/members`
pub async fn add(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyGroupId>,
    form: Form<MemberForm>,
) -> Result<HttpResponse, AppError> {
    let (now, of, company) = (visitor.app.clock.now(), id.clone(), CompanyId(form.0.company));
    let done = visitor.app.write(move |conn| add_member(conn, now, &scope, &of, &company)).await;
    answer(&visitor, done, "company-group-done-added", &format!("{GROUPS}/{id}"))
}

/// `POST /portal/operator/company-groups/{id}/members/{company_id}/removal`
pub async fn take_out(
    visitor: Visitor,
    scope: OperatorScope,
    ids: web::Path<(CompanyGroupId, CompanyId)>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (id, company) = ids.into_inner();
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| remove_member(conn, now, &scope, &of, &company)).await;
    answer(&visitor, done, "company-group-done-taken-out", &format!("{GROUPS}/{id}"))
}

/// `POST /portal/operator/company-groups/{id}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: OperatorScope,
    id: web::Path<CompanyGroupId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (now, of) = (visitor.app.clock.now(), id.clone());
    match visitor.app.write(move |conn| remove_group(conn, now, &scope, &of)).await {
        Err(GroupError::InUse) => {
            visitor.flash("bad", visitor.text("company-group-error-in-use", &[]))?;
            Ok(visitor.redirect(&format!("{GROUPS}/{id}")))
        }
        done => answer(&visitor, done, "company-group-done-removed", GROUPS),
    }
}

fn answer(visitor: &Visitor, done: Result<(), GroupError>, key: &str, next: &str) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(GroupError::Database(error)) => return Err(error.into()),
        Err(_) => return Err(AppError::NotFound),
    }
    Ok(visitor.redirect(next))
}
