//! A job belongs to one worker at a time.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};

use chrono::{NaiveDate, TimeDelta};
use etalase::db::{DbError, Timestamp};
use etalase::ids::{OrderId, PaymentId};
use etalase::jobs::claim::{Claimed, LOCK_MINUTES, claim, fail, finish};
use etalase::jobs::{Job, enqueue, queries};
use etalase::mail::Mail;

use crate::support::database::TestDatabase;

fn noon() -> Timestamp {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn enqueue_jobs(database: &TestDatabase, count: usize) {
    let enqueue_all = |conn: &mut _| -> Result<(), DbError> {
        for _ in 0..count {
            enqueue(conn, noon(), &Job::CancelPayment { payment_id: PaymentId::new() })?;
        }
        Ok(())
    };
    database.db.write(enqueue_all).unwrap();
}

fn take(database: &TestDatabase, now: Timestamp, limit: i64) -> Vec<Claimed> {
    database.db.write::<_, DbError>(|conn| Ok(claim(conn, now, limit)?)).unwrap()
}

#[test]
fn eight_workers_at_once_take_each_job_once() {
    let database = Arc::new(TestDatabase::new());
    enqueue_jobs(&database, 60);
    let start = Arc::new(Barrier::new(8));
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let (database, start) = (database.clone(), start.clone());
            std::thread::spawn(move || {
                start.wait();
                let mut taken = Vec::new();
                loop {
                    let jobs = take(&database, noon(), 3);
                    if jobs.is_empty() {
                        return taken;
                    }
                    for job in jobs {
                        // half of them fail: another worker must not take a failed one before its pause is over
                        let outcome = |conn: &mut _| -> Result<(), DbError> {
                            if taken.len() % 2 == 0 {
                                finish(conn, &job)?;
                            } else {
                                fail(conn, noon(), &job, "no answer", false)?;
                            }
                            Ok(())
                        };
                        database.db.write(outcome).unwrap();
                        taken.push(job.id);
                    }
                }
            })
        })
        .collect();
    let taken: Vec<_> = workers.into_iter().flat_map(|w| w.join().unwrap()).collect();
    let distinct: BTreeSet<_> = taken.iter().cloned().collect();
    assert_eq!((taken.len(), distinct.len()), (60, 60));
}

#[test]
fn the_job_of_a_worker_that_died_is_taken_again_when_its_lock_runs_out() {
    let database = TestDatabase::new();
    enqueue_jobs(&database, 1);
    let first = take(&database, noon(), 10).remove(0);
    assert!(take(&database, noon() + TimeDelta::minutes(LOCK_MINUTES), 10).is_empty());

    let later = noon() + TimeDelta::minutes(LOCK_MINUTES) + TimeDelta::seconds(1);
    let second = take(&database, later, 10).remove(0);
    assert_eq!(second.id, first.id);

    // the first worker was only slow: what it says now must not take the job from the second one
    database.db.write::<_, DbError>(|conn| Ok(finish(conn, &first)?)).unwrap();
    database.db.write::<_, DbError>(|conn| Ok(fail(conn, later, &first, "slow", true)?)).unwrap();
    let waiting = database.db.read::<_, DbError>(|conn| Ok(queries::waiting(conn, 10)?)).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].locked_until, Some(second.locked_until));
    assert_eq!(waiting[0].attempts, 0);

    database.db.write::<_, DbError>(|conn| Ok(finish(conn, &second)?)).unwrap();
    assert!(database.db.read::<_, DbError>(|conn| Ok(queries::waiting(conn, 10)?)).unwrap().is_empty());
}

#[test]
fn the_longest_due_job_is_taken_first_and_a_rolled_back_one_never() {
    let database = TestDatabase::new();
    let put = |minutes: i64, order: &str| {
        let job = Job::SendMail(Mail::OrderPaid { order_id: OrderId(order.into()) });
        let at = noon() + TimeDelta::minutes(minutes);
        database.db.write::<_, DbError>(|conn| Ok(enqueue(conn, at, &job)?)).unwrap();
    };
    put(2, "second");
    put(1, "first");
    put(9, "not yet due");
    let rolled_back = database.db.write::<(), DbError>(|conn| {
        enqueue(conn, noon(), &Job::CancelPayment { payment_id: PaymentId::new() })?;
        Err(diesel::result::Error::RollbackTransaction.into())
    });
    assert!(rolled_back.is_err());

    let now = noon() + TimeDelta::minutes(5);
    let order: Vec<String> = (0..3).flat_map(|_| take(&database, now, 1)).map(|job| job.payload).collect();
    assert_eq!(order.len(), 2, "{order:?}");
    assert!(order[0].contains("first") && order[1].contains("second"), "{order:?}");
}
