//! The villages that grow the coffee, and who answers for their BUMDes.

use diesel::prelude::*;
use etalase::accounts::BumdesRole;
use etalase::db::DbError;
use etalase::db::schema::{bumdes, bumdes_villages};
use etalase::ids::BumdesId;
use etalase::import::{ImportError, OnInvalid, products};

use crate::handovers::{pack, send};
use crate::quotations::offer;
use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::{demo_catalog, people};

/// Green beans of four villages, sold by the kilogram.
const COFFEE: &[u8] = include_bytes!("../../demo/coffee.csv");

pub struct Village {
    /// as its BUMDes is called
    pub name: String,
    pub desk: Client,
}

pub struct Villages {
    pub kintamani: Village,
    pub gayo: Village,
    pub bajawa: Village,
    pub manggarai: Village,
}

/// The whole demonstration catalogue: others sell coffee by the pack, and one more by the kilogram.
pub async fn that_grow_coffee(app: &TestApp) -> Villages {
    demo_catalog::demo(app).await;
    let now = app.app.clock.now();
    let imported = app
        .app
        .write::<_, ImportError>(move |conn| products::import(conn, now, COFFEE, OnInvalid::Refuse))
        .await
        .unwrap();
    assert_eq!((imported.new, &imported.findings[..]), (4, &[][..]));
    Villages {
        kintamani: village(app, "51.06.04.2037").await,
        gayo: village(app, "11.04.19.2007").await,
        bajawa: village(app, "53.09.06.2009").await,
        manggarai: village(app, "53.10.13.2016").await,
    }
}

async fn village(app: &TestApp, code: &'static str) -> Village {
    let of_village = bumdes::table.inner_join(bumdes_villages::table).filter(bumdes_villages::village_code.eq(code));
    let (id, name, email): (BumdesId, String, String) = app
        .app
        .read::<_, DbError>(move |conn| Ok(of_village.select((bumdes::id, bumdes::name, bumdes::email)).first(conn)?))
        .await
        .unwrap();
    Village { name, desk: people::member(app, &id, &email, &[BumdesRole::Owner]).await }
}

impl Villages {
    /// One is cheap and cannot make all of it. The others ask for the same, and together make more than is left.
    pub async fn answer(&self, request: &str) {
        for (village, most, weekly, price) in [
            (&self.kintamani, "400", "150", "118.000"),
            (&self.bajawa, "350", "150", "121.000"),
            (&self.gayo, "350", "150", "121.000"),
            (&self.manggarai, "300", "100", "121.000"),
        ] {
            let terms = [
                ("quantity", most),
                ("weekly", weekly),
                ("unit_price", price),
                ("lot_size", "10"),
                ("minimum", "50"),
                ("lead_time", "7"),
            ];
            let answer = offer(&village.desk, request, &terms).await;
            assert_eq!(answer.status, 303, "{}: {}", village.name, answer.body);
        }
    }
}

impl Village {
    pub async fn page_of(&self, part: &str) -> Answer {
        self.desk.get(&format!("/portal/bumdes/orders/{part}")).await
    }

    /// Sends the part in so many deliveries; the number of each one's handover.
    pub async fn deliver(&self, app: &TestApp, part: &str, deliveries: &[i64]) -> Vec<String> {
        pack(&self.desk, part).await;
        let mut handovers = Vec::new();
        for kilograms in deliveries {
            handovers.push(send(app, &self.desk, part, *kilograms).await);
        }
        handovers
    }
}
