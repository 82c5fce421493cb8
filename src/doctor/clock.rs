//! Whether this machine's clock agrees with the database's: leases, reservations and sessions live by it.

use diesel::prelude::*;
use diesel::sql_types::Timestamp as SqlTimestamp;

use super::Finding;
use crate::app::App;
use crate::db::{Backend, DbConn, DbError, Timestamp};

/// Leases are held for six seconds.
const MOST_APART_SECONDS: i64 = 2;

#[derive(QueryableByName)]
struct Now {
    #[diesel(sql_type = SqlTimestamp)]
    now: Timestamp,
}

pub async fn examine(app: &App) -> Vec<Finding> {
    let here = app.clock.now();
    let zones = "people see WIB, WITA or WIT by their region, whatever this machine's time zone is";
    if let Backend::Sqlite(_) = app.db.backend() {
        return vec![Finding::ok("clock", format!("{} UTC; {zones}", here.format("%F %T")))];
    }
    let there = app
        .read::<_, DbError>(|conn: &mut DbConn| {
            let query = diesel::sql_query("SELECT CAST(clock_timestamp() AT TIME ZONE 'UTC' AS TIMESTAMP) AS now");
            Ok(query.get_result::<Now>(conn)?.now)
        })
        .await;
    let there = match there {
        Ok(there) => there,
        Err(error) => return vec![Finding::fault("clock", error.to_string(), "look into the database's own log")],
    };
    let apart = (there - here).num_seconds().abs();
    if apart > MOST_APART_SECONDS {
        let says = format!("this machine's clock and the database's are {apart} seconds apart");
        return vec![Finding::fault("clock", says, "let all machines set their clocks by NTP")];
    }
    vec![Finding::ok("clock", format!("{} UTC, as the database; {zones}", here.format("%F %T")))]
}
