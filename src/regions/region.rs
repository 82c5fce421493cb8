//! A row of the official list, and the way from a village up to its province.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::regions;

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize)]
// none is written as NULL, so that many rows go into one statement
#[diesel(table_name = regions, treat_none_as_default_value = false)]
pub struct Region {
    pub code: String,
    pub name: String,
    /// 1 province, 2 regency or city, 3 district, 4 village
    pub level: i32,
    pub parent_code: Option<String>,
    /// villages only
    pub postal_code: Option<String>,
}

/// The official names on the way down to a region. A province has nothing but its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionPath {
    pub code: String,
    pub province: String,
    pub regency: Option<String>,
    pub district: Option<String>,
    pub village: Option<String>,
    pub postal_code: Option<String>,
}

/// 1 to 4 for a code of the right shape (`52.02.09.2008`), whether it exists or not.
pub fn level_of(code: &str) -> Option<i32> {
    let parts: Vec<&str> = code.split('.').collect();
    let has_shape = parts.len() <= 4
        && parts.iter().zip([2, 2, 2, 4]).all(|(p, len)| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()));
    has_shape.then_some(parts.len() as i32)
}

/// `52.02` for `52.02.09`; none for a province.
pub fn parent_of(code: &str) -> Option<&str> {
    code.rsplit_once('.').map(|(parent, _)| parent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_codes_level_follows_from_its_shape() {
        assert_eq!(level_of("52"), Some(1));
        assert_eq!(level_of("52.02"), Some(2));
        assert_eq!(level_of("52.02.09.2008"), Some(4));
        for wrong in ["", "5", "52.", "52.2", "52.02.09.208", "52.02.09.2008.01", "52,02", "٥٢", "52.0a"] {
            assert_eq!(level_of(wrong), None, "{wrong}");
        }
    }
}
