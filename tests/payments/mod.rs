//! Money in and out. The tests marked #[ignore] talk to localstripe: set LOCALSTRIPE_URL to the address
//! where `tests/servers/localstripe.py PORT` listens and run with `--ignored`.

mod late;
mod localstripe;
mod paying;
mod refunding;
mod simulator;
mod stripe_checkout;
mod till;
mod webhooks;
