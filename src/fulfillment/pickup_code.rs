//! Six figures that the buyer of a pickup has and the BUMDes asks for: whoever comes is whoever ordered. It follows from the
//! part's number and the house's key, and is kept nowhere.

use crate::config::ServerConfig;
use crate::web::sign;

const PURPOSE: &str = "pickup";

pub fn pickup_code(config: &ServerConfig, number: &str) -> String {
    let figures = sign::sign(config, PURPOSE, number).bytes().fold(0_u64, |code, byte| {
        // the signature is as good as chance; a prime keeps all of it in play
        (code * 67 + u64::from(byte)) % 999_983
    });
    format!("{figures:06}")
}

/// Whether somebody typed it, with whatever stands between the figures.
pub(super) fn is_pickup_code(config: &ServerConfig, number: &str, typed: &str) -> bool {
    let figures: String = typed.chars().filter(char::is_ascii_digit).collect();
    figures == pickup_code(config, number)
}
