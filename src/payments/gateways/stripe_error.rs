//! What an error of Stripe means for us: ask again, or not. <https://docs.stripe.com/error-low-level>

use stripe::{ApiErrorsCode, StripeError};

use crate::payments::gateway::GatewayError;

pub(super) fn explain(error: StripeError) -> GatewayError {
    match error {
        StripeError::Stripe(details, status) => {
            let text = details.message.unwrap_or_else(|| format!("{:?}", details.code));
            match status {
                // 409: another request with the same key is still under way
                409 | 424 | 429 | 500.. => GatewayError::Unavailable(format!("{status}: {text}")),
                _ => GatewayError::Refused(format!("{status}: {text}")),
            }
        }
        StripeError::ConfigError(text) => GatewayError::Refused(text),
        // an answer that cannot be read comes from something in between, not from Stripe
        StripeError::JSONDeserialize(_) | StripeError::ClientError(_) | StripeError::Timeout => {
            GatewayError::Unavailable(error.to_string())
        }
    }
}

pub(super) fn is_already_refunded(error: &StripeError) -> bool {
    matches!(error, StripeError::Stripe(details, _) if details.code == Some(ApiErrorsCode::ChargeAlreadyRefunded))
}
