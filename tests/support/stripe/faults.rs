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
    /// Stripe did what was asked and answers when nobody listens any more.
    TooLate,
    /// Stripe did what was asked; the line breaks in the middle of its answer.
    Dropped,
    /// Stripe answers rightly, after a while.
    Slow,
    /// Stripe itself fails before it has begun.
    ServerError,
    /// Too many calls.
    RateLimited,
}
