//! Companies that buy: a hotel that is approved, with people for every role, and a retail chain that waits for the
//! operator.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::registration::{data, paper};
use super::{FillError, people};
use crate::accounts::queries::signed_in;
use crate::companies::approval::Rule;
use crate::companies::document::DocumentKind;
use crate::companies::members;
use crate::companies::outlets::{OutletData, add_outlet};
use crate::companies::register::register;
use crate::companies::terms::{Grant, PaymentTerm, Terms};
use crate::companies::{CompanyKind, CompanyRole, Place, Profile, approve, keep_document, set_rule};
use crate::db::schema::{companies, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, UserId};
use crate::villages::evidence::Evidence;
use crate::web::CompanyScope;

const OPERATOR: &str = "operator@etalase.example";
/// Senggigi, in West Lombok
const HOTEL_VILLAGE: &str = "52.01.14.2006";
/// Gambir in Jakarta
const CHAIN_VILLAGE: &str = "31.71.01.1001";

/// Unless there is a company; a store from before these sign-ins stays as it is.
pub fn add_if_none(conn: &mut DbConn, now: Timestamp) -> Result<(), FillError> {
    let (hotel, chain, operator) = (user(conn, people::HOTEL)?, user(conn, people::CHAIN)?, user(conn, OPERATOR)?);
    let (Some(hotel), Some(chain), Some(operator)) = (hotel, chain, operator) else { return Ok(()) };
    if companies::table.select(companies::id).first::<CompanyId>(conn).optional()?.is_some() {
        return Ok(());
    }
    add_hotel(conn, now - TimeDelta::days(20), &hotel, &operator)?;
    let registered = now - TimeDelta::days(1);
    let profile = Profile {
        name: "Toko Contoh Nusantara (contoh)".into(),
        kind: CompanyKind::RetailChain,
        npwp: "0098765432109000".into(),
        email: people::CHAIN.into(),
        place: place("Jl. Kebon Sirih 1", CHAIN_VILLAGE, "10110"),
    };
    register(conn, registered, &chain, &profile).map_err(data)?;
    let scope = scope(conn, &chain)?;
    send_papers(conn, registered, &scope, "Toko Contoh Nusantara")
}

fn add_hotel(conn: &mut DbConn, at: Timestamp, buyer: &UserId, operator: &UserId) -> Result<(), FillError> {
    let here = place("Jl. Raya Senggigi 12", HOTEL_VILLAGE, "83355");
    let profile = Profile {
        name: "Hotel Contoh Senggigi (contoh)".into(),
        kind: CompanyKind::Hotel,
        npwp: "0012345678901000".into(),
        email: people::HOTEL.into(),
        place: here.clone(),
    };
    let id = register(conn, at, buyer, &profile).map_err(data)?;
    let admin = scope(conn, buyer)?;
    send_papers(conn, at, &admin, "Hotel Contoh Senggigi")?;
    let operator = signed_in(conn, operator)?.and_then(|user| user.operator_scope());
    let operator = operator.ok_or_else(|| data("the operator runs the house"))?;
    let terms = Terms { payment: PaymentTerm::Net30, deposit_bps: 0, credit_limit_minor: 200_000_000 };
    approve(conn, at + TimeDelta::days(2), &operator, &id, &Grant { terms, note: String::new() }).map_err(data)?;
    let joined = at + TimeDelta::days(3);
    let approvers = people::HOTEL_APPROVERS.map(|email| (email, CompanyRole::Approver));
    for (email, role) in approvers.into_iter().chain([(people::HOTEL_FINANCE, CompanyRole::Finance)]) {
        if let Some(person) = user(conn, email)? {
            members::add(conn, joined, &id, &person, &[role])?;
        }
    }
    for (name, recipient) in [("Dapur utama", "Kepala dapur"), ("Butik lobi", "Bagian gudang")] {
        let outlet = OutletData { name: name.into(), recipient: recipient.into(), place: here.clone() };
        add_outlet(conn, joined, &admin, &outlet).map_err(data)?;
    }
    let rule = Rule { one_above_minor: Some(5_000_000), two_above_minor: Some(50_000_000) };
    Ok(set_rule(conn, joined, &admin, rule)?)
}

fn send_papers(conn: &mut DbConn, at: Timestamp, scope: &CompanyScope, name: &str) -> Result<(), FillError> {
    for (n, (kind, title)) in [(DocumentKind::Npwp, "Kartu NPWP"), (DocumentKind::Nib, "NIB")].into_iter().enumerate() {
        let content = paper(&format!("{title} {name}")).map_err(data)?;
        let file = Evidence::try_from(content).map_err(|_| data("a paper that is not kept"))?;
        keep_document(conn, at + TimeDelta::minutes(10 + n as i64), scope, kind, &file).map_err(data)?;
    }
    Ok(())
}

fn place(address_line: &str, region_code: &str, postal_code: &str) -> Place {
    Place {
        phone: "+62 812-0000-0088".into(),
        address_line: address_line.into(),
        region_code: region_code.into(),
        postal_code: postal_code.into(),
    }
}

fn user(conn: &mut DbConn, email: &str) -> QueryResult<Option<UserId>> {
    users::table.filter(users::email.eq(email)).select(users::id).first(conn).optional()
}

fn scope(conn: &mut DbConn, user_id: &UserId) -> Result<CompanyScope, FillError> {
    let scope = signed_in(conn, user_id)?.and_then(|user| user.company_scope());
    scope.ok_or_else(|| data("whoever registers works for the company"))
}
