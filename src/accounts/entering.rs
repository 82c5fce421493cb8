//! What goes with every way in: a new session, the cart of before, the time of it; and where somebody comes from.

use actix_web::{HttpRequest, web};

use super::attempts::{self, Purpose};
use super::{password, sign_in};
use crate::db::DbError;
use crate::error::AppError;
use crate::ids::UserId;
use crate::web::Visitor;

/// A new session for this person; what they put into the cart as a guest comes along.
pub(crate) async fn enter(visitor: &Visitor, user_id: &UserId) -> Result<(), AppError> {
    let (now, id, guest_cart) = (visitor.app.clock.now(), user_id.clone(), visitor.guest_cart());
    let has_cart = guest_cart.is_some();
    visitor
        .app
        .write::<_, AppError>(move |conn| {
            sign_in::note_entry(conn, now, &id)?;
            if let Some(cart) = guest_cart {
                crate::cart::merge::merge(conn, now, &id, &cart)?;
            }
            Ok(())
        })
        .await?;
    if has_cart {
        visitor.set_guest_cart(None)?;
    }
    visitor.start_session(user_id)
}

/// Whether this may be tried now, see [`attempts::begin`].
pub(crate) async fn may_try(
    visitor: &Visitor,
    request: &HttpRequest,
    purpose: Purpose,
    key: &str,
) -> Result<bool, AppError> {
    let (now, key, place) = (visitor.app.clock.now(), key.to_owned(), peer_address(visitor, request));
    visitor.app.write::<_, AppError>(move |conn| Ok(attempts::begin(conn, now, purpose, &key, &place)?)).await
}

/// Behind a proxy of ours the address it forwards, else the peer's own. A proxy may append to what it was sent:
/// the last address is the one it saw, those before it are the visitor's claims.
pub(super) fn peer_address(visitor: &Visitor, request: &HttpRequest) -> String {
    let forwarded = request.headers().get_all("x-forwarded-for").last().and_then(|h| h.to_str().ok());
    let seen_by_proxy = forwarded.and_then(|list| list.rsplit(',').next()).map(str::trim).filter(|a| !a.is_empty());
    match seen_by_proxy.filter(|_| visitor.app.config.server.trust_proxy) {
        Some(address) => address.to_owned(),
        None => request.peer_addr().map_or_else(|| "unknown".to_owned(), |peer| peer.ip().to_string()),
    }
}

/// On a thread of its own: it is slow on purpose.
pub(super) async fn hash(password: String) -> Result<String, AppError> {
    let hashed = web::block(move || password::hash(&password)).await.map_err(|_| AppError::from(DbError::Cancelled))?;
    Ok(hashed?)
}
