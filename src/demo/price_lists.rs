//! Prices for companies: hotels in Lombok pay less for what Darmaji weaves, and the hotel of the demonstration less still
//! for one of it.

use chrono::{Days, TimeDelta};
use diesel::prelude::*;

use super::registration::data;
use super::{FillError, people};
use crate::accounts::queries::signed_in;
use crate::db::schema::{company_members, price_lists, users, variants};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyGroupId, CompanyId, PriceListId, UserId, VariantId};
use crate::legality::day_in;
use crate::price_lists::{Holder, LineTerms, NewList, Terms, Tier, groups, make_list, save_line};
use crate::web::{BumdesScope, OperatorScope};

const OPERATOR: &str = "operator@etalase.example";
const SELLER: &str = "darmaji@bumdes.example";
/// West Nusa Tenggara
const REGION: &str = "52";

/// Minimum, lot, and prices with the quantity from which on each holds.
type Line = (&'static str, i64, i64, &'static [(i64, i64)]);
const OF_GROUP: &[Line] = &[
    ("NTB-DRM-KOTAKTISU-01", 20, 10, &[(20, 35_000), (100, 33_500)]),
    ("NTB-DRM-SENDOK-03", 24, 12, &[(24, 23_500), (48, 21_500)]),
];
const OF_HOTEL: &[Line] = &[("NTB-DRM-KOTAKTISU-01", 50, 10, &[(50, 33_000), (200, 31_500)])];

/// Unless there is a list; a store from before the hotel stays as it is.
pub fn add_if_none(conn: &mut DbConn, now: Timestamp) -> Result<(), FillError> {
    let (seller, operator, hotel) = (user(conn, SELLER)?, user(conn, OPERATOR)?, user(conn, people::HOTEL)?);
    let (Some(seller), Some(operator), Some(hotel)) = (seller, operator, hotel) else { return Ok(()) };
    let company: Option<CompanyId> =
        company_members::table.find(&hotel).select(company_members::company_id).first(conn).optional()?;
    let is_there = price_lists::table.select(price_lists::id).first::<PriceListId>(conn).optional()?.is_some();
    let (Some(company), false) = (company, is_there) else { return Ok(()) };
    let operator = signed_in(conn, &operator)?.and_then(|user| user.operator_scope());
    let seller = signed_in(conn, &seller)?.and_then(|user| user.bumdes_scope());
    let (Some(operator), Some(seller)) = (operator, seller) else { return Ok(()) };
    let at = now - TimeDelta::days(10);
    let group = add_group(conn, at, &operator, &company)?;
    add_list(conn, at, &seller, Holder::Group(group), "Harga hotel", OF_GROUP)?;
    add_list(conn, at + TimeDelta::days(2), &seller, Holder::Company(company), "Kontrak kamar", OF_HOTEL)
}

fn add_group(
    conn: &mut DbConn,
    at: Timestamp,
    operator: &OperatorScope,
    company: &CompanyId,
) -> Result<CompanyGroupId, FillError> {
    let group = groups::make_group(conn, at, operator, "Hotel di Lombok").map_err(data)?;
    groups::add_member(conn, at, operator, &group, company).map_err(data)?;
    Ok(group)
}

fn add_list(
    conn: &mut DbConn,
    at: Timestamp,
    seller: &BumdesScope,
    holder: Holder,
    name: &str,
    lines: &[Line],
) -> Result<(), FillError> {
    let starts_on = day_in(at, REGION);
    let terms = Terms { name: name.into(), starts_on, ends_on: Some(starts_on + Days::new(365)) };
    let id = make_list(conn, at, seller, &NewList { holder, terms }).map_err(data)?;
    for (sku, minimum, lot_size, tiers) in lines {
        let variant: Option<VariantId> =
            variants::table.filter(variants::sku.eq(sku)).select(variants::id).first(conn).optional()?;
        let Some(variant) = variant else { return Err(data(format!("no variant {sku}"))) };
        let tier = |(min_quantity, unit_price_minor): &(i64, i64)| Tier {
            min_quantity: *min_quantity,
            unit_price_minor: *unit_price_minor,
        };
        let tiers = tiers.iter().map(tier).collect();
        let line = LineTerms { minimum: *minimum, lot_size: *lot_size, tiers };
        save_line(conn, at, seller, &id, &variant, &line).map_err(data)?;
    }
    Ok(())
}

fn user(conn: &mut DbConn, email: &str) -> QueryResult<Option<UserId>> {
    users::table.filter(users::email.eq(email)).select(users::id).first(conn).optional()
}
