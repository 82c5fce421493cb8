//! Reads for the pages on which the front page is arranged.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use crate::catalog::collection::{Collection, Showing};
use crate::catalog::front::{Block, Content, arrangement};
use crate::curation::queries::{lower, pattern};
use crate::db::schema::{collections, front_arrangements, users, villages};
use crate::db::{DbConn, Timestamp};
use crate::ids::{ArrangementId, CollectionId};
use crate::regions::queries::paths;
use crate::regions::short_name;

pub const PER_PAGE: usize = 20;
/// A curator types a longer word where more villages have it.
const VILLAGES: i64 = 20;

diesel::alias! {
    const WITHDRAWERS: Alias<Withdrawers> = users as withdrawers;
}

#[derive(Debug, Serialize)]
pub struct ListedArrangement {
    pub id: ArrangementId,
    pub state: ArrangementState,
    pub starts_at: Timestamp,
    pub made_at: Timestamp,
    pub made_by: String,
    pub withdrawn_at: Option<Timestamp>,
    pub withdrawn_by: Option<String>,
    /// whether it brings back an earlier one
    pub is_restored: bool,
    pub blocks: usize,
}

crate::text_enum! {
    /// Its word is the message `front-state-<state>`.
    ArrangementState { Waiting = "waiting", Shown = "shown", Past = "past", Withdrawn = "withdrawn" }
}

impl ArrangementState {
    pub fn is_or_was_shown(self) -> bool {
        matches!(self, Self::Shown | Self::Past)
    }
}

#[derive(Debug)]
pub struct ArrangementPage {
    pub rows: Vec<ListedArrangement>,
    pub has_more: bool,
}

type Row =
    ((ArrangementId, String, Timestamp, Timestamp), (Option<Timestamp>, Option<ArrangementId>), String, Option<String>);

/// The latest start first, from before this one on. Three queries.
pub fn arrangements(conn: &mut DbConn, now: Timestamp, before: Option<&ArrangementId>) -> QueryResult<ArrangementPage> {
    let (shown, _) = arrangement::current(conn, now)?;
    let withdrawer = WITHDRAWERS.field(users::id).nullable().eq(front_arrangements::withdrawn_by);
    let mut query = front_arrangements::table
        .inner_join(users::table.on(users::id.eq(front_arrangements::made_by)))
        .left_join(WITHDRAWERS.on(withdrawer))
        .into_boxed();
    if let Some(before) = before
        && let Some(start) = start(conn, before)?
    {
        let same = front_arrangements::starts_at.eq(start).and(front_arrangements::id.lt(before.clone()));
        query = query.filter(front_arrangements::starts_at.lt(start).or(same));
    }
    let mut rows: Vec<Row> = query
        .order((front_arrangements::starts_at.desc(), front_arrangements::id.desc()))
        .limit(PER_PAGE as i64 + 1)
        .select((
            (
                front_arrangements::id,
                front_arrangements::blocks,
                front_arrangements::starts_at,
                front_arrangements::made_at,
            ),
            (front_arrangements::withdrawn_at, front_arrangements::restores),
            users::name,
            WITHDRAWERS.field(users::name).nullable(),
        ))
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let row = |((id, blocks, starts_at, made_at), (withdrawn_at, restores), made_by, withdrawn_by): Row| {
        let state = match withdrawn_at {
            Some(_) => ArrangementState::Withdrawn,
            None if starts_at > now => ArrangementState::Waiting,
            None if shown.as_ref() == Some(&id) => ArrangementState::Shown,
            None => ArrangementState::Past,
        };
        let blocks = arrangement::read(&blocks).len();
        let is_restored = restores.is_some();
        ListedArrangement { id, state, starts_at, made_at, made_by, withdrawn_at, withdrawn_by, is_restored, blocks }
    };
    Ok(ArrangementPage { rows: rows.into_iter().map(row).collect(), has_more })
}

/// The next that waits for its moment.
pub fn next_start(conn: &mut DbConn, now: Timestamp) -> QueryResult<Option<Timestamp>> {
    front_arrangements::table
        .filter(front_arrangements::starts_at.gt(now).and(front_arrangements::withdrawn_at.is_null()))
        .order((front_arrangements::starts_at, front_arrangements::id))
        .select(front_arrangements::starts_at)
        .first(conn)
        .optional()
}

pub fn start(conn: &mut DbConn, id: &ArrangementId) -> QueryResult<Option<Timestamp>> {
    front_arrangements::table.find(id).select(front_arrangements::starts_at).first(conn).optional()
}

/// A collection that a block may show.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub id: CollectionId,
    pub title_id: String,
    pub title_en: String,
    pub showing: Showing,
}

/// In the gallery's order; those that have ended stay away.
pub fn collections(conn: &mut DbConn, now: Timestamp) -> QueryResult<Vec<Choice>> {
    let rows: Vec<Collection> = collections::table
        .filter(collections::shown_until.is_null().or(collections::shown_until.gt(now)))
        .order((collections::position, collections::slug))
        .select(Collection::as_select())
        .load(conn)?;
    let choice = |row: Collection| Choice {
        showing: row.showing(now),
        id: row.id,
        title_id: row.title_id,
        title_en: row.title_en,
    };
    Ok(rows.into_iter().map(choice).collect())
}

#[derive(Debug, Clone, Serialize)]
pub struct VillageChoice {
    pub code: String,
    pub name: String,
    pub regency: String,
}

/// Villages whose name holds these words. Names are not unique: the regency tells them apart.
pub fn villages(conn: &mut DbConn, words: &str) -> QueryResult<Vec<VillageChoice>> {
    let rows = villages::table
        .filter(lower(villages::name).like(pattern(words)))
        .order((villages::name, villages::code))
        .limit(VILLAGES)
        .select((villages::code, villages::name))
        .load(conn)?;
    placed(conn, rows)
}

fn placed(conn: &mut DbConn, rows: Vec<(String, String)>) -> QueryResult<Vec<VillageChoice>> {
    let places = paths(conn, rows.iter().map(|(code, _)| code.as_str()))?;
    let choice = |(code, name): (String, String)| {
        let regency = places.get(&code).and_then(|place| place.regency.as_deref()).unwrap_or_default();
        VillageChoice { regency: short_name(regency).to_owned(), code, name }
    };
    Ok(rows.into_iter().map(choice).collect())
}

/// What the blocks name, by id and by code. Three queries, however many blocks there are.
#[derive(Debug, Default, Serialize)]
pub struct Named {
    pub collections: HashMap<String, Choice>,
    pub villages: HashMap<String, VillageChoice>,
}

pub fn named(conn: &mut DbConn, now: Timestamp, blocks: &[Block]) -> QueryResult<Named> {
    let codes: Vec<&String> = blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::HeroVillage { village_code } | Content::Village { village_code } => Some(village_code),
            _ => None,
        })
        .collect();
    let rows = villages::table.filter(villages::code.eq_any(codes)).select((villages::code, villages::name));
    let rows = rows.load(conn)?;
    Ok(Named {
        collections: collections(conn, now)?.into_iter().map(|choice| (choice.id.0.clone(), choice)).collect(),
        villages: placed(conn, rows)?.into_iter().map(|choice| (choice.code.clone(), choice)).collect(),
    })
}
