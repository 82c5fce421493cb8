//! Jobs that failed for good, and whether somebody does the others.

use chrono::TimeDelta;

use super::Finding;
use crate::app::App;
use crate::db::DbError;
use crate::jobs::queries;

/// A worker looks twice a second; a job that is due for so long is nobody's.
const LATE: TimeDelta = TimeDelta::minutes(5);

pub async fn examine(app: &App) -> Vec<Finding> {
    let read = app.read::<_, DbError>(|conn| Ok((queries::count(conn)?, queries::waiting(conn, 1)?.pop()))).await;
    let ((waiting, dead), next) = match read {
        Ok(read) => read,
        Err(error) => return vec![Finding::fault("queue", error.to_string(), "look into the database's own log")],
    };
    let mut findings = Vec::new();
    if dead > 0 {
        let says = format!("{dead} jobs failed for good");
        findings.push(Finding::warning("queue", says, "the operator's portal says why, and tries them again"));
    }
    let late = next.map(|job| app.clock.now() - job.run_at).filter(|late| *late > LATE);
    match late {
        Some(late) => {
            let says = format!("{waiting} jobs wait, the oldest for {} minutes", late.num_minutes());
            findings.push(Finding::fault(
                "queue",
                says,
                "run 'etalase worker', or 'etalase serve' without --no-worker",
            ));
        }
        None if dead == 0 => findings.push(Finding::ok("queue", format!("{waiting} jobs wait, none is late"))),
        None => {}
    }
    findings
}
