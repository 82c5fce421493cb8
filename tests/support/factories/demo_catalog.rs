//! The whole demonstration catalogue, through the importer.

use std::collections::HashSet;
use std::io::Read;
use std::sync::OnceLock;

use etalase::db::{DbConn, Timestamp};
use etalase::import::{ImportError, OnInvalid, products, villages};
use etalase::regions::load;

use crate::support::TestApp;

pub const VILLAGES: &[u8] = include_bytes!("../../../demo/villages.csv");
pub const PRODUCTS: &[u8] = include_bytes!("../../../demo/products.csv");
const REGIONS: &[u8] = include_bytes!("../../../demo/regions.csv.gz");

/// 72 villages with their BUMDes and 200 published products with stock; of the regions only those they
/// are in (and the provinces, and Gambir in Jakarta), because all 91,599 take a second. In the search, too.
pub async fn demo(app: &TestApp) {
    let now = app.app.clock.now();
    app.app.write::<_, ImportError>(move |conn| write_demo(conn, now)).await.expect("the catalogue is imported");
    app.app.search.catch_up(&app.app).await.expect("the index catches up");
}

/// [`demo`] inside a transaction of the caller.
pub fn write_demo(conn: &mut DbConn, now: Timestamp) -> Result<(), ImportError> {
    write_regions(conn);
    let imported = villages::import(conn, now, VILLAGES, OnInvalid::Refuse)?;
    assert_eq!((imported.new, &imported.findings[..]), (72, &[][..]));
    let imported = products::import(conn, now, PRODUCTS, OnInvalid::Refuse)?;
    assert_eq!((imported.new, &imported.findings[..]), (200, &[][..]));
    Ok(())
}

pub fn write_regions(conn: &mut DbConn) {
    static LIST: OnceLock<String> = OnceLock::new();
    let list = LIST.get_or_init(regions_of_the_villages);
    load::load(conn, list.as_bytes()).expect("the regions are loaded");
}

fn regions_of_the_villages() -> String {
    let mut all = String::new();
    flate2::read::GzDecoder::new(REGIONS).read_to_string(&mut all).expect("the region list");
    let villages = String::from_utf8_lossy(VILLAGES);
    let codes = villages.lines().map(|line| line.split(',').next().unwrap()).chain(["31.71.01.1001"]);
    let wanted: HashSet<&str> =
        codes.flat_map(|code| [2, 5, 8, 13].map(|end| code.get(..end).unwrap_or("code"))).collect();
    let lines = all.lines().filter(|line| {
        let code = line.split(',').next().unwrap();
        code.len() == 2 || wanted.contains(code)
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}
