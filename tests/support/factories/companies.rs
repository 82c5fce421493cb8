//! Companies that buy: one whose people are there and which is approved, and one that somebody has just registered.

use std::sync::atomic::{AtomicU64, Ordering};

use diesel::prelude::*;
use etalase::accounts::Role;
use etalase::accounts::queries::signed_in;
use etalase::companies::decide::ApproveError;
use etalase::companies::document::DocumentKind;
use etalase::companies::members::add;
use etalase::companies::outlets::{OutletData, SaveOutletError, add_outlet};
use etalase::companies::register::{ProfileError, register};
use etalase::companies::terms::{Grant, PaymentTerm, Terms};
use etalase::companies::{CompanyKind, CompanyRole, CompanyStatus, Place, Profile, approve};
use etalase::db::schema::{companies, company_documents, company_members, regions};
use etalase::db::{DbConn, DbError};
use etalase::ids::{CompanyDocumentId, CompanyId, OutletId, UserId};
use etalase::web::{CompanyScope, OperatorScope};

use super::catalog::{JAKARTA, write_regions};
use super::people;
use crate::support::client::Client;
use crate::support::{TestApp, outbox};

/// What every company of the factory may owe.
pub const LIMIT_MINOR: i64 = 200_000_000;

/// Approved, with one outlet, and a person for each role, signed in.
pub struct Company {
    pub id: CompanyId,
    pub name: String,
    pub outlet: OutletId,
    /// manages the account and buys, as whoever registers a company does
    pub admin: Client,
    pub admin_id: UserId,
    pub buyer: Client,
    pub buyer_id: UserId,
    pub approver: Client,
    pub approver_id: UserId,
    pub second_approver: Client,
    pub second_approver_id: UserId,
    pub finance: Client,
    pub finance_id: UserId,
}

/// Each time another company, on net 30 with [`LIMIT_MINOR`]. Write the catalogue first where a test has one: regions
/// are written only where there are none.
pub async fn approved(app: &TestApp) -> Company {
    let n = next();
    let (id, admin, admin_id) = registered_by(app, n).await;
    give_documents(app, &id, &admin_id).await;
    let operator = operator(app, n).await;
    let (now, of) = (app.app.clock.now(), id.clone());
    let terms = Terms { payment: PaymentTerm::Net30, deposit_bps: 0, credit_limit_minor: LIMIT_MINOR };
    let grant = Grant { terms, note: String::new() };
    app.app.write::<_, ApproveError>(move |conn| approve(conn, now, &operator, &of, &grant)).await.unwrap();
    // the mail that says so
    outbox::deliver(app).await;
    let outlet = outlet(app, &admin_id, "Dapur utama").await;
    let (buyer, buyer_id) = member(app, &id, &format!("pembelian-{n}@hotel.example"), &[CompanyRole::Buyer]).await;
    let (approver, approver_id) =
        member(app, &id, &format!("persetujuan-{n}@hotel.example"), &[CompanyRole::Approver]).await;
    let (second_approver, second_approver_id) =
        member(app, &id, &format!("direksi-{n}@hotel.example"), &[CompanyRole::Approver]).await;
    let (finance, finance_id) = member(app, &id, &format!("keuangan-{n}@hotel.example"), &[CompanyRole::Finance]).await;
    Company {
        id,
        name: name(n),
        outlet,
        admin,
        admin_id,
        buyer,
        buyer_id,
        approver,
        approver_id,
        second_approver,
        second_approver_id,
        finance,
        finance_id,
    }
}

/// Just registered, without papers; and whoever registered it, signed in.
pub async fn registered(app: &TestApp) -> (CompanyId, Client) {
    let (id, admin, _) = registered_by(app, next()).await;
    (id, admin)
}

fn next() -> u64 {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    COUNT.fetch_add(1, Ordering::Relaxed)
}

fn name(n: u64) -> String {
    format!("PT Hotel Uji {n}")
}

async fn registered_by(app: &TestApp, n: u64) -> (CompanyId, Client, UserId) {
    let email = format!("pengelola-{n}@hotel.example");
    let user_id = people::add(app, &email, vec![]).await;
    let profile = Profile {
        name: name(n),
        kind: CompanyKind::Hotel,
        npwp: format!("{n:016}"),
        email: format!("kantor-{n}@hotel.example"),
        place: place(),
    };
    let (now, by) = (app.app.clock.now(), user_id.clone());
    let write = move |conn: &mut DbConn| {
        if regions::table.count().get_result::<i64>(conn)? == 0 {
            write_regions(conn)?;
        }
        register(conn, now, &by, &profile)
    };
    let id = app.app.write::<_, ProfileError>(write).await.unwrap();
    let client = app.client();
    people::sign_in(&client, &email).await;
    (id, client, user_id)
}

/// In Jakarta.
pub fn place() -> Place {
    Place {
        phone: "0812-0000-0123".into(),
        address_line: "Jl. Kebon Sirih 1".into(),
        region_code: JAKARTA.into(),
        postal_code: "10110".into(),
    }
}

/// Everything that is required.
pub async fn give_documents(app: &TestApp, id: &CompanyId, by: &UserId) {
    let (now, id, by) = (app.app.clock.now(), id.clone(), by.clone());
    let write = move |conn: &mut DbConn| {
        for kind in DocumentKind::REQUIRED {
            diesel::insert_into(company_documents::table)
                .values((
                    company_documents::id.eq(CompanyDocumentId::new()),
                    company_documents::company_id.eq(&id),
                    company_documents::kind.eq(kind),
                    company_documents::media_type.eq("application/pdf"),
                    company_documents::content.eq(b"%PDF-1.7".to_vec()),
                    company_documents::received_by.eq(&by),
                    company_documents::received_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}

async fn operator(app: &TestApp, n: u64) -> OperatorScope {
    let id = people::add(app, &format!("operator-{n}@contoh.id"), vec![Role::Operator]).await;
    let load = move |conn: &mut DbConn| Ok(signed_in(conn, &id)?.and_then(|user| user.operator_scope()));
    app.app.read::<_, DbError>(load).await.unwrap().expect("an operator")
}

/// Somebody more who works for the company with these roles, signed in.
pub async fn member(app: &TestApp, id: &CompanyId, email: &str, roles: &[CompanyRole]) -> (Client, UserId) {
    let user_id = people::add(app, email, vec![]).await;
    let (now, of, who, roles) = (app.app.clock.now(), id.clone(), user_id.clone(), roles.to_vec());
    app.app.write::<_, DbError>(move |conn| Ok(add(conn, now, &of, &who, &roles)?)).await.unwrap();
    let client = app.client();
    people::sign_in(&client, email).await;
    (client, user_id)
}

/// What a company's person may act in.
pub async fn scope(app: &TestApp, user_id: &UserId) -> CompanyScope {
    let id = user_id.clone();
    let load = move |conn: &mut DbConn| Ok(signed_in(conn, &id)?.and_then(|user| user.company_scope()));
    app.app.read::<_, DbError>(load).await.unwrap().expect("works for a company")
}

/// One more outlet of the company this person works for, in Jakarta.
pub async fn outlet(app: &TestApp, user_id: &UserId, name: &str) -> OutletId {
    let (scope, now) = (scope(app, user_id).await, app.app.clock.now());
    let data = OutletData { name: name.into(), recipient: "Bagian gudang".into(), place: place() };
    app.app.write::<_, SaveOutletError>(move |conn| add_outlet(conn, now, &scope, &data)).await.unwrap()
}

pub async fn status(app: &TestApp, id: &CompanyId) -> CompanyStatus {
    let id = id.clone();
    let load = move |conn: &mut DbConn| Ok(companies::table.find(id).select(companies::status).first(conn)?);
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Of this person; none where they work for no company.
pub async fn roles(app: &TestApp, user_id: &UserId) -> Option<String> {
    let id = user_id.clone();
    let load = move |conn: &mut DbConn| {
        Ok(company_members::table.find(id).select(company_members::roles).first(conn).optional()?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// The company that was registered last.
pub async fn latest(app: &TestApp) -> CompanyId {
    let load =
        |conn: &mut DbConn| Ok(companies::table.order(companies::id.desc()).select(companies::id).first(conn)?);
    app.app.read::<_, DbError>(load).await.unwrap()
}
