//! Endpoints come and go, and change their secret. Each change stands on the company's trail.

use chrono::TimeDelta;
use diesel::prelude::*;
use url::Url;

use super::event::words;
use super::{Endpoint, EndpointStatus, EventKind, SigningSecret, endpoint};
use crate::companies::{self, CompanyAct, CompanyActKind};
use crate::config::ServerConfig;
use crate::db::schema::outbound_endpoints;
use crate::db::{DbConn, DbError, Timestamp, lock_row};
use crate::ids::OutboundEndpointId;
use crate::web::CompanyAdminScope;

/// What one company can have at a time: every event is told to each.
pub const MOST_ENDPOINTS: i64 = 10;
/// Until then a receiver may go on with the secret before.
const OLD_SECRET_HOURS: i64 = 24;

#[derive(Debug, Clone)]
pub struct NewEndpoint {
    pub url: Url,
    /// at least one
    pub events: Vec<EventKind>,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("no such endpoint")]
    NotFound,
    #[error("the company has as many as anybody can have")]
    TooMany,
    #[error("the company has one at this address")]
    Known,
    #[error("an endpoint that is {from} cannot become {to}")]
    NotAllowed { from: EndpointStatus, to: EndpointStatus },
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ChangeError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Its id, and the secret, which is here and nowhere else to be read.
pub fn add(
    conn: &mut DbConn,
    now: Timestamp,
    config: &ServerConfig,
    scope: &CompanyAdminScope,
    new: &NewEndpoint,
) -> Result<(OutboundEndpointId, SigningSecret), ChangeError> {
    // one after the other: two forms at once would each find the address free
    lock_row(conn, "companies", scope.company_id().as_str())?;
    let urls: Vec<String> = outbound_endpoints::table
        .filter(outbound_endpoints::company_id.eq(scope.company_id()))
        .filter(outbound_endpoints::status.ne(EndpointStatus::Removed))
        .select(outbound_endpoints::url)
        .load(conn)?;
    if urls.iter().any(|url| url == new.url.as_str()) {
        return Err(ChangeError::Known);
    }
    if urls.len() as i64 >= MOST_ENDPOINTS {
        return Err(ChangeError::TooMany);
    }
    let (id, secret) = (OutboundEndpointId::new(), SigningSecret::new());
    let row = Endpoint {
        secret_sealed: secret.seal(config, &id),
        id,
        company_id: scope.company_id().clone(),
        url: new.url.to_string(),
        events: words(&new.events),
        status: EndpointStatus::On,
        old_secret_sealed: None,
        old_secret_until: None,
        created_by: scope.user_id().clone(),
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(outbound_endpoints::table).values(&row).execute(conn)?;
    record(conn, now, scope, CompanyActKind::WebhookAdded, &row)?;
    Ok((row.id, secret))
}

/// What it is told of from now on. What is under way already still comes.
pub fn choose_events(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    id: &OutboundEndpointId,
    events: &[EventKind],
) -> Result<(), ChangeError> {
    let row = held(conn, scope, id)?;
    if row.events == words(events) {
        return Ok(());
    }
    diesel::update(outbound_endpoints::table.find(id))
        .set((outbound_endpoints::events.eq(words(events)), outbound_endpoints::updated_at.eq(now)))
        .execute(conn)?;
    Ok(record(conn, now, scope, CompanyActKind::WebhookEventsChanged, &row)?)
}

/// Another secret; the one before signs beside it for a day.
pub fn renew_secret(
    conn: &mut DbConn,
    now: Timestamp,
    config: &ServerConfig,
    scope: &CompanyAdminScope,
    id: &OutboundEndpointId,
) -> Result<SigningSecret, ChangeError> {
    let row = held(conn, scope, id)?;
    let secret = SigningSecret::new();
    diesel::update(outbound_endpoints::table.find(id))
        .set((
            outbound_endpoints::secret_sealed.eq(secret.seal(config, id)),
            outbound_endpoints::old_secret_sealed.eq(Some(&row.secret_sealed)),
            outbound_endpoints::old_secret_until.eq(Some(now + TimeDelta::hours(OLD_SECRET_HOURS))),
            outbound_endpoints::updated_at.eq(now),
        ))
        .execute(conn)?;
    record(conn, now, scope, CompanyActKind::WebhookSecretRenewed, &row)?;
    Ok(secret)
}

/// On, off or gone. The same again changes nothing.
pub fn set_status(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    id: &OutboundEndpointId,
    to: EndpointStatus,
) -> Result<(), ChangeError> {
    let row = held(conn, scope, id)?;
    if row.status == to {
        return Ok(());
    }
    if !row.status.can_become(to) {
        return Err(ChangeError::NotAllowed { from: row.status, to });
    }
    diesel::update(outbound_endpoints::table.find(id))
        .set((outbound_endpoints::status.eq(to), outbound_endpoints::updated_at.eq(now)))
        .execute(conn)?;
    let kind = match to {
        EndpointStatus::On => CompanyActKind::WebhookSwitchedOn,
        EndpointStatus::Off => CompanyActKind::WebhookSwitchedOff,
        EndpointStatus::Removed => CompanyActKind::WebhookRemoved,
    };
    Ok(record(conn, now, scope, kind, &row)?)
}

fn held(conn: &mut DbConn, scope: &CompanyAdminScope, id: &OutboundEndpointId) -> Result<Endpoint, ChangeError> {
    lock_row(conn, "outbound_endpoints", id.as_str())?;
    endpoint::find(conn, scope, id)?.ok_or(ChangeError::NotFound)
}

fn record(
    conn: &mut DbConn,
    now: Timestamp,
    scope: &CompanyAdminScope,
    kind: CompanyActKind,
    row: &Endpoint,
) -> QueryResult<()> {
    companies::record(conn, now, &CompanyAct::by(scope, kind, &row.url))
}
