//! Whether money can come in.

use std::time::Duration;

use super::Finding;
use crate::config::{MidtransConfig, PaymentsConfig, StripeConfig};

const LIMIT: Duration = Duration::from_secs(10);

pub async fn examine(config: &PaymentsConfig) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(midtrans) = &config.midtrans {
        findings.extend(key_and_host(midtrans));
        findings.push(reach_midtrans(midtrans).await);
    }
    if let Some(stripe) = &config.stripe {
        findings.extend(keys(stripe));
        findings.push(reach(stripe).await);
    }
    if let Some(account) = &config.bank_account {
        findings.push(Finding::ok("payments", format!("bank transfer to {}", account.bank)));
    }
    if findings.is_empty() {
        let mend = "set MIDTRANS_SERVER_KEY, or STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or ETALASE_BANK_ACCOUNT";
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

/// The sandbox has keys and hosts of its own, and they go together.
fn key_and_host(midtrans: &MidtransConfig) -> Option<Finding> {
    let is_test_key = midtrans.server_key.starts_with("SB-");
    let are_test_hosts = [&midtrans.api_base, &midtrans.snap_base].map(|base| base.contains("sandbox"));
    if are_test_hosts[0] != are_test_hosts[1] || are_test_hosts[0] != is_test_key {
        let mend = "a key that begins with SB- belongs to api.sandbox.midtrans.com and app.sandbox.midtrans.com";
        return Some(Finding::warning("midtrans", "key and hosts are not of one kind, sandbox or real", mend));
    }
    let mend = "use the key and the hosts of production when the shop opens";
    is_test_key.then(|| Finding::warning("midtrans", "MIDTRANS_SERVER_KEY is a sandbox key: no money moves", mend))
}

/// Asks about a transaction that there is not: Midtrans says so to whoever has its key.
async fn reach_midtrans(midtrans: &MidtransConfig) -> Finding {
    let address = format!("{}/v2/etalase-doctor/status", midtrans.api_base.trim_end_matches('/'));
    let asked = reqwest::Client::new().get(address).basic_auth(&midtrans.server_key, Some("")).timeout(LIMIT);
    let answer = match asked.send().await {
        Ok(answer) => answer,
        Err(error) => {
            let says = format!("Midtrans cannot be reached: {}", error.without_url());
            let mend = "may this machine connect to the outside; is MIDTRANS_API_BASE right?";
            return Finding::fault("midtrans", says, mend);
        }
    };
    let status = answer.status().as_u16();
    let body: serde_json::Value =
        answer.bytes().await.ok().and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default();
    match body["status_code"].as_str().and_then(|code| code.parse().ok()).unwrap_or(status) {
        404 => Finding::ok("midtrans", "Midtrans answers and knows the key"),
        401 => {
            let mend = "copy MIDTRANS_SERVER_KEY anew from the dashboard, under Settings, Access Keys";
            Finding::fault("midtrans", "Midtrans does not know the key", mend)
        }
        status => Finding::warning("midtrans", format!("Midtrans answers {status}"), "look at status.midtrans.com"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sandbox_key_belongs_to_the_sandbox() {
        let midtrans = |key: &str, host: &str| MidtransConfig {
            server_key: key.into(),
            api_base: format!("https://api.{host}"),
            snap_base: format!("https://app.{host}"),
            timeout_seconds: 1,
        };
        assert!(key_and_host(&midtrans("Mid-server-x", "midtrans.com")).is_none());
        assert!(key_and_host(&midtrans("SB-Mid-server-x", "midtrans.com")).unwrap().to_string().contains("one kind"));
        assert!(key_and_host(&midtrans("Mid-server-x", "sandbox.midtrans.com")).is_some());
        assert!(
            key_and_host(&midtrans("SB-Mid-server-x", "sandbox.midtrans.com"))
                .unwrap()
                .to_string()
                .contains("no money")
        );
    }

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
