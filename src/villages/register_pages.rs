//! `/register`: somebody brings their BUMDes here. The village is chosen step by step, or found by its name and then
//! chosen: its code counts.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::Context;

use super::VillageKind;
use super::forms::{FormErrors, RegisterForm};
use super::register::{self, Holder, RegisterError, Registration};
use super::resolve::{self, Resolution};
use crate::accounts::attempts::Purpose;
use crate::accounts::may_try;
use crate::catalog;
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::BumdesId;
use crate::regions::queries::path;
use crate::regions::{RegionChoices, RegionPath};
use crate::web::whatsapp::whatsapp_link;
use crate::web::{Form, SignedIn, Visitor};

const STANDING: &str = "/portal/bumdes/registration";

/// A village to choose from, with what tells it from others of its name.
#[derive(Serialize)]
pub(super) struct Found {
    #[serde(flatten)]
    place: RegionPath,
    kind: VillageKind,
}

impl From<RegionPath> for Found {
    fn from(place: RegionPath) -> Self {
        Self { kind: VillageKind::of(&place.code), place }
    }
}

/// What a typed name came to, for the page.
#[derive(Serialize, Default)]
pub(super) struct Search {
    /// `one`, `several`, `nearest`, `unknown`; empty when nothing was looked for
    outcome: &'static str,
    places: Vec<Found>,
    total: usize,
}

impl From<Resolution> for Search {
    fn from(resolution: Resolution) -> Self {
        let (outcome, places, total) = match resolution {
            Resolution::One(place) => ("one", vec![place], 1),
            Resolution::Several(places, total) => ("several", places, total),
            Resolution::Nearest(places) => ("nearest", places, 0),
            Resolution::Unknown => ("unknown", vec![], 0),
        };
        Self { outcome, places: places.into_iter().map(Found::from).collect(), total }
    }
}

/// A BUMDes that the chosen village has, and how to reach it.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    holder: Holder,
    chat: Option<String>,
}

/// `GET /register`
pub async fn form(visitor: Visitor) -> Result<HttpResponse, AppError> {
    match &visitor.user {
        Some(SignedIn { bumdes_id: Some(_), .. }) => Ok(visitor.redirect(STANDING)),
        Some(user) => {
            let form = RegisterForm { email: user.email.clone(), ..RegisterForm::default() };
            render(&visitor, StatusCode::OK, &form, Search::default(), &FormErrors::new()).await
        }
        None => visitor.page("villages/register_guest.html", Context::new()),
    }
}

/// `POST /register`
pub async fn submit(
    visitor: Visitor,
    user: SignedIn,
    request: HttpRequest,
    form: Form<RegisterForm>,
) -> Result<HttpResponse, AppError> {
    let mut form = form.0;
    if user.bumdes_id.is_some() {
        return Ok(visitor.redirect(STANDING));
    }
    form.settle_village();
    if !form.join.is_empty() {
        return ask(&visitor, &user, &request, &form).await;
    }
    let is_sent = form.action == "register";
    if !form.place.trim().is_empty() && (form.action == "find" || (is_sent && form.village.is_empty())) {
        return find(&visitor, form).await;
    }
    if !is_sent {
        return render(&visitor, StatusCode::OK, &form, Search::default(), &FormErrors::new()).await;
    }
    let wish = match Registration::try_from(&form) {
        Ok(wish) => wish,
        Err(errors) => return refuse(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, &errors).await,
    };
    if !may_try(&visitor, &request, Purpose::Register, user.user_id.as_str()).await? {
        let slow = FormErrors::from([("name", "account-error-too-many")]);
        return refuse(&visitor, StatusCode::TOO_MANY_REQUESTS, &form, &slow).await;
    }
    let (now, user_id) = (visitor.app.clock.now(), user.user_id.clone());
    let field = match visitor.app.write(move |conn| register::register(conn, now, &user_id, &wish)).await {
        Ok(_) => {
            visitor.flash("good", visitor.text("register-done", &[]))?;
            return Ok(visitor.redirect(STANDING));
        }
        Err(RegisterError::MemberAlready) => return Ok(visitor.redirect(STANDING)),
        Err(RegisterError::Database(error)) => return Err(error.into()),
        Err(RegisterError::NoSuchVillage) => ("village", "register-error-village"),
        Err(RegisterError::NoSuchSector) => ("sector", "register-error-sector"),
        Err(RegisterError::VillageTaken) => ("village", "register-error-taken"),
    };
    refuse(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form, &FormErrors::from([field])).await
}

/// A name that one village alone has is filled in, to be looked at and sent; others are offered.
async fn find(visitor: &Visitor, mut form: RegisterForm) -> Result<HttpResponse, AppError> {
    let typed = form.place.clone();
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(resolve::resolve(conn, &typed)?)).await?;
    if let Resolution::One(place) = &found {
        form.choose(&place.code);
    }
    render(visitor, StatusCode::OK, &form, found.into(), &FormErrors::new()).await
}

async fn ask(
    visitor: &Visitor,
    user: &SignedIn,
    request: &HttpRequest,
    form: &RegisterForm,
) -> Result<HttpResponse, AppError> {
    if !may_try(visitor, request, Purpose::Register, user.user_id.as_str()).await? {
        let slow = FormErrors::from([("village", "account-error-too-many")]);
        return refuse(visitor, StatusCode::TOO_MANY_REQUESTS, form, &slow).await;
    }
    let (now, village, id) = (visitor.app.clock.now(), form.village.clone(), BumdesId(form.join.clone()));
    let (name, email) = (user.name.clone(), user.email.clone());
    let asked =
        move |conn: &mut DbConn| Ok::<_, AppError>(register::ask_to_join(conn, now, (&name, &email), &village, &id)?);
    if !visitor.app.write(asked).await? {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text("register-asked", &[("email", FluentValue::from(user.email.as_str()))]))?;
    Ok(visitor.redirect("/account"))
}

async fn refuse(
    visitor: &Visitor,
    status: StatusCode,
    form: &RegisterForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    render(visitor, status, form, Search::default(), errors).await
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    form: &RegisterForm,
    search: Search,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let asked = form.clone();
    let (choices, village, holders, sectors) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let choices = RegionChoices::within(conn, &asked.province, &asked.regency, &asked.district)?;
            let village = match asked.village.as_str() {
                "" => None,
                code => path(conn, code)?.map(Found::from),
            };
            let holders = register::holders(conn, &asked.village)?;
            Ok((choices, village, holders, catalog::queries::categories(conn)?))
        })
        .await?;
    let shown =
        |holder: Holder| Shown { chat: holder.phone.as_deref().and_then(|phone| whatsapp_link(phone, "")), holder };
    let holders: Vec<Shown> = holders.into_iter().map(shown).collect();
    let errors: BTreeMap<&str, String> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let mut context = Context::new();
    context.insert("form", form);
    context.insert("errors", &errors);
    context.insert("choices", &choices);
    context.insert("village", &village);
    context.insert("holders", &holders);
    context.insert("sectors", &sectors);
    context.insert("search", &search);
    visitor.page_with(HttpResponseBuilder::new(status), "villages/register.html", context)
}
