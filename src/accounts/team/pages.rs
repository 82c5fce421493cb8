//! `/portal/bumdes/team`: who works here, and as what.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Serialize;
use tera::Context;

use super::forms::{FormErrors, InvitationForm, Press, RolesForm};
use super::queries::{self, MemberRow};
use super::{TeamError, change_roles, hand_over, leave, remove_member};
use crate::accounts::BumdesRole;
use crate::error::AppError;
use crate::ids::UserId;
use crate::web::age::Age;
use crate::web::{BumdesScope, Form, OwnerScope, Visitor};

pub(super) const TEAM: &str = "/portal/bumdes/team";

/// A member, and how long ago they were here.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    row: MemberRow,
    age: Option<Age>,
}

/// `GET /portal/bumdes/team`
pub async fn show(visitor: Visitor, scope: BumdesScope) -> Result<HttpResponse, AppError> {
    let form = InvitationForm::in_language(visitor.language);
    render(&visitor, &scope, StatusCode::OK, &form, &FormErrors::new()).await
}

pub(super) async fn render(
    visitor: &Visitor,
    scope: &BumdesScope,
    status: StatusCode,
    form: &InvitationForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (now, own) = (visitor.app.clock.now(), scope.clone());
    let (members, invitations, (bumdes, village_code)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let about = queries::of_bumdes(conn, own.bumdes_id())?;
            Ok((queries::members(conn, &own)?, queries::invitations(conn, now, &own)?, about))
        })
        .await?;
    let shown = |row: MemberRow| Shown { age: row.last_signed_in_at.map(|then| Age::of(then, now)), row };
    let members: Vec<Shown> = members.into_iter().map(shown).collect();
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("members", &members);
    context.insert("invitations", &invitations);
    context.insert("bumdes", &bumdes);
    context.insert("village_code", &village_code);
    context.insert("me", scope.user_id());
    context.insert("all_roles", BumdesRole::ALL);
    context.insert("form", form);
    context.insert("typed_roles", &form.roles.ticked());
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/bumdes/team.html", context)
}

/// `POST /portal/bumdes/team/members/{id}/roles`
pub async fn set_roles(
    visitor: Visitor,
    scope: OwnerScope,
    id: web::Path<UserId>,
    form: Form<RolesForm>,
) -> Result<HttpResponse, AppError> {
    let (now, roles) = (visitor.app.clock.now(), form.0.roles.ticked());
    let done = visitor.app.write(move |conn| change_roles(conn, now, &scope, &id, &roles)).await;
    answer(&visitor, done, "team-done-roles", TEAM)
}

/// `POST /portal/bumdes/team/members/{id}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: OwnerScope,
    id: web::Path<UserId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| remove_member(conn, now, &scope, &id)).await;
    answer(&visitor, done, "team-done-removed", TEAM)
}

/// `POST /portal/bumdes/team/members/{id}/ownership`
pub async fn give_ownership(
    visitor: Visitor,
    scope: OwnerScope,
    id: web::Path<UserId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| hand_over(conn, now, &scope, &id)).await;
    answer(&visitor, done, "team-done-handed-over", TEAM)
}

/// `POST /portal/bumdes/team/departure`
pub async fn depart(visitor: Visitor, scope: BumdesScope, _: Form<Press>) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| leave(conn, now, &scope)).await;
    let next = if done.is_ok() { "/account" } else { TEAM };
    answer(&visitor, done, "team-done-left", next)
}

fn answer(visitor: &Visitor, done: Result<(), TeamError>, key: &str, next: &str) -> Result<HttpResponse, AppError> {
    let refused = match done {
        Ok(()) => {
            visitor.flash("good", visitor.text(key, &[]))?;
            return Ok(visitor.redirect(next));
        }
        Err(TeamError::NotFound) => return Err(AppError::NotFound),
        Err(TeamError::Database(error)) => return Err(error.into()),
        Err(TeamError::LastOwner) => "team-refused-last-owner",
        Err(TeamError::NoRoles) => "team-error-roles",
        Err(TeamError::OwnerAlready) => "team-refused-owner-already",
        Err(TeamError::SwitchedOff) => "team-refused-switched-off",
    };
    visitor.flash("bad", visitor.text(refused, &[]))?;
    Ok(visitor.redirect(next))
}
