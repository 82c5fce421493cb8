//! Counts what people try, and slows down whoever guesses or floods: for one account (or BUMDes), and from one
//! place. Owns `sign_in_attempts`.

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::db::schema::sign_in_attempts;
use crate::db::{DbConn, Timestamp};

pub const WINDOW: TimeDelta = TimeDelta::minutes(15);

crate::text_enum! {
    /// What is tried; each is counted by itself.
    Purpose {
        /// by e-mail address and network address, as the next two
        SignIn = "sign_in",
        SignUp = "sign_up",
        NewPassword = "new_password",
        /// a mailed link that is opened, by the link and the network address
        Link = "link",
        /// an invitation that is sent, by the BUMDes or company and the address it goes to
        Invite = "invite",
        /// a BUMDes or a company that is registered, or asked to take somebody in, by the person and the network address
        Register = "register",
    }
}

impl Purpose {
    /// So many within the window, for one key and from one place.
    fn limits(self) -> (i64, i64) {
        match self {
            Self::SignIn | Self::SignUp | Self::NewPassword | Self::Register => (5, 30),
            Self::Link => (10, 30),
            Self::Invite => (10, 3),
        }
    }
}

/// Notes an attempt before it is checked, so that many at once cannot slip through. False, and nothing noted, when
/// there were too many.
pub fn begin(conn: &mut DbConn, now: Timestamp, purpose: Purpose, key: &str, place: &str) -> QueryResult<bool> {
    let (most_by_key, most_by_place) = purpose.limits();
    let recent = sign_in_attempts::table
        .filter(sign_in_attempts::attempted_at.gt(now - WINDOW))
        .filter(sign_in_attempts::purpose.eq(purpose));
    let by_key: i64 = recent.filter(sign_in_attempts::email.eq(key)).count().get_result(conn)?;
    let by_place: i64 = recent.filter(sign_in_attempts::address.eq(place)).count().get_result(conn)?;
    if by_key >= most_by_key || by_place >= most_by_place {
        return Ok(false);
    }
    diesel::insert_into(sign_in_attempts::table)
        .values((
            sign_in_attempts::id.eq(uuid::Uuid::now_v7().to_string()),
            sign_in_attempts::email.eq(key),
            sign_in_attempts::address.eq(place),
            sign_in_attempts::attempted_at.eq(now),
            sign_in_attempts::purpose.eq(purpose),
        ))
        .execute(conn)?;
    Ok(true)
}

/// The attempt was right: the ones before it count no more.
pub fn forget(conn: &mut DbConn, purpose: Purpose, key: &str) -> QueryResult<()> {
    let known =
        sign_in_attempts::table.filter(sign_in_attempts::email.eq(key)).filter(sign_in_attempts::purpose.eq(purpose));
    diesel::delete(known).execute(conn)?;
    Ok(())
}

/// Attempts that count no more because of their age. Returns how many there were.
pub fn delete_old(conn: &mut DbConn, now: Timestamp) -> QueryResult<usize> {
    diesel::delete(sign_in_attempts::table.filter(sign_in_attempts::attempted_at.le(now - WINDOW))).execute(conn)
}
