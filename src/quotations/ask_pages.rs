//! `/portal/wholesale/requests/new`: asking, of a product's maker or by category.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::ask_forms::{About, AskForm, UNITS, choices_of};
use super::company_pages::{LIST, texts};
use super::file::{Attachment, MOST_FILES, UnfitFile};
use super::typed::FormErrors;
use super::{AskError, Grade, ask};
use crate::catalog::ListingStatus;
use crate::catalog::queries::{Category, categories};
use crate::db::DbConn;
use crate::db::schema::{bumdes, outlets, products, regions};
use crate::error::AppError;
use crate::ids::{OutletId, ProductId};
use crate::legality::day_in;
use crate::regions::short_name;
use crate::villages::BumdesStatus;
use crate::web::{BuyerScope, CompanyScope, UploadedFile, Uploads, Visitor};

/// Where somebody who works for no company begins.
const REGISTER: &str = "/register/company";

#[derive(Debug, Default, Deserialize)]
pub struct AboutWhat {
    /// a product's slug
    #[serde(default)]
    product: String,
    /// a category's code
    #[serde(default)]
    category: String,
}

/// The product that is asked for by name.
#[derive(Debug, Clone, Queryable, Serialize)]
pub(super) struct Asked {
    pub id: ProductId,
    slug: String,
    pub name_id: String,
    name_en: String,
    unit: String,
    category_code: String,
    seller: String,
}

#[derive(Debug, Clone, Queryable, Serialize)]
struct OutletChoice {
    id: OutletId,
    name: String,
}

/// A regency that has makers of the category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct RegencyChoice {
    pub code: String,
    pub name: String,
}

/// What the form offers.
struct Choices {
    product: Option<Asked>,
    category: Option<Category>,
    categories: Vec<Category>,
    outlets: Vec<OutletChoice>,
    regencies: Vec<RegencyChoice>,
}

/// `GET /portal/wholesale/requests/new?product=` or `?category=`
pub async fn new(
    visitor: Visitor,
    scope: Result<BuyerScope, AppError>,
    about: web::Query<AboutWhat>,
) -> Result<HttpResponse, AppError> {
    let works_nowhere = visitor.user.as_ref().is_some_and(|user| user.company.is_none());
    let scope = match scope {
        // a product's page offers it to everybody
        Err(AppError::Forbidden) if works_nowhere => return Ok(visitor.redirect(REGISTER)),
        other => other?,
    };
    let AboutWhat { product, category } = about.into_inner();
    let form = AskForm::fresh(product, category, today(&visitor));
    let choices = choices(&visitor, &scope, &form).await?;
    render(&visitor, &scope, StatusCode::OK, form, &choices, &FormErrors::new())
}

fn today(visitor: &Visitor) -> NaiveDate {
    day_in(visitor.app.clock.now(), "31")
}

async fn choices(visitor: &Visitor, scope: &CompanyScope, form: &AskForm) -> Result<Choices, AppError> {
    let (scope, slug, code) = (scope.clone(), form.product.clone(), form.category.clone());
    let read = move |conn: &mut DbConn| {
        let product = if slug.is_empty() { None } else { Some(find_product(conn, &slug)?) };
        let categories = categories(conn)?;
        let category = match code.as_str() {
            "" => None,
            code => Some(categories.iter().find(|known| known.code == code).cloned().ok_or(AppError::NotFound)?),
        };
        let regencies = match (&product, &category) {
            (Some(Asked { category_code: code, .. }), _) | (None, Some(Category { code, .. })) => makers(conn, code)?,
            (None, None) => Vec::new(),
        };
        let outlets = outlets::table
            .filter(outlets::company_id.eq(scope.company_id()).and(outlets::is_active))
            .order((outlets::name, outlets::id))
            .select((outlets::id, outlets::name))
            .load(conn)?;
        Ok::<_, AppError>(Choices { product, category, categories, outlets, regencies })
    };
    visitor.app.read(read).await
}

pub(super) fn find_product(conn: &mut DbConn, slug: &str) -> Result<Asked, AppError> {
    let found = products::table
        .inner_join(bumdes::table.on(bumdes::id.eq(products::bumdes_id)))
        .filter(products::slug.eq(slug).and(products::status.eq(ListingStatus::Published)))
        .filter(bumdes::status.eq(BumdesStatus::Verified))
        .select((
            products::id,
            products::slug,
            products::name_id,
            products::name_en,
            products::unit,
            products::category_code,
            bumdes::name,
        ))
        .first(conn)
        .optional()?;
    found.ok_or(AppError::NotFound)
}

/// By name.
pub(super) fn makers(conn: &mut DbConn, category: &str) -> QueryResult<Vec<RegencyChoice>> {
    let villages: Vec<String> = products::table
        .inner_join(bumdes::table.on(bumdes::id.eq(products::bumdes_id)))
        .filter(products::category_code.eq(category).and(products::status.eq(ListingStatus::Published)))
        .filter(bumdes::status.eq(BumdesStatus::Verified))
        .select(bumdes::village_code)
        .distinct()
        .load(conn)?;
    let codes: BTreeSet<&str> = villages.iter().filter_map(|village| village.get(..5)).collect();
    let rows: Vec<(String, String)> =
        regions::table.filter(regions::code.eq_any(codes)).select((regions::code, regions::name)).load(conn)?;
    let choice = |(code, name): (String, String)| RegencyChoice { name: short_name(&name).to_owned(), code };
    let mut choices: Vec<RegencyChoice> = rows.into_iter().map(choice).collect();
    choices.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    Ok(choices)
}

fn render(
    visitor: &Visitor,
    scope: &CompanyScope,
    status: StatusCode,
    mut form: AskForm,
    choices: &Choices,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    if let (Some(product), true) = (&choices.product, form.subject.is_empty()) {
        form.subject.clone_from(&product.name_id);
    }
    let attributes: Vec<_> = choices.category.iter().flat_map(|category| choices_of(&category.code)).collect();
    let mut context = Context::new();
    context.insert("company_status", &scope.status());
    context.insert("product", &choices.product);
    context.insert("category", &choices.category);
    context.insert("categories", &choices.categories);
    context.insert("outlets", &choices.outlets);
    context.insert("regencies", &choices.regencies);
    context.insert("chosen_regencies", &[&form.regency_1, &form.regency_2, &form.regency_3]);
    context.insert("attributes", &attributes);
    context.insert("units", UNITS);
    context.insert("grades", Grade::ALL);
    context.insert("most_files", &MOST_FILES);
    context.insert("form", &form);
    context.insert("errors", &texts(visitor, errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/request_new.html", context)
}

/// `POST /portal/wholesale/requests`
pub async fn create(visitor: Visitor, scope: BuyerScope, uploads: Uploads) -> Result<HttpResponse, AppError> {
    let form = AskForm::from(&uploads.fields);
    let choices = choices(&visitor, &scope, &form).await?;
    let about = match (&choices.product, &choices.category) {
        (Some(product), _) => About::Product { id: product.id.clone(), name: product.name_id.clone() },
        (None, Some(category)) => About::Category { code: category.code.clone() },
        (None, None) => return Err(AppError::Invalid("quotation-error-about".into())),
    };
    let (files, unfit) = match attachments(uploads.files) {
        Ok(files) => (files, None),
        Err(key) => (Vec::new(), Some(key)),
    };
    let mut asking = form.read(about, today(&visitor), files);
    if let Some(key) = unfit {
        let mut errors = asking.err().unwrap_or_default();
        errors.insert("files", key);
        asking = Err(errors);
    }
    let asking = match asking {
        Ok(asking) => asking,
        Err(errors) => {
            return render(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, form, &choices, &errors);
        }
    };
    let (now, buyer) = (visitor.app.clock.now(), scope.clone());
    let (field, key) = match visitor.app.write(move |conn| ask(conn, now, &buyer, &asking)).await {
        Ok(number) => {
            visitor.flash("good", visitor.text("quotation-done-asked", &[]))?;
            return Ok(visitor.redirect(&format!("{LIST}/{number}")));
        }
        Err(AskError::Database(error)) => return Err(error.into()),
        Err(AskError::NoSuchProduct) => return Err(AppError::NotFound),
        Err(AskError::NotApproved(_)) => ("quantity", "quotation-refused-not-approved"),
        Err(AskError::NoSuchOutlet) => ("outlet", "quotation-error-outlet"),
        Err(AskError::NoSuchRegency) => ("regency_1", "quotation-error-regency"),
        Err(AskError::NobodyMakesIt) => ("subject", "quotation-error-nobody"),
    };
    let errors = BTreeMap::from([(field, key)]);
    render(&visitor, &scope, StatusCode::CONFLICT, form, &choices, &errors)
}

/// The key of what is wrong with one of them.
fn attachments(files: Vec<UploadedFile>) -> Result<Vec<Attachment>, &'static str> {
    if files.len() > MOST_FILES {
        return Err("quotation-error-files-many");
    }
    let read = files.into_iter().map(Attachment::try_from).collect::<Result<_, _>>();
    read.map_err(|unfit| match unfit {
        UnfitFile::TooLarge => "quotation-error-files-large",
        UnfitFile::OtherKind => "quotation-error-files-kind",
    })
}
