//! `GET /regions?parent=CODE`: the next step of an address picker.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::queries;
use super::region::{Region, level_of};
use crate::app::App;
use crate::error::AppError;

/// The official list changes once a year or so.
const CACHE_FOR_A_DAY: &str = "public, max-age=86400";

#[derive(Deserialize)]
pub struct Children {
    #[serde(default)]
    parent: String,
}

#[derive(Serialize)]
struct Choice {
    code: String,
    name: String,
    postal_code: Option<String>,
}

impl From<Region> for Choice {
    fn from(region: Region) -> Self {
        Self { code: region.code, name: region.name, postal_code: region.postal_code }
    }
}

/// `[{"code","name","postal_code"}]` by name: the provinces without a parent, nothing inside a village.
pub async fn children(app: web::Data<App>, query: web::Query<Children>) -> Result<HttpResponse, AppError> {
    let parent = query.into_inner().parent;
    let found = app
        .read::<_, AppError>(move |conn| {
            if parent.is_empty() {
                return Ok(queries::children(conn, None)?);
            }
            if level_of(&parent).is_none() || queries::find(conn, &parent)?.is_none() {
                return Err(AppError::NotFound);
            }
            Ok(queries::children(conn, Some(&parent))?)
        })
        .await?;
    let choices: Vec<Choice> = found.into_iter().map(Choice::from).collect();
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, CACHE_FOR_A_DAY)).json(choices))
}
