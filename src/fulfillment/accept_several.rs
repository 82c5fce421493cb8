//! Says yes to several orders, each in its own transaction: one that cannot be accepted keeps none of the others.

use super::{FulfillmentStatus, TransitionError, accept_fulfillment_order};
use crate::app::App;
use crate::web::BumdesScope;

/// More than this are not accepted at once.
pub const MOST: usize = 200;

#[derive(Debug, Default)]
pub struct Accepted {
    pub numbers: Vec<String>,
    /// with how they stand instead; none for one that is not there
    pub refused: Vec<(String, Option<FulfillmentStatus>)>,
}

pub async fn accept_several(app: &App, scope: &BumdesScope, numbers: Vec<String>) -> Result<Accepted, TransitionError> {
    let mut outcome = Accepted::default();
    for number in numbers.into_iter().take(MOST) {
        let (now, scope, wanted) = (app.clock.now(), scope.clone(), number.clone());
        match app.write(move |conn| accept_fulfillment_order(conn, now, &scope, &wanted)).await {
            Ok(_) => outcome.numbers.push(number),
            Err(TransitionError::NotAllowed { from, .. }) => outcome.refused.push((number, Some(from))),
            Err(TransitionError::NotFound) => outcome.refused.push((number, None)),
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}
