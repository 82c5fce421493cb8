//! Who can sign in to the demo: roles, not persons.

use diesel::prelude::*;

use super::FillError;
use crate::accounts::{BumdesRole, NewUser, Role, add_user};
use crate::db::schema::{bumdes_villages, users};
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::{BumdesId, UserId};

/// Of every sign-in. Known to everybody, therefore only for a demo.
pub const PASSWORD: &str = "etalase-demo";

/// Registers a BUMDes, see `registration.rs`.
pub(super) const REGISTRANT: &str = "lendang-are@bumdes.example";

/// Buys for a hotel and manages its account, see `companies.rs`.
pub(super) const HOTEL: &str = "pembelian@hotel.example";
pub(super) const HOTEL_APPROVERS: [&str; 2] = ["persetujuan@hotel.example", "direksi@hotel.example"];
pub(super) const HOTEL_FINANCE: &str = "keuangan@hotel.example";
/// Who sell coffee by the kilogram: of Catur, Beiwali, Jagong Jeget and Satar Lenda.
pub(super) const COFFEE_SELLERS: [&str; 4] =
    ["catur@bumdes.example", "beiwali@bumdes.example", "jagong-jeget@bumdes.example", "satar-lenda@bumdes.example"];
/// Registers a retail chain.
pub(super) const CHAIN: &str = "kantor@toko.example";

pub struct SignIn {
    pub email: &'static str,
    pub name: &'static str,
    /// whose BUMDes the person works for, by the village's code
    village_code: Option<&'static str>,
    role: Option<Role>,
}

const fn house(email: &'static str, name: &'static str, role: Option<Role>) -> SignIn {
    SignIn { email, name, village_code: None, role }
}

const fn seller(email: &'static str, name: &'static str, village_code: &'static str) -> SignIn {
    SignIn { email, name, village_code: Some(village_code), role: None }
}

pub const SIGN_INS: &[SignIn] = &[
    house("operator@etalase.example", "Operator Demo", Some(Role::Operator)),
    house("kurator@etalase.example", "Kurator Demo", Some(Role::Curator)),
    seller("darmaji@bumdes.example", "BUMDes Darmaji Demo", "52.02.09.2008"),
    seller("sukarara@bumdes.example", "BUMDes Sukarara Demo", "52.02.02.2010"),
    seller("banyumulek@bumdes.example", "BUMDes Banyumulek Demo", "52.01.02.2006"),
    seller(COFFEE_SELLERS[0], "BUMDes Catur Demo", "51.06.04.2037"),
    seller("trusmi-kulon@bumdes.example", "BUMDes Trusmi Kulon Demo", "32.09.36.2005"),
    seller(COFFEE_SELLERS[1], "BUMDes Beiwali Demo", "53.09.06.2009"),
    seller(COFFEE_SELLERS[2], "BUMK Jagong Jeget Demo", "11.04.19.2007"),
    seller(COFFEE_SELLERS[3], "BUMDes Satar Lenda Demo", "53.10.13.2016"),
    house(REGISTRANT, "BUMDes Lendang Are Demo", None),
    house("pembeli@etalase.example", "Pembeli Demo", None),
    house(HOTEL, "Pembelian Hotel Demo", None),
    house(HOTEL_APPROVERS[0], "Persetujuan Hotel Demo", None),
    house(HOTEL_APPROVERS[1], "Direksi Hotel Demo", None),
    house(HOTEL_FINANCE, "Keuangan Hotel Demo", None),
    house(CHAIN, "Kantor Toko Demo", None),
];

/// Adds the sign-ins unless somebody has an account. `password_hash` is that of [`PASSWORD`].
pub fn add_if_none(conn: &mut DbConn, now: Timestamp, password_hash: &str) -> Result<(), FillError> {
    if has_people(conn)? {
        return Ok(());
    }
    for person in SIGN_INS {
        let roles = match person.village_code {
            Some(code) => vec![Role::Bumdes(bumdes_of(conn, code)?, BumdesRole::Owner)],
            None => person.role.iter().cloned().collect(),
        };
        let user = NewUser {
            email: person.email.into(),
            name: person.name.into(),
            phone: None,
            password_hash: password_hash.into(),
            language: Language::Id,
            roles,
        };
        add_user(conn, now, &user)?;
    }
    Ok(())
}

pub fn has_people(conn: &mut DbConn) -> QueryResult<bool> {
    Ok(users::table.select(users::id).first::<UserId>(conn).optional()?.is_some())
}

pub(super) fn bumdes_of(conn: &mut DbConn, village_code: &str) -> QueryResult<BumdesId> {
    bumdes_villages::table
        .filter(bumdes_villages::village_code.eq(village_code))
        .select(bumdes_villages::bumdes_id)
        .first(conn)
}
