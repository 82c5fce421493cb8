//! A typed name comes to the villages it may mean; the code decides.

use etalase::db::{DbConn, DbError};
use etalase::regions::load::{LoadError, bundled};
use etalase::villages::resolve::{MOST, Resolution, resolve};

use crate::support::database::TestDatabase;

fn codes(resolution: &Resolution) -> Vec<&str> {
    match resolution {
        Resolution::One(place) => vec![place.code.as_str()],
        Resolution::Several(places, _) | Resolution::Nearest(places) => {
            places.iter().map(|place| place.code.as_str()).collect()
        }
        Resolution::Unknown => vec![],
    }
}

#[test]
fn names_of_the_official_list_ask_where_they_are_several_and_suggest_where_they_are_misspelt() {
    let database = TestDatabase::new();
    database.db.write::<_, LoadError>(bundled).unwrap();
    let find = |typed: &str| {
        let typed = typed.to_owned();
        database.db.read::<_, DbError>(move |conn: &mut DbConn| Ok(resolve(conn, &typed)?)).unwrap()
    };
    let gapuk = find("Gapuk");
    assert!(matches!(&gapuk, Resolution::Several(_, 2)), "{gapuk:?}");
    assert_eq!(codes(&gapuk), ["52.01.01.2003", "52.03.13.2013"]);
    let mamben = find("desa mamben");
    assert!(matches!(&mamben, Resolution::Several(_, 3)), "{mamben:?}");
    assert_eq!(codes(&mamben), ["52.03.14.2001", "52.03.14.2002", "52.03.14.2010"]);

    for (typed, code) in [("Darmaji", "52.02.09.2008"), ("gapuk, Lombok Timur", "52.03.13.2013")] {
        let found = find(typed);
        assert!(matches!(&found, Resolution::One(place) if place.code == code), "{typed}: {found:?}");
    }
    for (typed, code) in [("Darmajii", "52.02.09.2008"), ("Gapuc", "52.01.01.2003"), ("Mambem Daya", "52.03.14.2001")] {
        let found = find(typed);
        assert!(matches!(&found, Resolution::Nearest(_)), "{typed}: {found:?}");
        assert!(codes(&found).contains(&code), "{typed}: {found:?}");
    }
    let common = find("Sukamaju");
    assert!(matches!(&common, Resolution::Several(places, total) if places.len() == MOST && *total > MOST));
    for nothing in ["", "x", "Qwrtzuiopü"] {
        assert_eq!(codes(&find(nothing)).len(), 0, "{nothing}");
    }
}
