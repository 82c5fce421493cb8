//! Tells whom it concerns.

use std::collections::HashMap;

use diesel::prelude::*;

use super::choices::{self, Ways};
use super::kind::Audience;
use super::telling::Telling;
use super::{Notice, NoticeKind};
use crate::accounts::BumdesRole;
use crate::companies::CompanyRole;
use crate::companies::role::roles_of_text;
use crate::db::schema::{bumdes, company_members, notices, user_roles, users};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, CompanyId, NoticeId, UserId};
use crate::jobs::{self, Job};
use crate::mail::Mail;

/// Call it in the transaction of what it tells. Each person gets one row and one mail at most, as they chose.
pub fn tell(conn: &mut DbConn, now: Timestamp, notice: &Notice<'_>) -> QueryResult<()> {
    let (kind, telling) = (notice.kind(), notice.telling(conn)?);
    let readers = readers(conn, notice, telling.bumdes_id.as_ref())?;
    if readers.is_empty() {
        return Ok(());
    }
    let chosen: HashMap<UserId, Ways> = choices::of_people(conn, kind, readers.keys())?;
    let mailed = already_mailed(conn, kind, telling.bumdes_id.as_ref())?;
    let arguments = telling.arguments.to_string();
    for (user_id, email) in &readers {
        let ways = chosen.get(user_id).copied().unwrap_or_else(|| Ways::at_first(kind));
        if ways.in_portal {
            write(conn, now, user_id, notice, &telling, &arguments)?;
        }
        if ways.by_mail && mailed.as_deref() != Some(email) {
            let (user_id, arguments, link) = (user_id.clone(), telling.arguments.clone(), telling.link.clone());
            jobs::enqueue(conn, now, &Job::SendMail(Mail::Notice { user_id, notice: kind, arguments, link }))?;
        }
    }
    Ok(())
}

fn write(
    conn: &mut DbConn,
    now: Timestamp,
    user_id: &UserId,
    notice: &Notice<'_>,
    telling: &Telling,
    arguments: &str,
) -> QueryResult<()> {
    diesel::insert_into(notices::table)
        .values((
            notices::id.eq(NoticeId::new()),
            notices::user_id.eq(user_id),
            notices::bumdes_id.eq(&telling.bumdes_id),
            notices::company_id.eq(notice.company_id()),
            notices::kind.eq(notice.kind()),
            notices::arguments.eq(arguments),
            notices::link.eq(&telling.link),
            notices::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Everybody once, with their address, whatever number of roles they hold.
fn readers(
    conn: &mut DbConn,
    notice: &Notice<'_>,
    bumdes_id: Option<&BumdesId>,
) -> QueryResult<HashMap<UserId, String>> {
    if let (Audience::Company(roles), Some(company_id)) = (notice.kind().audience(), notice.company_id()) {
        return readers_of_company(conn, notice, company_id, roles);
    }
    let people = user_roles::table.inner_join(users::table).filter(users::is_active).select((users::id, users::email));
    let found: Vec<(UserId, String)> = match notice.kind().audience() {
        Audience::Curators => {
            people.filter(user_roles::bumdes_id.is_null().and(user_roles::role.eq("curator"))).load(conn)?
        }
        Audience::Roles(roles) => people
            .filter(user_roles::bumdes_id.eq(bumdes_id))
            .filter(user_roles::role.eq_any(roles.iter().map(|role: &BumdesRole| role.as_str()).collect::<Vec<_>>()))
            .load(conn)?,
        // without a company there is nobody
        Audience::Company(_) => vec![],
    };
    let mut readers: HashMap<UserId, String> = found.into_iter().collect();
    if let Some(also) = notice.also() {
        // only while they work there
        let theirs: Vec<(UserId, String)> =
            people.filter(user_roles::bumdes_id.eq(bumdes_id)).filter(users::id.eq(also)).load(conn)?;
        readers.extend(theirs);
    }
    if let Some(teller) = notice.teller() {
        readers.remove(teller);
    }
    Ok(readers)
}

/// The same of a company.
fn readers_of_company(
    conn: &mut DbConn,
    notice: &Notice<'_>,
    company_id: &CompanyId,
    roles: &[CompanyRole],
) -> QueryResult<HashMap<UserId, String>> {
    let people: Vec<(UserId, String, String)> = company_members::table
        .inner_join(users::table)
        .filter(company_members::company_id.eq(company_id).and(users::is_active))
        .select((users::id, users::email, company_members::roles))
        .load(conn)?;
    let concerns = |id: &UserId, held: &str| {
        notice.teller() != Some(id)
            && (notice.also() == Some(id) || roles_of_text(held).iter().any(|role| roles.contains(role)))
    };
    Ok(people.into_iter().filter(|(id, _, held)| concerns(id, held)).map(|(id, email, _)| (id, email)).collect())
}

/// The BUMDes's own address, where that gets a mail about it: nobody gets two.
fn already_mailed(conn: &mut DbConn, kind: NoticeKind, bumdes_id: Option<&BumdesId>) -> QueryResult<Option<String>> {
    match bumdes_id.filter(|_| kind.is_mailed_to_the_bumdes()) {
        Some(id) => {
            let email: String = bumdes::table.find(id).select(bumdes::email).first(conn)?;
            Ok(Some(crate::accounts::user::normalise_email(&email)))
        }
        None => Ok(None),
    }
}
