//! Reads for the pages of endpoints. Each takes the scope: what belongs to others is not found.

use std::collections::HashMap;

use diesel::dsl::max;
use diesel::prelude::*;
use serde::Serialize;

use super::{Delivery, DeliveryStatus, Endpoint, EndpointStatus, Failure};
use crate::db::schema::{outbound_deliveries, outbound_endpoints};
use crate::db::{DbConn, Timestamp};
use crate::ids::{OutboundDeliveryId, OutboundEndpointId};
use crate::web::CompanyScope;

pub const PER_PAGE: usize = 25;

/// An endpoint, and what came of what it was told last.
#[derive(Debug, Serialize)]
pub struct EndpointRow {
    pub id: OutboundEndpointId,
    pub url: String,
    /// how many kinds it is told of
    pub events: usize,
    pub status: EndpointStatus,
    /// while a secret before this one signs too
    pub old_secret_until: Option<Timestamp>,
    pub last: Option<Last>,
}

#[derive(Debug, Clone, Queryable, Serialize)]
pub struct Last {
    pub status: DeliveryStatus,
    pub failure: Option<Failure>,
}

impl EndpointRow {
    pub(super) fn new(endpoint: Endpoint, now: Timestamp, last: Option<Last>) -> Self {
        Self {
            events: endpoint.events().len(),
            old_secret_until: endpoint.old_secret_until.filter(|until| *until > now),
            id: endpoint.id,
            url: endpoint.url,
            status: endpoint.status,
            last,
        }
    }
}

/// All of the company's, in the order they came; there are few.
pub(super) fn endpoints(conn: &mut DbConn, now: Timestamp, scope: &CompanyScope) -> QueryResult<Vec<EndpointRow>> {
    let rows: Vec<Endpoint> = outbound_endpoints::table
        .filter(outbound_endpoints::company_id.eq(scope.company_id()))
        .filter(outbound_endpoints::status.ne(EndpointStatus::Removed))
        .order(outbound_endpoints::id)
        .select(Endpoint::as_select())
        .load(conn)?;
    let ids: Vec<&OutboundEndpointId> = rows.iter().map(|row| &row.id).collect();
    let latest: Vec<(OutboundEndpointId, Option<String>)> = outbound_deliveries::table
        .filter(outbound_deliveries::endpoint_id.eq_any(ids))
        .group_by(outbound_deliveries::endpoint_id)
        .select((outbound_deliveries::endpoint_id, max(outbound_deliveries::id)))
        .load(conn)?;
    let latest: Vec<String> = latest.into_iter().filter_map(|(_, id)| id).collect();
    let mut last: HashMap<OutboundEndpointId, Last> = outbound_deliveries::table
        .filter(outbound_deliveries::id.eq_any(latest))
        .select((outbound_deliveries::endpoint_id, (outbound_deliveries::status, outbound_deliveries::failure)))
        .load::<(OutboundEndpointId, Last)>(conn)?
        .into_iter()
        .collect();
    let shown = |row: Endpoint| {
        let last = last.remove(&row.id);
        EndpointRow::new(row, now, last)
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// One page of what an endpoint was told, the latest first, and whether there is more. The endpoint was found in a scope.
pub(super) fn deliveries(
    conn: &mut DbConn,
    endpoint: &Endpoint,
    before: Option<&OutboundDeliveryId>,
) -> QueryResult<(Vec<Delivery>, bool)> {
    let mut query = outbound_deliveries::table.filter(outbound_deliveries::endpoint_id.eq(&endpoint.id)).into_boxed();
    if let Some(before) = before {
        query = query.filter(outbound_deliveries::id.lt(before));
    }
    let mut rows: Vec<Delivery> = query
        .order(outbound_deliveries::id.desc())
        .limit(PER_PAGE as i64 + 1)
        .select(Delivery::as_select())
        .load(conn)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    Ok((rows, has_more))
}
