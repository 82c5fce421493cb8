//! `/portal/curator/bumdes/{bumdes_id}/villages`: which villages a BUMDes serves.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::Deserialize;
use tera::Context;

use super::desk_pages::{address, render};
use super::own_pages::Press;
use super::register_pages::Search;
use super::resolve::{self, Resolution};
use super::serve_villages::{ServeError, add_village, remove_village};
use crate::error::AppError;
use crate::ids::BumdesId;
use crate::regions::level_of;
use crate::web::{CuratorScope, Form, Visitor};

#[derive(Deserialize)]
pub struct VillageForm {
    /// a name, or a code
    #[serde(default)]
    place: String,
    /// the code of one that was found by its name
    #[serde(default)]
    pick: String,
}

/// `POST /portal/curator/bumdes/{bumdes_id}/villages`: by its code; a name is offered as the villages it may mean.
pub async fn add(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<BumdesId>,
    form: Form<VillageForm>,
) -> Result<HttpResponse, AppError> {
    let (id, form) = (id.into_inner(), form.0);
    let place = form.place.trim().to_owned();
    let code = [form.pick.as_str(), place.as_str()].into_iter().find(|text| level_of(text) == Some(4));
    if let Some(code) = code {
        let (now, of, code) = (visitor.app.clock.now(), id.clone(), code.to_owned());
        let done = visitor.app.write(move |conn| add_village(conn, now, &scope, &of, &code)).await;
        return answer(&visitor, &id, done, "desk-done-village-added");
    }
    let typed = place.clone();
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(resolve::resolve(conn, &typed)?)).await?;
    let mut context = Context::new();
    context.insert("typed", &place);
    // one is asked for, too: a name decides nothing
    let search = match found {
        Resolution::One(place) => Search::from(Resolution::Several(vec![place], 1)),
        other => Search::from(other),
    };
    context.insert("search", &search);
    render(&visitor, StatusCode::OK, id, context).await
}

/// `POST /portal/curator/bumdes/{bumdes_id}/villages/{code}/removal`
pub async fn remove(
    visitor: Visitor,
    scope: CuratorScope,
    ids: web::Path<(BumdesId, String)>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let (id, code) = ids.into_inner();
    let (now, of) = (visitor.app.clock.now(), id.clone());
    let done = visitor.app.write(move |conn| remove_village(conn, now, &scope, &of, &code)).await;
    answer(&visitor, &id, done, "desk-done-village-removed")
}

fn answer(visitor: &Visitor, id: &BumdesId, done: Result<(), ServeError>, key: &str) -> Result<HttpResponse, AppError> {
    let refused = match done {
        Ok(()) => {
            visitor.flash("good", visitor.text(key, &[]))?;
            return Ok(visitor.redirect(&address(id)));
        }
        Err(ServeError::NotFound | ServeError::NoSuchVillage) => return Err(AppError::NotFound),
        Err(ServeError::Database(error)) => return Err(error.into()),
        Err(ServeError::ServedAlready) => visitor.text("desk-village-served", &[]),
        Err(ServeError::Last) => visitor.text("desk-village-last", &[]),
        Err(ServeError::Home) => visitor.text("desk-village-home", &[]),
        Err(ServeError::HasProducts(n)) => visitor.text("desk-village-products", &[("n", FluentValue::from(n))]),
    };
    visitor.flash("bad", refused)?;
    Ok(visitor.redirect(&address(id)))
}
