//! What follows from a province's code: its island group and its time zone.

/// The island groups couriers price by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IslandGroup {
    Sumatra,
    Java,
    BaliNusaTenggara,
    Kalimantan,
    Sulawesi,
    Maluku,
    Papua,
}

fn province(code: &str) -> Option<u32> {
    code.get(..2)?.parse().ok()
}

/// Kepmendagri codes begin with the island group: 11–21 Sumatra, 31–36 Java, 51–53 Bali and Nusa
/// Tenggara, 61–65 Kalimantan, 71–76 Sulawesi, 81–82 Maluku, 91–97 Papua.
pub fn island_group(code: &str) -> Option<IslandGroup> {
    match province(code)? {
        11..=21 => Some(IslandGroup::Sumatra),
        31..=36 => Some(IslandGroup::Java),
        51..=53 => Some(IslandGroup::BaliNusaTenggara),
        61..=65 => Some(IslandGroup::Kalimantan),
        71..=76 => Some(IslandGroup::Sulawesi),
        81..=82 => Some(IslandGroup::Maluku),
        91..=97 => Some(IslandGroup::Papua),
        _ => None,
    }
}

/// The codes of the provinces in the island group of `code`, its own among them.
pub fn provinces_near(code: &str) -> Vec<String> {
    let group = island_group(code);
    let is_near = |province: &String| group.is_some() && island_group(province) == group;
    (11..=97).map(|province| province.to_string()).filter(is_near).collect()
}

/// Hours ahead of UTC and the zone's name, after Keppres 41/1987: western time (WIB) for Sumatra, Java,
/// West and Central Kalimantan; central (WITA) for Bali, Nusa Tenggara, the other Kalimantan and
/// Sulawesi; eastern (WIT) for Maluku and Papua.
pub fn time_zone(code: &str) -> (i32, &'static str) {
    match (island_group(code), province(code)) {
        (Some(IslandGroup::Maluku | IslandGroup::Papua), _) => (9, "WIT"),
        (Some(IslandGroup::BaliNusaTenggara | IslandGroup::Sulawesi), _) => (8, "WITA"),
        (Some(IslandGroup::Kalimantan), Some(63..=65)) => (8, "WITA"),
        _ => (7, "WIB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kalimantan_lies_in_two_time_zones() {
        assert_eq!(time_zone("61.71"), (7, "WIB"));
        assert_eq!(time_zone("62.71"), (7, "WIB"));
        assert_eq!(time_zone("63.71"), (8, "WITA"));
        assert_eq!(time_zone("64.72"), (8, "WITA"));
    }
}
