//! A company as its row, and what it says of itself.

use diesel::prelude::*;
use serde::Serialize;

use super::CompanyStatus;
use crate::db::schema::companies;
use crate::db::{DbConn, Timestamp};
use crate::ids::CompanyId;

crate::text_enum! {
    /// In words: the messages `company-kind-<kind>`.
    CompanyKind {
        RetailChain = "retail_chain",
        Hotel = "hotel",
        Restaurant = "restaurant",
        Other = "other",
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Serialize)]
#[diesel(table_name = companies)]
pub struct Company {
    pub id: CompanyId,
    pub name: String,
    pub kind: CompanyKind,
    /// 16 digits
    pub npwp: String,
    pub email: String,
    pub phone: String,
    pub address_line: String,
    pub region_code: String,
    pub postal_code: String,
    pub status: CompanyStatus,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What a company says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub name: String,
    pub kind: CompanyKind,
    /// as [`full_npwp`] has it
    pub npwp: String,
    pub email: String,
    pub place: Place,
}

/// Where something goes, and the phone there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub phone: String,
    pub address_line: String,
    /// of a village
    pub region_code: String,
    pub postal_code: String,
}

impl Company {
    pub fn place(&self) -> Place {
        Place {
            phone: self.phone.clone(),
            address_line: self.address_line.clone(),
            region_code: self.region_code.clone(),
            postal_code: self.postal_code.clone(),
        }
    }
}

/// A company's old number of 15 digits is its new one without the zero before it (PMK 136/2023, article 2): kept is the
/// new one, so that each company has one.
pub fn full_npwp(digits: &str) -> String {
    format!("{digits:0>16}")
}

pub fn find(conn: &mut DbConn, id: &CompanyId) -> QueryResult<Option<Company>> {
    companies::table.find(id).select(Company::as_select()).first(conn).optional()
}
