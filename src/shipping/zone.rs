//! How far a parcel goes.

use crate::regions::island_group;

crate::text_enum! {
    Zone {
        SameRegency = "same_regency",
        SameProvince = "same_province",
        SameIslandGroup = "same_island_group",
        Other = "other",
    }
}

impl Zone {
    /// From and to are region codes of level 2 to 4 (`52.02.09.2008`).
    pub fn between(from: &str, to: &str) -> Self {
        let province = |code: &str| code.get(..2).unwrap_or("").to_owned();
        if from.get(..5).is_some() && from.get(..5) == to.get(..5) {
            Self::SameRegency
        } else if province(from) == province(to) {
            Self::SameProvince
        } else if island_group(from).is_some() && island_group(from) == island_group(to) {
            Self::SameIslandGroup
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_is_the_smallest_area_that_holds_both_ends() {
        let darmaji = "52.02.09.2008";
        assert_eq!(Zone::between(darmaji, "52.02.01.2001"), Zone::SameRegency);
        assert_eq!(Zone::between(darmaji, "52.01.14.2006"), Zone::SameProvince);
        assert_eq!(Zone::between(darmaji, "51.06.04.2037"), Zone::SameIslandGroup);
        assert_eq!(Zone::between(darmaji, "31.71.01.1001"), Zone::Other);
    }
}
