//! How a call can go wrong between Etalase and Stripe.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// This call goes well.
    None,
    /// Stripe never saw the call.
    NotReached,
    /// Stripe did what was asked; its answer was lost on the way.
    AnswerLost,
    /// Stripe takes the call and says nothing.
    Silent,
    /// Too many calls.
    RateLimited,
}
