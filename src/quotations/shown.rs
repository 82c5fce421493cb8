//! A request as both sides read it.

use diesel::prelude::*;
use serde::Serialize;

use super::file::{self, FileRow};
use super::{Rfq, RfqStatus, limits};
use crate::catalog::queries::Category;
use crate::db::schema::{categories, companies, outlets, products, rfq_attributes};
use crate::db::{DbConn, Timestamp};
use crate::listings::attributes::{self, ShownAttribute};
use crate::regions::queries::path;

#[derive(Debug, Serialize)]
pub struct Shown {
    pub rfq: Rfq,
    /// by the clock
    pub stands: RfqStatus,
    pub company: String,
    pub outlet: String,
    /// where it goes to
    pub region_code: String,
    /// from district to province
    pub places: Vec<String>,
    /// the one that is asked for by name
    pub product: Option<NamedProduct>,
    pub category: Option<Category>,
    pub choices: Vec<ShownAttribute>,
    /// of each of which the company wants a supplier, by name
    pub regencies: Vec<String>,
    pub files: Vec<FileRow>,
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct NamedProduct {
    pub slug: String,
    pub name_id: String,
    pub name_en: String,
}

pub(super) fn shown(conn: &mut DbConn, now: Timestamp, rfq: Rfq) -> QueryResult<Shown> {
    let (company, outlet, region_code): (String, String, String) = outlets::table
        .inner_join(companies::table)
        .filter(outlets::id.eq(&rfq.outlet_id))
        .select((companies::name, outlets::name, outlets::region_code))
        .first(conn)?;
    let place = path(conn, &region_code)?;
    let places = place.map(|place| [place.district, place.regency, Some(place.province)]);
    let product = match &rfq.product_id {
        Some(id) => {
            let columns = (products::slug, products::name_id, products::name_en);
            Some(products::table.find(id).select(columns).first::<NamedProduct>(conn)?)
        }
        None => None,
    };
    let category = match &rfq.category_code {
        Some(code) => Some(categories::table.find(code).select(Category::as_select()).first(conn)?),
        None => None,
    };
    let values: Vec<(String, String)> = rfq_attributes::table
        .filter(rfq_attributes::rfq_id.eq(&rfq.id))
        .select((rfq_attributes::code, rfq_attributes::value))
        .load(conn)?;
    let value = |code: &str| values.iter().find(|(known, _)| known == code).map(|(_, value)| value.as_str());
    Ok(Shown {
        stands: rfq.stands(now),
        company,
        outlet,
        region_code,
        places: places.into_iter().flatten().flatten().collect(),
        product,
        choices: attributes::shown(rfq.category_code.as_deref().unwrap_or_default(), value),
        category,
        regencies: limits::regencies(conn, &rfq.id)?,
        files: file::list(conn, &rfq.id)?,
        rfq,
    })
}
