//! The form of a permit: read in the days of the village, shown again with what is wrong and everything typed.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use serde::Serialize;
use tera::Context;

use super::forms::{FormErrors, PermitForm};
use super::queries::{self, OwnProduct};
use super::{PermitFields, PermitKind, day_in, number};
use crate::db::DbConn;
use crate::error::AppError;
use crate::i18n::Language;
use crate::web::{BumdesScope, Visitor};

pub(super) type ReadForm = Result<PermitFields, (FormErrors, Vec<OwnProduct>)>;

/// The form in the days of the BUMDes's village; with its own products where it has to be shown again.
pub(super) async fn read_form(visitor: &Visitor, scope: &BumdesScope, form: &PermitForm) -> Result<ReadForm, AppError> {
    let (now, scope, form) = (visitor.app.clock.now(), scope.clone(), form.clone());
    let read = move |conn: &mut DbConn| {
        let today = day_in(now, &queries::village_of(conn, &scope)?);
        Ok(match form.fields(today) {
            Ok(fields) => Ok(fields),
            Err(errors) => Err((errors, queries::own_products(conn, &scope)?)),
        })
    };
    visitor.app.read::<_, AppError>(read).await
}

/// The page of the form with what is wrong with it.
pub(super) fn again(
    visitor: &Visitor,
    form: &PermitForm,
    own: &[OwnProduct],
    errors: &FormErrors,
    action: &str,
) -> Result<HttpResponse, AppError> {
    let mut context = form_context(visitor, form, own, errors);
    context.insert("action", action);
    visitor.page_with(HttpResponse::UnprocessableEntity(), "portal/bumdes/permit_new.html", context)
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// What the form's template needs.
pub(super) fn form_context(visitor: &Visitor, form: &PermitForm, own: &[OwnProduct], errors: &FormErrors) -> Context {
    let example = form.permit_kind().map_or("", number::example);
    let errors: BTreeMap<&str, String> =
        errors.iter().map(|(field, key)| (*field, visitor.text(key, &[("example", example.into())]))).collect();
    let kind = |kind: &PermitKind| Choice {
        value: kind.to_string(),
        label: visitor.text(&format!("legality-kind-long-{kind}"), &[]),
    };
    let mut makers: Vec<(&str, &str)> = own.iter().map(|p| (p.maker.as_str(), p.producer_id.as_str())).collect();
    makers.sort_unstable();
    makers.dedup();
    let mut holders = vec![Choice { value: "bumdes".into(), label: visitor.text("legality-holder-bumdes", &[]) }];
    holders.extend(makers.into_iter().map(|(name, id)| Choice {
        value: format!("producer:{id}"),
        label: visitor.text("legality-holder-maker", &[("name", name.into())]),
    }));
    holders.extend(own.iter().map(|product| {
        let name = if visitor.language == Language::Id { &product.name_id } else { &product.name_en };
        Choice {
            value: format!("product:{}", product.id),
            label: visitor.text("legality-holder-product", &[("name", name.as_str().into())]),
        }
    }));
    let mut context = Context::new();
    context.insert("kinds", &PermitKind::ALL.iter().map(kind).collect::<Vec<_>>());
    context.insert("holders", &holders);
    context.insert("asks_as_is", &errors.contains_key("number"));
    context.insert("errors", &errors);
    context.insert("form", form);
    context
}
