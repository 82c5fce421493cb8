//! `/portal/wholesale/outlets`: where the company's goods go.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use tera::Context;

use super::forms::{OutletForm, SwitchForm};
use super::{Outlet, OutletData, SaveOutletError, add_outlet, change_outlet, find, list, switch_outlet};
use crate::companies::company;
use crate::companies::forms::{FormErrors, PlaceForm, in_words};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::OutletId;
use crate::web::{CompanyAdminScope, CompanyScope, Form, Visitor};

const OUTLETS: &str = "/portal/wholesale/outlets";

#[derive(Deserialize)]
pub struct Page {
    #[serde(default)]
    before: String,
}

/// `GET /portal/wholesale/outlets?before=`
pub async fn show(visitor: Visitor, scope: CompanyScope, page: web::Query<Page>) -> Result<HttpResponse, AppError> {
    let before = Some(page.into_inner().before).filter(|id| !id.is_empty()).map(OutletId);
    let is_first = before.is_none();
    let read = move |conn: &mut DbConn| Ok(list(conn, &scope, before.as_ref())?);
    let (rows, has_more) = visitor.app.read::<_, AppError>(read).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{OUTLETS}?before={}", last.outlet.id));
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("older", &older);
    context.insert("newest", &(!is_first).then_some(OUTLETS));
    visitor.page("portal/wholesale/outlets.html", context)
}

/// `GET /portal/wholesale/outlets/new`: at the company's own address, until another is chosen.
pub async fn new(visitor: Visitor, scope: CompanyAdminScope) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| Ok(company::find(conn, scope.company_id())?);
    let company = visitor.app.read::<_, AppError>(read).await?.ok_or(AppError::NotFound)?;
    let form = OutletForm { place: PlaceForm::of(&company.place()), ..OutletForm::default() };
    render(&visitor, StatusCode::OK, form, &FormErrors::new(), None).await
}

/// `POST /portal/wholesale/outlets`
pub async fn add(visitor: Visitor, scope: CompanyAdminScope, form: Form<OutletForm>) -> Result<HttpResponse, AppError> {
    save(visitor, scope, form.0, None).await
}

/// `GET /portal/wholesale/outlets/{id}`
pub async fn edit(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutletId>,
) -> Result<HttpResponse, AppError> {
    let outlet = load(&visitor, scope, id.into_inner()).await?;
    render(&visitor, StatusCode::OK, OutletForm::of(&outlet), &FormErrors::new(), Some(&outlet)).await
}

/// `POST /portal/wholesale/outlets/{id}`
pub async fn change(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutletId>,
    form: Form<OutletForm>,
) -> Result<HttpResponse, AppError> {
    let outlet = load(&visitor, scope.clone(), id.into_inner()).await?;
    save(visitor, scope, form.0, Some(outlet)).await
}

async fn load(visitor: &Visitor, scope: CompanyAdminScope, id: OutletId) -> Result<Outlet, AppError> {
    let read = move |conn: &mut DbConn| Ok(find(conn, &scope, &id)?);
    visitor.app.read::<_, AppError>(read).await?.ok_or(AppError::NotFound)
}

async fn save(
    visitor: Visitor,
    scope: CompanyAdminScope,
    mut form: OutletForm,
    outlet: Option<Outlet>,
) -> Result<HttpResponse, AppError> {
    form.place.settle();
    if form.action != "save" {
        return render(&visitor, StatusCode::OK, form, &FormErrors::new(), outlet.as_ref()).await;
    }
    let data = match OutletData::try_from(&form) {
        Ok(data) => data,
        Err(errors) => {
            return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &errors, outlet.as_ref()).await;
        }
    };
    let (now, id) = (visitor.app.clock.now(), outlet.as_ref().map(|outlet| outlet.id.clone()));
    let write = move |conn: &mut DbConn| match &id {
        Some(id) => change_outlet(conn, now, &scope, id, &data),
        None => add_outlet(conn, now, &scope, &data).map(drop),
    };
    match visitor.app.write(write).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("wholesale-done-outlet", &[]))?;
            Ok(visitor.redirect(OUTLETS))
        }
        Err(SaveOutletError::NoSuchVillage) => {
            let errors = FormErrors::from([("village", "checkout-error-village")]);
            render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, &errors, outlet.as_ref()).await
        }
        Err(SaveOutletError::NotFound) => Err(AppError::NotFound),
        Err(SaveOutletError::Database(error)) => Err(error.into()),
    }
}

/// `POST /portal/wholesale/outlets/{id}/switch`
pub async fn switch(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<OutletId>,
    form: Form<SwitchForm>,
) -> Result<HttpResponse, AppError> {
    let is_active = form.0.is_active().ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))?;
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| switch_outlet(conn, now, &scope, &id, is_active)).await {
        Ok(()) => {}
        Err(SaveOutletError::Database(error)) => return Err(error.into()),
        Err(_) => return Err(AppError::NotFound),
    }
    let key = if is_active { "wholesale-done-outlet-on" } else { "wholesale-done-outlet-off" };
    visitor.flash("good", visitor.text(key, &[]))?;
    Ok(visitor.redirect(OUTLETS))
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    mut form: OutletForm,
    errors: &FormErrors,
    outlet: Option<&Outlet>,
) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| {
        let choices = form.place.choices(conn)?;
        Ok((form, choices))
    };
    let (form, choices) = visitor.app.read::<_, AppError>(read).await?;
    let mut context = Context::new();
    context.insert("form", &form);
    context.insert("choices", &choices);
    context.insert("outlet", &outlet);
    context.insert("errors", &in_words(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/outlet.html", context)
}
