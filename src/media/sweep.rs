//! Throws away pictures that nothing names any more: each hour those that were sent in a day ago or earlier, so that
//! what somebody took out of a draft a moment ago can still be put back.

use chrono::TimeDelta;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::keep_picture::remove_files;
use crate::app::App;
use crate::db::schema::{listing_drafts, listing_submissions, pictures, product_pictures};
use crate::db::{DbConn, DbError, Timestamp};
use crate::ids::PictureId;
use crate::jobs::lease::{self, Lease};
use crate::jobs::{Job, enqueue};

const KEPT_HOURS: i64 = 24;
const EVERY_MINUTES: i64 = 60;
/// At once; the next hour takes the others.
const MOST: i64 = 500;

/// Sweeps when it is due and no other node has done it.
pub async fn run_if_due(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let next = now + TimeDelta::minutes(EVERY_MINUTES);
    let swept = app.write::<_, DbError>(move |conn| {
        let is_due = lease::take(conn, now, Lease::PictureSweep, "hourly", next)?;
        if is_due { Ok(sweep(conn, now)?) } else { Ok(0) }
    });
    let count = swept.await?;
    if count > 0 {
        tracing::info!(count, "pictures that nothing names were thrown away");
    }
    Ok(())
}

/// Forgets their rows; a job removes the files of each, and tries again until they are gone.
pub fn sweep(conn: &mut DbConn, now: Timestamp) -> QueryResult<usize> {
    let shown = product_pictures::table.filter(product_pictures::picture_id.eq(pictures::id));
    let id_in = |content| diesel::dsl::sql::<diesel::sql_types::Bool>(content);
    // ids are nowhere else in it
    let in_a_draft = listing_drafts::table
        .filter(listing_drafts::product_id.eq(pictures::product_id))
        .filter(id_in("listing_drafts.content LIKE '%' || pictures.id || '%'"));
    let in_a_round = listing_submissions::table
        .filter(listing_submissions::product_id.eq(pictures::product_id))
        .filter(id_in("listing_submissions.content LIKE '%' || pictures.id || '%'"));
    let unnamed: Vec<(PictureId, i32)> = pictures::table
        .filter(pictures::uploaded_at.lt(now - TimeDelta::hours(KEPT_HOURS)))
        .filter(not(exists(shown)).and(not(exists(in_a_draft))).and(not(exists(in_a_round))))
        .order(pictures::uploaded_at)
        .limit(MOST)
        .select((pictures::id, pictures::width))
        .load(conn)?;
    for (picture_id, width) in &unnamed {
        diesel::delete(pictures::table.find(picture_id)).execute(conn)?;
        enqueue(conn, now, &Job::RemovePicture { picture_id: picture_id.clone(), width: *width })?;
    }
    Ok(unnamed.len())
}

/// The job: removes what is still there.
pub async fn remove(app: &App, picture_id: &PictureId, width: i32) -> anyhow::Result<()> {
    Ok(remove_files(app, picture_id, width).await?)
}
