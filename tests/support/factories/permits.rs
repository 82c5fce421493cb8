//! Permits as rows, and products that the law asks something of.

use diesel::prelude::*;
use etalase::catalog::version;
use etalase::db::DbError;
use etalase::db::schema::{permits, products, users};
use etalase::ids::{BumdesId, PermitId, ProductId, UserId};
use etalase::legality::{Holder, Permit, PermitKind, PermitStatus};

use super::catalog::Item;
use crate::support::TestApp;
use crate::support::factories::people;

pub struct PermitSample {
    pub kind: PermitKind,
    pub holder: Holder,
    pub number: &'static str,
    pub status: PermitStatus,
    /// `2026-12-31`; empty for one that does not end
    pub expires_on: &'static str,
}

impl PermitSample {
    /// Of one product, checked, without an end.
    pub fn of(item: &Item, kind: PermitKind) -> Self {
        let holder = Holder::Product(item.id.clone());
        Self { kind, holder, number: "1234567890123", status: PermitStatus::Verified, expires_on: "" }
    }
}

/// Writes it as a person of the BUMDes would have stated it.
pub async fn write(app: &TestApp, bumdes_id: &BumdesId, sample: PermitSample) -> PermitId {
    let (now, bumdes_id) = (app.app.clock.now(), bumdes_id.clone());
    let stated_by = somebody(app).await;
    let (product_id, producer_id) = match sample.holder {
        Holder::Bumdes => (None, None),
        Holder::Product(id) => (Some(id), None),
        Holder::Producer(id) => (None, Some(id)),
    };
    let is_decided = sample.status != PermitStatus::Stated;
    let permit = Permit {
        id: PermitId::new(),
        bumdes_id,
        kind: sample.kind,
        product_id,
        producer_id,
        number: sample.number.into(),
        issued_on: None,
        expires_on: sample.expires_on.parse().ok(),
        status: sample.status,
        reason: (sample.status == PermitStatus::Refused).then(|| "Tidak terbaca".to_owned()),
        decided_by: is_decided.then(|| stated_by.clone()),
        decided_at: is_decided.then_some(now),
        stated_by: Some(stated_by),
        stated_at: now,
        ended_at: None,
    };
    let id = permit.id.clone();
    let insert = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        Ok(diesel::insert_into(permits::table).values(&permit).execute(conn)?)
    };
    app.app.write(insert).await.unwrap();
    id
}

async fn somebody(app: &TestApp) -> UserId {
    let email = "pencatat@contoh.id";
    let find = move |conn: &mut etalase::db::DbConn| -> Result<Option<UserId>, DbError> {
        Ok(users::table.filter(users::email.eq(email)).select(users::id).first(conn).optional()?)
    };
    match app.app.read(find).await.unwrap() {
        Some(id) => id,
        None => people::add(app, email, vec![]).await,
    }
}

pub async fn find(app: &TestApp, id: &PermitId) -> Permit {
    let id = id.clone();
    let read = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        Ok(permits::table.find(id).select(Permit::as_select()).first(conn)?)
    };
    app.app.read(read).await.unwrap()
}

/// Every permit of a BUMDes, in the order of the ids.
pub async fn all(app: &TestApp, bumdes_id: &BumdesId) -> Vec<Permit> {
    let id = bumdes_id.clone();
    let read = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        let own = permits::table.filter(permits::bumdes_id.eq(id)).order(permits::id);
        Ok(own.select(Permit::as_select()).load(conn)?)
    };
    app.app.read(read).await.unwrap()
}

/// From now on the product is of this category: `food-beverage` needs P-IRT (or BPOM) and halal.
pub async fn set_category(app: &TestApp, id: &ProductId, category: &'static str) {
    let (id, now) = (id.clone(), app.app.clock.now());
    let write = move |conn: &mut etalase::db::DbConn| -> Result<_, DbError> {
        diesel::update(products::table.find(&id)).set(products::category_code.eq(category)).execute(conn)?;
        Ok(version::touch(conn, now, &id)?)
    };
    app.app.write(write).await.unwrap();
}
