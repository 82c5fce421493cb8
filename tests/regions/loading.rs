//! The official list comes with the program and is loaded once.

use std::time::Instant;

use diesel::prelude::*;
use etalase::db::schema::regions;
use etalase::db::{DbError, migrations};
use etalase::regions::load::{self, LoadError, Loaded};
use etalase::regions::queries;

use crate::support::database::TestDatabase;

const SMALL: &str = "code,name,postal_code\n52,Nusa Tenggara Barat,\n52.02,Kabupaten Lombok Tengah,\n\
                     52.02.09,Kopang,\n52.02.09.2008,Darmaji,83553\n";

#[test]
fn the_whole_list_is_loaded_and_a_second_load_changes_nothing() {
    let database = TestDatabase::new();
    let started = Instant::now();
    let first = database.db.write::<_, LoadError>(load::bundled).unwrap();
    println!("loaded in {:?}", started.elapsed());
    assert_eq!(first, Loaded { new: 91_599, changed: 0 });
    let second = database.db.write::<_, LoadError>(load::bundled).unwrap();
    assert!(second.is_unchanged(), "{second:?}");

    let path = database.db.read::<_, DbError>(|conn| Ok(queries::path(conn, "52.02.09.2008")?)).unwrap().unwrap();
    let names = [Some(path.province), path.regency, path.district, path.village, path.postal_code];
    let expected = ["Nusa Tenggara Barat", "Kabupaten Lombok Tengah", "Kopang", "Darmaji", "83553"];
    assert_eq!(names.map(Option::unwrap), expected);
}

#[test]
fn a_newer_list_adds_and_corrects_and_removes_nothing() {
    let database = TestDatabase::new();
    let load = |text: &str| database.db.write::<_, LoadError>(|conn| load::load(conn, text.as_bytes())).unwrap();
    assert_eq!(load(SMALL), Loaded { new: 4, changed: 0 });
    let newer = SMALL
        .replace("Darmaji,83553", "Darmaji Baru,83554")
        .replace("52.02.09,Kopang,", "52.02.09,Kopang,\n52.02.10,Baru,");
    assert_eq!(load(&newer), Loaded { new: 1, changed: 1 });
    assert!(load("code,name,postal_code\n52,Nusa Tenggara Barat,\n").is_unchanged());
    database
        .db
        .read::<_, DbError>(|conn| {
            assert_eq!(queries::postal_code(conn, "52.02.09.2008")?.as_deref(), Some("83554"));
            assert_eq!(regions::table.count().get_result::<i64>(conn)?, 5);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_list_that_is_no_region_list_is_refused_whole() {
    let database = TestDatabase::new();
    let load = |text: &str| database.db.write::<_, LoadError>(|conn| load::load(conn, text.as_bytes()));
    let orphan = "code,name,postal_code\n52,Nusa Tenggara Barat,\n52.02.09,Kopang,\n";
    assert!(matches!(load(orphan), Err(LoadError::NoParent { line: 3, .. })));
    assert!(matches!(load("code,name,postal_code\n5202,Lombok,\n"), Err(LoadError::NoCode { line: 2, .. })));
    let count = database.db.read::<i64, DbError>(|conn| Ok(regions::table.count().get_result(conn)?));
    assert_eq!(count.unwrap(), 0);
    assert!(!migrations::has_pending(&database.db).unwrap());
}
