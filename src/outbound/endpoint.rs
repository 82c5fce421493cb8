//! Rows of endpoints: where a company's system listens.

use diesel::prelude::*;

use super::event::from_words;
use super::{EventKind, SigningSecret};
use crate::config::ServerConfig;
use crate::db::schema::outbound_endpoints;
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, OutboundEndpointId, UserId};
use crate::web::CompanyScope;

crate::text_enum! {
    /// In words: the messages `outbound-status-<status>`.
    EndpointStatus {
        On = "on",
        /// gets nothing until it is on again; what happens meanwhile is not told afterwards
        Off = "off",
        Removed = "removed",
    }
}

impl EndpointStatus {
    pub fn can_become(self, next: Self) -> bool {
        matches!((self, next), (Self::On, Self::Off | Self::Removed) | (Self::Off, Self::On | Self::Removed))
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = outbound_endpoints)]
pub struct Endpoint {
    pub id: OutboundEndpointId,
    pub company_id: CompanyId,
    pub url: String,
    /// words of [`EventKind`]
    pub events: String,
    pub status: EndpointStatus,
    pub secret_sealed: String,
    pub old_secret_sealed: Option<String>,
    pub old_secret_until: Option<Timestamp>,
    pub created_by: UserId,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Endpoint {
    pub fn events(&self) -> Vec<EventKind> {
        from_words(&self.events)
    }

    /// What signs now: the secret, and for a day the one before. None when the server's own key is another one since.
    pub(super) fn secrets(&self, config: &ServerConfig, now: Timestamp) -> Option<Vec<SigningSecret>> {
        let mut secrets = vec![SigningSecret::unseal(config, &self.id, &self.secret_sealed)?];
        let old = self.old_secret_until.filter(|until| *until > now).and(self.old_secret_sealed.as_deref());
        secrets.extend(old.and_then(|sealed| SigningSecret::unseal(config, &self.id, sealed)));
        Some(secrets)
    }
}

/// Of this company, and not removed; another's is not found.
pub(super) fn find(conn: &mut DbConn, scope: &CompanyScope, id: &OutboundEndpointId) -> QueryResult<Option<Endpoint>> {
    outbound_endpoints::table
        .find(id)
        .filter(outbound_endpoints::company_id.eq(scope.company_id()))
        .filter(outbound_endpoints::status.ne(EndpointStatus::Removed))
        .select(Endpoint::as_select())
        .first(conn)
        .optional()
}

#[cfg(test)]
mod tests {
    use super::EndpointStatus::{self, Off, On, Removed};

    #[test]
    fn what_is_removed_stays_removed() {
        for from in EndpointStatus::ALL {
            for to in EndpointStatus::ALL {
                let allowed = *from != Removed && from != to;
                assert_eq!(from.can_become(*to), allowed, "{from} → {to}");
            }
        }
        assert!(On.can_become(Off) && Off.can_become(On));
    }
}
