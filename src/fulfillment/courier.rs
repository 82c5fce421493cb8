//! Couriers, and where each of them tells how far a parcel is.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

struct Courier {
    /// as it is offered in the form
    name: &'static str,
    /// what people call it: letters and digits alone, in small letters
    known_as: &'static [&'static str],
    /// its public page; `{}` is the tracking number, where the page takes one in its address
    page: &'static str,
}

/// Looked up in November 2026. Most pages want the number typed in, and some a part of the phone number too.
const COURIERS: &[Courier] = &[
    Courier { name: "JNE", known_as: &["jne"], page: "https://www.jne.co.id/tracking-package" },
    Courier { name: "J&T Express", known_as: &["jt", "jnt"], page: "https://jet.co.id/track" },
    Courier {
        name: "Pos Indonesia",
        known_as: &["pos", "posindonesia", "posind"],
        page: "https://www.posindonesia.co.id/id/tracking",
    },
    Courier { name: "SiCepat", known_as: &["sicepat"], page: "https://www.sicepat.com/" },
    Courier { name: "TIKI", known_as: &["tiki"], page: "https://www.tiki.id/id/tracking" },
    Courier { name: "AnterAja", known_as: &["anteraja"], page: "https://anteraja.id/tracking" },
    Courier {
        name: "Ninja Xpress",
        known_as: &["ninja", "ninjaxpress", "ninjavan"],
        page: "https://www.ninjaxpress.co/id-id/tracking?id={}",
    },
];

/// What the form offers; any other name may be written.
pub fn names() -> Vec<&'static str> {
    COURIERS.iter().map(|courier| courier.name).collect()
}

/// The page of the courier that a BUMDes wrote down ("JNE REG", "j&t express"); none for one that is not known.
pub fn tracking_url(courier: Option<&str>, tracking_number: Option<&str>) -> Option<String> {
    let (courier, number) = (courier?, tracking_number?);
    let words: Vec<String> = courier.split_whitespace().map(plain).collect();
    let all = words.concat();
    let is_called = |name: &&str| all == **name || words.first().is_some_and(|first| first == *name);
    let known = COURIERS.iter().find(|courier| courier.known_as.iter().any(is_called))?;
    Some(known.page.replace("{}", &utf8_percent_encode(number, NON_ALPHANUMERIC).to_string()))
}

fn plain(word: &str) -> String {
    word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_courier_is_known_by_what_people_call_it() {
        let page = |courier: &str| tracking_url(Some(courier), Some("A 1"));
        assert_eq!(page("jne reg").as_deref(), Some("https://www.jne.co.id/tracking-package"));
        for name in ["J&T", "J&T Express", "jnt", "J & T"] {
            assert_eq!(page(name).as_deref(), Some("https://jet.co.id/track"), "{name}");
        }
        assert_eq!(page("Ninja Van").as_deref(), Some("https://www.ninjaxpress.co/id-id/tracking?id=A%201"));
        assert_eq!((page("Pak Amat"), page("Posyandu"), page("")), (None, None, None));
        assert_eq!(tracking_url(Some("JNE"), None), None);
        assert!(names().iter().all(|name| page(name).is_some()));
    }
}
