//! Whether money can come in.

use std::time::Duration;

use super::Finding;
use crate::config::{PaymentsConfig, StripeConfig};

const LIMIT: Duration = Duration::from_secs(10);

pub async fn examine(config: &PaymentsConfig) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(stripe) = &config.stripe {
        findings.extend(keys(stripe));
        findings.push(reach(stripe).await);
    }
    if let Some(account) = &config.bank_account {
        findings.push(Finding::ok("payments", format!("bank transfer to {}", account.bank)));
    }
    if findings.is_empty() {
        let mend = "set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or ETALASE_BANK_ACCOUNT";
        findings.push(Finding::fault("payments", "there is no way to pay", mend));
    }
    findings
}

/// What can be seen of the keys without showing them.
fn keys(stripe: &StripeConfig) -> Vec<Finding> {
    let begins = |key: &str, with: &[&str]| with.iter().any(|start| key.starts_with(start));
    let mut findings = Vec::new();
    if !begins(&stripe.secret_key, &["sk_", "rk_"]) {
        let mend = "copy the secret key of the dashboard, under Developers, API keys";
        findings.push(Finding::warning("stripe", "STRIPE_SECRET_KEY does not begin with sk_ or rk_", mend));
    } else if begins(&stripe.secret_key, &["sk_test_", "rk_test_"]) {
        let mend = "use the key that begins with sk_live_ when the shop opens";
        findings.push(Finding::warning("stripe", "STRIPE_SECRET_KEY is a test key: no money moves", mend));
    }
    if !begins(&stripe.webhook_secret, &["whsec_"]) {
        let mend = "copy the signing secret of the webhook endpoint";
        findings.push(Finding::warning("stripe", "STRIPE_WEBHOOK_SECRET does not begin with whsec_", mend));
    }
    findings
}

/// Asks for the balance: the cheapest question that needs the key.
async fn reach(stripe: &StripeConfig) -> Finding {
    let address = format!("{}/v1/balance", stripe.api_base.trim_end_matches('/'));
    let http = reqwest::Client::new();
    let asked = http.get(address).bearer_auth(&stripe.secret_key).timeout(LIMIT).send().await;
    match asked.map(|answer| answer.status().as_u16()) {
        Ok(200..=299) => Finding::ok("stripe", "Stripe answers and knows the key"),
        Ok(401) => {
            Finding::fault("stripe", "Stripe does not know the key", "copy STRIPE_SECRET_KEY anew from the dashboard")
        }
        // a restricted key need not read the balance
        Ok(403) => Finding::ok("stripe", "Stripe answers and knows the key, which is restricted"),
        Ok(status) => Finding::warning("stripe", format!("Stripe answers {status}"), "look at status.stripe.com"),
        Err(error) => {
            let says = format!("Stripe cannot be reached: {}", error.without_url());
            Finding::fault("stripe", says, "may this machine connect to the outside; is STRIPE_API_BASE right?")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_wrong_shape_are_told_and_not_shown() {
        let stripe = |secret_key: &str, webhook_secret: &str| StripeConfig {
            secret_key: secret_key.into(),
            webhook_secret: webhook_secret.into(),
            api_base: String::new(),
            timeout_seconds: 1,
        };
        assert!(keys(&stripe("sk_live_rahasia", "whsec_rahasia")).is_empty());
        let found = keys(&stripe("pk_rahasia", "rahasia"));
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|finding| !finding.to_string().contains("rahasia")));
    }
}
