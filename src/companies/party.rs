//! A company as papers name it.

use diesel::prelude::*;

use crate::db::DbConn;
use crate::db::schema::companies;
use crate::ids::CompanyId;

/// As it is called today.
#[derive(Debug, Clone)]
pub struct Party {
    pub name: String,
    pub npwp: String,
    /// with its postal code
    pub address: String,
}

impl Party {
    pub fn of(conn: &mut DbConn, id: &CompanyId) -> QueryResult<Self> {
        let (name, npwp, address, postal_code): (String, String, String, String) = companies::table
            .find(id)
            .select((companies::name, companies::npwp, companies::address_line, companies::postal_code))
            .first(conn)?;
        Ok(Self { name, npwp, address: format!("{address} {postal_code}") })
    }

    /// One below the other.
    pub fn lines(&self) -> [String; 3] {
        [self.name.clone(), format!("NPWP {}", self.npwp), self.address.clone()]
    }
}
