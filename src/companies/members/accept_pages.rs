//! `/invitations/company/{token}`: where the link of a company's invitation leads, for whoever has an account and
//! whoever has none.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use diesel::prelude::*;
use fluent_bundle::FluentValue;
use tera::Context;

use super::accept::other_company;
use super::invitation::{self, CompanyInvitation};
use super::{AcceptError, accept};
use crate::accounts::entering::enter;
use crate::accounts::forms::PersonForm;
use crate::accounts::joining::{self, JoinError, Way};
use crate::companies::forms::{FormErrors, in_words};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::UserId;
use crate::web::{Form, Visitor};

/// `GET /invitations/company/{token}`
pub async fn show(visitor: Visitor, request: HttpRequest, token: web::Path<String>) -> Result<HttpResponse, AppError> {
    match open(&visitor, &request, &token).await? {
        Some(invitation) => {
            render(&visitor, StatusCode::OK, invitation, &PersonForm::default(), &FormErrors::new()).await
        }
        None => over(&visitor),
    }
}

/// `POST /invitations/company/{token}`
pub async fn join(
    visitor: Visitor,
    request: HttpRequest,
    token: web::Path<String>,
    form: Form<PersonForm>,
) -> Result<HttpResponse, AppError> {
    let Some(invitation) = open(&visitor, &request, &token).await? else { return over(&visitor) };
    let form = form.0;
    let errors = form.errors();
    if visitor.user.is_none() && !errors.is_empty() {
        return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, invitation, &form, &errors).await;
    }
    joining::slow_down(&visitor, &request, invitation.id.as_str()).await?;
    let (now, id, roles) = (visitor.app.clock.now(), invitation.id.clone(), invitation.roles());
    let joining = joining::of_form(&visitor, &form).await?;
    match visitor.app.write(move |conn| accept(conn, now, &id, &joining)).await {
        Ok(user_id) => {
            if visitor.user.is_none() {
                enter(&visitor, &user_id).await?;
            }
            let words: Vec<String> =
                roles.iter().map(|role| visitor.text(&format!("company-role-{role}"), &[])).collect();
            visitor.flash("good", visitor.text("team-joined", &[("roles", FluentValue::from(words.join(", ")))]))?;
            Ok(visitor.redirect("/portal/wholesale"))
        }
        Err(AcceptError::NotOpen) => over(&visitor),
        Err(AcceptError::Join(JoinError::Database(error))) => Err(error.into()),
        // the page says which of them it is
        Err(AcceptError::Elsewhere | AcceptError::Join(_)) => {
            render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, invitation, &form, &FormErrors::new()).await
        }
    }
}

/// The open invitation of this link.
async fn open(visitor: &Visitor, request: &HttpRequest, token: &str) -> Result<Option<CompanyInvitation>, AppError> {
    let (app, now, given) = (visitor.app.clone(), visitor.app.clock.now(), token.to_owned());
    let find = move |conn: &mut DbConn| Ok(invitation::find(conn, &app.config.server, &given, now)?);
    let found = visitor.app.read::<_, AppError>(find).await?;
    if found.is_none() {
        joining::slow_down(visitor, request, "unknown").await?;
    }
    Ok(found)
}

fn over(visitor: &Visitor) -> Result<HttpResponse, AppError> {
    joining::over(visitor, "company-invitation-over")
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    invitation: CompanyInvitation,
    form: &PersonForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (asked, user) = (invitation.clone(), visitor.user.as_ref().map(|user| user.user_id.clone()));
    let read = move |conn: &mut DbConn| Ok((invitation::about(conn, &asked)?, way_in(conn, &asked, user.as_ref())?));
    let ((company, region_code, inviter), (way, other)) = visitor.app.read::<_, AppError>(read).await?;
    let mut context = Context::new();
    context.insert("company", &company);
    context.insert("inviter", &inviter);
    context.insert("region_code", &region_code);
    context.insert("roles", &invitation.roles());
    context.insert("email", &invitation.email);
    context.insert("expires_at", &invitation.expires_at);
    context.insert("way", &way);
    context.insert("other", &other);
    context.insert("form", form);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "companies/invitation.html", context)
}

/// And the other company, where that is in the way.
fn way_in(
    conn: &mut DbConn,
    invitation: &CompanyInvitation,
    user: Option<&UserId>,
) -> QueryResult<(Way, Option<String>)> {
    let way = joining::way_in(conn, &invitation.email, user)?;
    let other = match user.filter(|_| way == Way::Join) {
        Some(user) => other_company(conn, user, &invitation.company_id)?,
        None => None,
    };
    Ok((if other.is_some() { Way::Elsewhere } else { way }, other))
}
