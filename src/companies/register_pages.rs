//! `/register/company`: somebody brings the company they buy for.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use tera::Context;

use super::forms::{CompanyForm, FormErrors, in_words};
use super::register::{self, ProfileError};
use super::{CompanyKind, Profile};
use crate::accounts::attempts::Purpose;
use crate::accounts::may_try;
use crate::db::DbConn;
use crate::error::AppError;
use crate::web::{Form, SignedIn, Visitor};

const STANDING: &str = "/portal/wholesale/company";

/// `GET /register/company`
pub async fn form(visitor: Visitor) -> Result<HttpResponse, AppError> {
    match &visitor.user {
        Some(SignedIn { company: Some(_), .. }) => Ok(visitor.redirect(STANDING)),
        Some(user) => {
            let form = CompanyForm { email: user.email.clone(), ..CompanyForm::default() };
            render(&visitor, StatusCode::OK, form, &FormErrors::new(), "companies/register.html").await
        }
        None => visitor.page("companies/register_guest.html", Context::new()),
    }
}

/// `POST /register/company`
pub async fn submit(
    visitor: Visitor,
    user: SignedIn,
    request: HttpRequest,
    form: Form<CompanyForm>,
) -> Result<HttpResponse, AppError> {
    if user.company.is_some() {
        return Ok(visitor.redirect(STANDING));
    }
    let mut form = form.0;
    form.place.settle();
    let template = "companies/register.html";
    if form.action != "save" {
        return render(&visitor, StatusCode::OK, form, &FormErrors::new(), template).await;
    }
    let profile = match Profile::try_from(&form) {
        Ok(profile) => profile,
        Err(errors) => return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &errors, template).await,
    };
    if !may_try(&visitor, &request, Purpose::Register, user.user_id.as_str()).await? {
        let slow = FormErrors::from([("name", "account-error-too-many")]);
        return render(&visitor, StatusCode::TOO_MANY_REQUESTS, form, &slow, template).await;
    }
    let (now, user_id) = (visitor.app.clock.now(), user.user_id.clone());
    match visitor.app.write(move |conn| register::register(conn, now, &user_id, &profile)).await {
        Ok(_) => visitor.flash("good", visitor.text("company-done-registered", &[]))?,
        Err(ProfileError::MemberAlready) => {}
        Err(error) => {
            let errors = refusal(error)?;
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &errors, template).await;
        }
    }
    Ok(visitor.redirect(STANDING))
}

/// What is wrong with what a company says of itself, beside its field.
pub(super) fn refusal(error: ProfileError) -> Result<FormErrors, AppError> {
    Ok(FormErrors::from([match error {
        ProfileError::NoSuchVillage => ("village", "checkout-error-village"),
        ProfileError::NpwpTaken => ("npwp", "company-error-npwp-taken"),
        ProfileError::MemberAlready | ProfileError::Settled(_) => ("name", "company-error-settled"),
        ProfileError::Database(error) => return Err(error.into()),
    }]))
}

/// The form in `template`, of a company that is new or that corrects what it said.
pub(super) async fn render(
    visitor: &Visitor,
    status: StatusCode,
    mut form: CompanyForm,
    errors: &FormErrors,
    template: &str,
) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| {
        let choices = form.place.choices(conn)?;
        Ok((form, choices))
    };
    let (form, choices) = visitor.app.read::<_, AppError>(read).await?;
    let mut context = Context::new();
    context.insert("form", &form);
    context.insert("choices", &choices);
    context.insert("kinds", CompanyKind::ALL);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), template, context)
}
