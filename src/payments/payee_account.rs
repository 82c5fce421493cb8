//! The bank account that a buyer wants a refund sent to. Kept sealed: only the buyer's own page and the operator's
//! task ever open it.

use serde::{Deserialize, Serialize};

use crate::config::ServerConfig;
use crate::ids::RefundId;
use crate::web::{seal, sign};

const SEAL: &str = "payee account";
const LINK: &str = "payee account link";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayeeAccount {
    /// the bank or the e-wallet
    pub bank: String,
    /// digits alone
    pub number: String,
    pub holder: String,
}

impl PayeeAccount {
    pub fn seal(&self, config: &ServerConfig, refund_id: &RefundId) -> String {
        let text = serde_json::to_string(self).expect("three texts");
        seal::seal(config, SEAL, refund_id.as_str(), &text)
    }

    /// None when it was sealed with another key, or changed.
    pub fn unseal(config: &ServerConfig, refund_id: &RefundId, sealed: &str) -> Option<Self> {
        let text = seal::unseal(config, SEAL, refund_id.as_str(), sealed)?;
        serde_json::from_str(&text).ok()
    }

    /// `•••• 6789`: enough to know one's own account by.
    pub fn masked_number(&self) -> String {
        let shown = self.number.len().saturating_sub(4);
        format!("•••• {}", &self.number[shown..])
    }
}

/// `/refunds/{id}/account?token=…`: where the buyer tells the account. The token opens this refund's page alone.
pub fn account_path(config: &ServerConfig, refund_id: &RefundId) -> String {
    format!("/refunds/{refund_id}/account?token={}", sign::sign(config, LINK, refund_id.as_str()))
}

/// Whether the token is the one of this refund's link; compared in constant time.
pub fn is_token_of(config: &ServerConfig, refund_id: &RefundId, token: &str) -> bool {
    sign::is_signed(config, LINK, refund_id.as_str(), token)
}
