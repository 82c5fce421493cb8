//! Money in and out. The tests marked #[ignore] talk to localstripe: set LOCALSTRIPE_URL to the address
//! where `tests/servers/localstripe.py PORT` listens and run with `--ignored`.

mod cancelling;
mod cash;
mod complaining;
mod failing_refunds;
mod late;
mod localstripe;
mod methods;
mod midtrans;
mod payee_accounts;
mod paying;
mod reconciling;
mod refunding;
mod refunding_lines;
mod simulator;
mod stripe_checkout;
mod till;
mod transfers;
mod webhooks;
