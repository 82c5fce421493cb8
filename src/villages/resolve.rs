//! Which village a typed name may mean. The answer is always a choice of codes: a name decides nothing, because many
//! villages share one.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::DbConn;
use crate::db::schema::regions;
use crate::regions::RegionPath;
use crate::regions::queries::paths;
use crate::search::spelling::distance;
use crate::search::words::fold;

/// More are not told apart by looking: the regency is asked for.
pub const MOST: usize = 40;
/// Words before a name that are not part of it.
const KINDS: &[&str] = &["desa", "kelurahan", "kel", "nagari", "ds"];
/// Names of up to so many letters may be one error away, longer ones two.
const SHORT: usize = 5;

/// What a name came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    One(RegionPath),
    /// in the order of province, regency and district; no more than [`MOST`] of so many
    Several(Vec<RegionPath>, usize),
    /// none is called so; these are called almost so
    Nearest(Vec<RegionPath>),
    Unknown,
}

/// `Gapuk`, `Desa Gapuk`, `gapuk, Lombok Timur`: what stands behind a comma narrows it.
pub fn resolve(conn: &mut DbConn, typed: &str) -> QueryResult<Resolution> {
    let (name, place) = typed.split_once(',').unwrap_or((typed, ""));
    let words = without_kind(fold(name));
    if words.concat().len() < 2 {
        return Ok(Resolution::Unknown);
    }
    // the whole list: the two databases fold letters differently, and none of them measures spelling
    let all: Vec<(String, String)> =
        regions::table.filter(regions::level.eq(4)).select((regions::code, regions::name)).load(conn)?;
    let (codes, is_so_called) = candidates(&all, &words);
    let codes = within(conn, codes, place)?;
    let mut found: Vec<RegionPath> = paths(conn, codes.iter().take(MOST).copied())?.into_values().collect();
    let key = |place: &RegionPath| (place.province.clone(), place.regency.clone(), place.district.clone());
    found.sort_by_key(|place| (key(place), place.code.clone()));
    Ok(match (found.len(), is_so_called) {
        (0, _) => Resolution::Unknown,
        (_, false) => Resolution::Nearest(found),
        (1, true) => Resolution::One(found.remove(0)),
        (_, true) => Resolution::Several(found, codes.len()),
    })
}

fn without_kind(mut words: Vec<String>) -> Vec<String> {
    if words.len() > 1 && KINDS.contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

/// Those of the name; else those whose name begins with it; else, and then false, those nearest to it.
fn candidates<'a>(all: &'a [(String, String)], words: &[String]) -> (Vec<&'a str>, bool) {
    let typed = words.concat();
    let names: HashMap<&str, Vec<String>> = all.iter().map(|(code, name)| (code.as_str(), fold(name))).collect();
    let those = |is_meant: &dyn Fn(&Vec<String>) -> bool| -> Vec<&'a str> {
        all.iter().map(|(code, _)| code.as_str()).filter(|code| is_meant(&names[code])).collect()
    };
    let same = those(&|name| name.concat() == typed);
    if !same.is_empty() {
        return (same, true);
    }
    let begun = those(&|name| name.starts_with(words));
    if !begun.is_empty() {
        return (begun, true);
    }
    (nearest(all, &names, &typed), false)
}

fn nearest<'a>(all: &'a [(String, String)], names: &HashMap<&str, Vec<String>>, typed: &str) -> Vec<&'a str> {
    let typed: Vec<char> = typed.chars().collect();
    let limit = if typed.len() <= SHORT { 1 } else { 2 };
    let errors = |code: &str| {
        let name: Vec<char> = names[code].concat().chars().collect();
        distance(&typed, &name, limit)
    };
    let measured: Vec<(usize, &str)> =
        all.iter().filter_map(|(code, _)| Some((errors(code)?, code.as_str()))).collect();
    let least = measured.iter().map(|(errors, _)| *errors).min();
    measured.into_iter().filter(|(errors, _)| Some(*errors) == least).map(|(_, code)| code).collect()
}

/// Only those in the named place, where any is.
fn within<'a>(conn: &mut DbConn, codes: Vec<&'a str>, place: &str) -> QueryResult<Vec<&'a str>> {
    let words = fold(place);
    if words.is_empty() || codes.len() < 2 {
        return Ok(codes);
    }
    let lies = paths(conn, codes.iter().copied())?;
    let is_there = |code: &&str| {
        let Some(path) = lies.get(*code) else { return false };
        let outer = [Some(&path.province), path.regency.as_ref(), path.district.as_ref()];
        let named: Vec<String> = outer.into_iter().flatten().flat_map(|name| fold(name)).collect();
        words.iter().all(|word| named.contains(word))
    };
    let inside: Vec<&str> = codes.iter().copied().filter(is_there).collect();
    Ok(if inside.is_empty() { codes } else { inside })
}
