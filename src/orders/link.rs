//! The link that lets a guest see their order: signed, so that a number alone opens nothing.

use crate::config::ServerConfig;
use crate::web::sign;

const PURPOSE: &str = "order";

/// `/orders/{number}?token=…`
pub fn order_path(config: &ServerConfig, number: &str) -> String {
    format!("/orders/{number}?token={}", sign::sign(config, PURPOSE, number))
}

/// `/orders/{number}/return?token=…`: where a gateway sends the buyer back to, paid or not.
pub fn return_path(config: &ServerConfig, number: &str) -> String {
    format!("/orders/{number}/return?token={}", sign::sign(config, PURPOSE, number))
}

/// `/orders/{number}/payment?token=…`: on to where the buyer pays.
pub fn payment_path(config: &ServerConfig, number: &str) -> String {
    format!("/orders/{number}/payment?token={}", sign::sign(config, PURPOSE, number))
}

/// `/orders/{number}/{action}?token=…`: where a form of the order's page is sent to.
pub fn action_path(config: &ServerConfig, number: &str, action: &str) -> String {
    format!("/orders/{number}/{action}?token={}", sign::sign(config, PURPOSE, number))
}

/// Whether the token is the one of this order's link; compared in constant time.
pub fn is_token_of(config: &ServerConfig, number: &str, token: &str) -> bool {
    sign::is_signed(config, PURPOSE, number, token)
}
