//! Outbound webhooks: a company's own systems are told what changed, as it asked for. Owns `outbound_endpoints` and
//! `outbound_deliveries`.
//!
//! Whoever changes something calls [`publish`] in the same transaction: what was committed is told at least once, what was
//! rolled back never. A delivery keeps its id over all attempts and replays, so that a receiver knows what it has had.
//! Signed after <https://www.standardwebhooks.com>; for receivers: `docs/webhooks.md`. Says what happened, decides nothing.

mod address;
mod change_endpoint;
pub mod deliver;
mod delivery;
mod endpoint;
pub mod endpoint_pages;
mod event;
mod forms;
pub mod pages;
mod publish;
mod queries;
mod replay;
mod secret;
mod send;

pub use address::{Reach, UnfitAddress};
pub use change_endpoint::{ChangeError, MOST_ENDPOINTS, NewEndpoint, add, choose_events, renew_secret, set_status};
pub use delivery::{Delivery, DeliveryStatus, Failure, delete_old};
pub use endpoint::{Endpoint, EndpointStatus};
pub use event::{Event, EventKind};
pub use publish::publish;
pub use replay::{ReplayError, ping, replay};
pub use secret::SigningSecret;
pub use send::Sender;
