//! `/portal/wholesale/members/invitations`: asking somebody to join, once more, or not after all.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;

use super::forms::InvitationForm;
use super::invite::{revoke, send_again};
use super::pages::{MEMBERS, render};
use super::{InviteError, NewInvitation, invite};
use crate::companies::forms::{FormErrors, Press};
use crate::error::AppError;
use crate::ids::CompanyInvitationId;
use crate::web::{CompanyAdminScope, Form, Visitor};

/// `POST /portal/wholesale/members/invitations`
pub async fn add(
    visitor: Visitor,
    scope: CompanyAdminScope,
    form: Form<InvitationForm>,
) -> Result<HttpResponse, AppError> {
    let new = match NewInvitation::try_from(&form.0) {
        Ok(new) => new,
        Err(errors) => return render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, &form.0, &errors).await,
    };
    let (now, own, asked) = (visitor.app.clock.now(), scope.clone(), new.clone());
    let (status, error) = match visitor.app.write(move |conn| invite(conn, now, &own, &asked)).await {
        Ok(_) => {
            let email = [("email", FluentValue::from(new.email))];
            visitor.flash("good", visitor.text("team-done-invited", &email))?;
            return Ok(visitor.redirect(MEMBERS));
        }
        Err(InviteError::AlreadyMember) => (StatusCode::UNPROCESSABLE_ENTITY, "company-error-member"),
        Err(InviteError::AlreadyInvited) => (StatusCode::UNPROCESSABLE_ENTITY, "team-error-invited"),
        Err(InviteError::TooMany) => (StatusCode::TOO_MANY_REQUESTS, "team-error-too-many"),
        Err(InviteError::NotFound) => return Err(AppError::NotFound),
        Err(InviteError::Database(error)) => return Err(error.into()),
    };
    render(&visitor, &scope, status, &form.0, &FormErrors::from([("email", error)])).await
}

/// `POST /portal/wholesale/members/invitations/{id}/sending`
pub async fn again(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<CompanyInvitationId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| send_again(conn, now, &scope, &id)).await;
    answer(&visitor, done, "team-done-sent-again")
}

/// `POST /portal/wholesale/members/invitations/{id}/revocation`
pub async fn take_back(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<CompanyInvitationId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let done = visitor.app.write(move |conn| revoke(conn, now, &scope, &id)).await;
    answer(&visitor, done, "team-done-revoked")
}

fn answer(visitor: &Visitor, done: Result<(), InviteError>, key: &str) -> Result<HttpResponse, AppError> {
    match done {
        Ok(()) => visitor.flash("good", visitor.text(key, &[]))?,
        Err(InviteError::TooMany) => visitor.flash("bad", visitor.text("team-error-too-many", &[]))?,
        Err(InviteError::Database(error)) => return Err(error.into()),
        Err(_) => return Err(AppError::NotFound),
    }
    Ok(visitor.redirect(MEMBERS))
}
