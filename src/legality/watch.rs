//! At each midnight of a time zone: permits whose last day is over leave the gallery, and with them the listings that
//! must have them; what ends soon is told. Each BUMDes is a transaction of its own, and looking twice does nothing
//! twice, so a server that slept catches up when it wakes.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use diesel::prelude::*;
use fluent_bundle::FluentValue;

use super::decide_permit::covered;
use super::missing::{day_in, missing_of};
use super::relist::{relist, unlist};
use super::warning::{self, DAYS, What};
use super::{Lack, Missing, Permit, PermitStatus};
use crate::app::App;
use crate::catalog::{ListingStatus, version};
use crate::db::schema::{bumdes, permit_unlistings, permits, products};
use crate::db::{DbConn, DbError, Timestamp};
use crate::i18n::{Language, Translations};
use crate::ids::{BumdesId, ProductId};
use crate::jobs::lease::{self, Lease};
use crate::web::format;

/// Midnight in eastern, central and western Indonesia, in hours UTC.
const MIDNIGHTS: [u32; 3] = [15, 16, 17];
/// BUMDes read at once.
const AT_ONCE: i64 = 500;

/// Looks when it is due and no other node has done it.
pub async fn run_if_due(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let take = move |conn: &mut DbConn| Ok(lease::take(conn, now, Lease::Permits, "midnight", next_midnight(now))?);
    if app.write::<_, DbError>(take).await? {
        run(app).await?;
    }
    Ok(())
}

/// Looks now. One BUMDes's failure is logged and does not keep the next from its turn.
pub async fn run(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut last = BumdesId(String::new());
    loop {
        let after = last.clone();
        let read = move |conn: &mut DbConn| {
            let next = bumdes::table.filter(bumdes::id.gt(&after)).order(bumdes::id).limit(AT_ONCE);
            Ok(next.select(bumdes::id).load::<BumdesId>(conn)?)
        };
        let ids = app.read::<_, DbError>(read).await?;
        let Some(newest) = ids.last() else { return Ok(()) };
        last = newest.clone();
        for id in ids {
            if let Err(error) = look_at(app, now, id.clone()).await {
                tracing::error!(bumdes = %id, %error, "permits were not looked at");
            }
        }
    }
}

/// Looks at one BUMDes.
pub async fn look_at(app: &App, now: Timestamp, id: BumdesId) -> Result<(), DbError> {
    let seen = id.clone();
    if app.read::<_, DbError>(move |conn| Ok(Plan::make(conn, now, &seen)?.is_empty())).await? {
        return Ok(());
    }
    let translations = app.translations.clone();
    app.write::<_, DbError>(move |conn| Ok(settle(conn, now, &id, &translations)?)).await
}

/// Carries out what is to be done for one BUMDes, in a transaction that may have done something before: what was
/// published in it without the permits it must have is never seen outside.
pub fn settle(conn: &mut DbConn, now: Timestamp, id: &BumdesId, translations: &Translations) -> QueryResult<()> {
    // holds the catalogue's row: whoever decides on a permit waits, or has finished
    version::next(conn)?;
    Plan::make(conn, now, id)?.carry_out(conn, now, id, translations)
}

/// What is to be done for one BUMDes.
#[derive(Default)]
struct Plan {
    ended: Vec<Permit>,
    unlist: Vec<(ProductId, Missing)>,
    relist: Vec<ProductId>,
    warn: Vec<What>,
}

impl Plan {
    fn is_empty(&self) -> bool {
        self.ended.is_empty() && self.unlist.is_empty() && self.relist.is_empty() && self.warn.is_empty()
    }

    fn make(conn: &mut DbConn, now: Timestamp, id: &BumdesId) -> QueryResult<Self> {
        let village_code: String = bumdes::table.find(id).select(bumdes::village_code).first(conn)?;
        let today = day_in(now, &village_code);
        let own: Vec<Permit> = permits::table
            .filter(permits::bumdes_id.eq(id).and(permits::ended_at.is_null()))
            .filter(permits::status.ne(PermitStatus::Refused))
            .order(permits::id)
            .select(Permit::as_select())
            .load(conn)?;
        let listed: Vec<ProductId> = products::table
            .filter(products::bumdes_id.eq(id).and(products::status.eq(ListingStatus::Published)))
            .order(products::id)
            .select(products::id)
            .load(conn)?;
        let out: Vec<ProductId> = permit_unlistings::table
            .inner_join(products::table.on(products::id.eq(permit_unlistings::product_id)))
            .filter(products::bumdes_id.eq(id).and(products::status.eq(ListingStatus::Unpublished)))
            .order(products::id)
            .select(products::id)
            .load(conn)?;
        let both: Vec<ProductId> = listed.iter().chain(&out).cloned().collect();
        let mut missing = missing_of(conn, now, &both)?;
        let must_stay_out =
            |id: &ProductId| missing.get(id).is_some_and(|lacks| lacks.iter().any(|lack| lack.is_due(today)));
        let relist = out.into_iter().filter(|id| !must_stay_out(id)).collect();
        let mut plan = Self { relist, ..Self::default() };
        for id in listed {
            let Some(mut lacks) = missing.remove(&id) else { continue };
            match lacks.iter().position(|lack| lack.is_due(today)) {
                Some(first) => plan.unlist.push((id, lacks.swap_remove(first))),
                None => plan.warn.extend(lacks.iter().flat_map(|lack| needed(&id, lack, today))),
            }
        }
        plan.warn.extend(own.iter().flat_map(|permit| expiring(permit, &own, today)));
        plan.ended = own.into_iter().filter(|permit| permit.has_ended(today)).collect();
        if !plan.warn.is_empty() {
            plan.leave_out_what_was_told(conn, id, today)?;
        }
        Ok(plan)
    }

    fn leave_out_what_was_told(&mut self, conn: &mut DbConn, id: &BumdesId, today: NaiveDate) -> QueryResult<()> {
        let told = warning::told(conn, id, today)?;
        let told: HashSet<_> = told
            .iter()
            .map(|w| (w.permit_id.as_ref(), w.product_id.as_ref(), w.kind.as_str(), w.ends_on, w.days))
            .collect();
        self.warn.retain(|what| {
            let key = match what {
                What::Expiring { permit_id, kind, ends_on, days } => {
                    (Some(permit_id), None, kind.as_str(), *ends_on, *days)
                }
                What::Needed { product_id, kind, ends_on, days } => {
                    (None, Some(product_id), kind.as_str(), *ends_on, *days)
                }
                What::Unlisted { .. } | What::Relisted { .. } => return true,
            };
            !told.contains(&key)
        });
        Ok(())
    }

    fn carry_out(
        self,
        conn: &mut DbConn,
        now: Timestamp,
        bumdes_id: &BumdesId,
        translations: &Translations,
    ) -> QueryResult<()> {
        for permit in &self.ended {
            diesel::update(permits::table.find(&permit.id)).set(permits::ended_at.eq(now)).execute(conn)?;
            // its badge goes
            for product_id in covered(conn, permit)? {
                version::tell_again(conn, &product_id)?;
            }
        }
        for (product_id, lack) in &self.unlist {
            unlist(conn, now, bumdes_id, product_id, lack.kind, &note(translations, lack))?;
        }
        for what in &self.warn {
            warning::note(conn, now, bumdes_id, what)?;
        }
        let back = relist(conn, now, bumdes_id, &self.relist)?;
        if !(self.unlist.is_empty() && self.warn.is_empty() && back.is_empty()) {
            warning::tell(conn, now, bumdes_id)?;
        }
        Ok(())
    }
}

/// What stands on the listing's history, in the language of the offices.
fn note(translations: &Translations, lack: &Missing) -> String {
    let text = |key: &str, args: &[(&str, FluentValue<'_>)]| translations.text(Language::Id, key, args);
    let kind = text(&format!("legality-kind-{}", lack.kind), &[]);
    let day = lack.tolerated_until.map(|day| format::day(day, Language::Id)).unwrap_or_default();
    text(&format!("legality-unlisted-{}", lack.lack.as_str()), &[("kind", kind.into()), ("day", day.into())])
}

/// A warning for each threshold that is passed.
fn thresholds(ends_on: NaiveDate, today: NaiveDate) -> impl Iterator<Item = i32> {
    let left = (ends_on - today).num_days();
    DAYS.into_iter().filter(move |days| (0..=i64::from(*days)).contains(&left))
}

fn needed(id: &ProductId, lack: &Missing, today: NaiveDate) -> Vec<What> {
    // a permit that ends is told of by itself
    let ends_on = lack.tolerated_until.filter(|_| lack.lack != Lack::Expired);
    let what = |ends_on| {
        thresholds(ends_on, today).map(move |days| What::Needed {
            product_id: id.clone(),
            kind: lack.kind,
            ends_on,
            days,
        })
    };
    ends_on.into_iter().flat_map(what).collect()
}

/// Nothing where its successor is there already.
fn expiring(permit: &Permit, all: &[Permit], today: NaiveDate) -> Vec<What> {
    let Some(ends_on) = permit.expires_on else { return Vec::new() };
    let succeeds = |other: &Permit| {
        other.kind == permit.kind
            && other.holder() == permit.holder()
            && !other.is_from_file()
            && other.expires_on.is_none_or(|last| last > ends_on)
    };
    if all.iter().any(succeeds) {
        return Vec::new();
    }
    let what = |days| What::Expiring { permit_id: permit.id.clone(), kind: permit.kind, ends_on, days };
    thresholds(ends_on, today).map(what).collect()
}

fn next_midnight(now: Timestamp) -> Timestamp {
    let at = |day: NaiveDate, hour: u32| day.and_time(NaiveTime::MIN) + TimeDelta::hours(hour.into());
    let today = MIDNIGHTS.iter().map(|hour| at(now.date(), *hour)).find(|midnight| *midnight > now);
    today.unwrap_or_else(|| at(now.date() + TimeDelta::days(1), MIDNIGHTS[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_at_each_midnight_of_the_country() {
        let next = |text: &str| next_midnight(text.parse().unwrap()).to_string();
        assert_eq!(next("2026-11-22T03:00:00"), "2026-11-22 15:00:00");
        assert_eq!(next("2026-11-22T15:00:00"), "2026-11-22 16:00:00");
        assert_eq!(next("2026-11-22T16:59:59"), "2026-11-22 17:00:00");
        assert_eq!(next("2026-11-22T17:00:00"), "2026-11-23 15:00:00");
    }

    #[test]
    fn every_threshold_that_was_slept_over_counts() {
        let left =
            |ends_on: &str| thresholds(ends_on.parse().unwrap(), "2026-11-22".parse().unwrap()).collect::<Vec<_>>();
        assert!(left("2027-03-01").is_empty());
        assert_eq!(left("2027-02-20"), [90]);
        assert_eq!(left("2026-12-22"), [90, 30]);
        assert_eq!(left("2026-11-22"), [90, 30, 7]);
        assert!(left("2026-11-21").is_empty());
    }
}
