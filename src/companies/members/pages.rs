//! `/portal/wholesale/members`: who works for the company, and as what.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Serialize;
use tera::Context;

use super::forms::{InvitationForm, RolesForm};
use super::queries::{self, MemberRow};
use super::{MemberError, change_roles, leave, remove};
use crate::companies::CompanyRole;
use crate::companies::company;
use crate::companies::forms::{FormErrors, Press, in_words};
use crate::error::AppError;
use crate::ids::UserId;
use crate::web::age::Age;
use crate::web::{CompanyAdminScope, CompanyScope, Form, Visitor};

pub(super) const MEMBERS: &str = "/portal/wholesale/members";

/// A member, and how long ago they were here.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    row: MemberRow,
    age: Option<Age>,
}

/// `GET /portal/wholesale/members`
pub async fn show(visitor: Visitor, scope: CompanyScope) -> Result<HttpResponse, AppError> {
    let form = InvitationForm::in_language(visitor.language);
    render(&visitor, &scope, StatusCode::OK, &form, &FormErrors::new()).await
}

pub(super) async fn render(
    visitor: &Visitor,
    scope: &CompanyScope,
    status: StatusCode,
    form: &InvitationForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (now, own) = (visitor.app.clock.now(), scope.clone());
    let (members, invitations, company) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let company = company::find(conn, own.company_id())?.ok_or(AppError::NotFound)?;
            Ok((queries::members(conn, own.company_id())?, queries::invitations(conn, now, &own)?, company))
        })
        .await?;
    let shown = |row: MemberRow| Shown { age: row.last_signed_in_at.map(|then| Age::of(then, now)), row };
    let members: Vec<Shown> = members.into_iter().map(shown).collect();
    let mut context = Context::new();
    context.insert("members", &members);
    context.insert("invitations", &invitations);
    context.insert("company", &company);
    context.insert("me", scope.user_id());
    context.insert("all_roles", CompanyRole::ALL);
    context.insert("form", form);
    context.insert("typed_roles", &form.roles.ticked());
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/members.html", context)
}

/// `POST /portal/wholesale/members/{id}/roles`
pub async fn set_roles(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<UserId>,
    form: Form<RolesForm>,
) -> Result<HttpResponse, AppError> {
    let (now, roles) = (visitor.app.clock.now(), form.0.roles.ticked());
    let done = visitor.app.write(move |conn| change_roles(conn, now, &scope, &id, &roles)).await;
    answer(&visitor, done, "team-done-roles", MEMBERS)
}

/// `POST /portal/wholesale/members/{id}/removal`
pub async fn end(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<UserId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| remove(conn, now, &scope, &id)).await;
    answer(&visitor, done, "company-done-removed", MEMBERS)
}

/// `POST /portal/wholesale/members/departure`
pub async fn depart(visitor: Visitor, scope: CompanyScope, _: Form<Press>) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| leave(conn, now, &scope)).await;
    let next = if done.is_ok() { "/account" } else { MEMBERS };
    answer(&visitor, done, "company-done-left", next)
}

fn answer(visitor: &Visitor, done: Result<(), MemberError>, key: &str, next: &str) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(MemberError::NotFound) => return Err(AppError::NotFound),
        Err(MemberError::Database(error)) => return Err(error.into()),
        Err(MemberError::LastAdmin) => visitor.flash("bad", visitor.text("company-refused-last-admin", &[]))?,
        Err(MemberError::NoRoles) => visitor.flash("bad", visitor.text("team-error-roles", &[]))?,
    }
    Ok(visitor.redirect(next))
}
