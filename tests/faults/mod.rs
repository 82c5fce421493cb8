//! What must hold when many come at once, when the server dies in the middle of its work and when the gateway
//! misbehaves. Small enough for every run of the tests; `bin/soak` sets the sizes and goes on with other seeds.

mod crashing;
mod crowd;
mod evidence;
mod gateway;
mod planted;
mod proof;
mod server;
mod shopper;

use rand::SeedableRng;
use rand::rngs::StdRng;

/// A size or a seed: of the environment, else the one of an ordinary run.
fn setting(name: &str, ordinary: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")),
        Err(_) => ordinary,
    }
}

/// `FAULTS_SEED` rolls the same again, as far as two processes can.
fn dice(purpose: u64) -> StdRng {
    StdRng::seed_from_u64(setting("FAULTS_SEED", 1).wrapping_mul(1_000_003).wrapping_add(purpose))
}
