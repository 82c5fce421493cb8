use super::{ConfigError, Source};

#[derive(Debug, Clone)]
pub struct PaymentsConfig {
    pub midtrans: Option<MidtransConfig>,
    pub stripe: Option<StripeConfig>,
    /// `ETALASE_BANK_ACCOUNT`: `Bank name|account number|account holder`; offers bank transfer
    pub bank_account: Option<BankAccount>,
    /// `ETALASE_PAYMENT_SIMULATOR`: set by `demo` alone
    pub simulator: bool,
    /// `ETALASE_RESERVATION_MINUTES`, default 60: how long stock is held for an unpaid order.
    /// Stripe keeps a Checkout Session open for 30 minutes to 24 hours, so between 31 and 1380.
    pub reservation_minutes: i64,
    /// `ETALASE_TRANSFER_HOURS`, default 24, at most 720: the same for an order paid by bank transfer
    pub transfer_hours: i64,
}

#[derive(Clone)]
pub struct MidtransConfig {
    /// `MIDTRANS_SERVER_KEY`: calls Midtrans and checks its notifications
    pub server_key: String,
    /// `MIDTRANS_API_BASE`, default `https://api.midtrans.com/`; the sandbox is `https://api.sandbox.midtrans.com/`
    pub api_base: String,
    /// `MIDTRANS_SNAP_BASE`, default `https://app.midtrans.com/`; the sandbox is `https://app.sandbox.midtrans.com/`
    pub snap_base: String,
    /// `MIDTRANS_TIMEOUT_SECONDS`, default 15: how long one call may take
    pub timeout_seconds: u64,
}

impl std::fmt::Debug for MidtransConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MidtransConfig({}, {}, key …)", self.api_base, self.snap_base)
    }
}

#[derive(Clone)]
pub struct StripeConfig {
    /// `STRIPE_SECRET_KEY`
    pub secret_key: String,
    /// `STRIPE_WEBHOOK_SECRET`
    pub webhook_secret: String,
    /// `STRIPE_API_BASE`, default `https://api.stripe.com/`
    pub api_base: String,
    /// `STRIPE_TIMEOUT_SECONDS`, default 15: how long one call may take
    pub timeout_seconds: u64,
}

impl std::fmt::Debug for StripeConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StripeConfig({}, keys …)", self.api_base)
    }
}

#[derive(Debug, Clone, serde::Serialize)]
pub struct BankAccount {
    pub bank: String,
    pub number: String,
    pub holder: String,
}

impl BankAccount {
    /// As papers say it: `Bank NTB 0123456789, a.n. Etalase`.
    pub fn on_paper(&self) -> String {
        format!("{} {}, a.n. {}", self.bank, self.number, self.holder)
    }
}

impl PaymentsConfig {
    pub(super) fn read(source: &Source) -> Result<Self, ConfigError> {
        let stripe = match (source.get("STRIPE_SECRET_KEY"), source.get("STRIPE_WEBHOOK_SECRET")) {
            (Some(secret_key), Some(webhook_secret)) => Some(StripeConfig {
                secret_key,
                webhook_secret,
                api_base: source.web_address("STRIPE_API_BASE")?.unwrap_or_else(|| "https://api.stripe.com/".into()),
                timeout_seconds: source.within("STRIPE_TIMEOUT_SECONDS", 15, 1..=120)?,
            }),
            (None, None) => None,
            _ => {
                return Err(ConfigError(
                    "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both or neither".into(),
                ));
            }
        };
        let midtrans = source.get("MIDTRANS_SERVER_KEY").map(|key| read_midtrans(source, key)).transpose()?;
        let bank_account = source.get("ETALASE_BANK_ACCOUNT").map(|text| parse_bank_account(&text)).transpose()?;
        Ok(Self {
            midtrans,
            stripe,
            bank_account,
            simulator: source.flag("ETALASE_PAYMENT_SIMULATOR")?,
            reservation_minutes: source.within("ETALASE_RESERVATION_MINUTES", 60, 31..=1380)?,
            transfer_hours: source.within("ETALASE_TRANSFER_HOURS", 24, 1..=720)?,
        })
    }
}

fn read_midtrans(source: &Source, server_key: String) -> Result<MidtransConfig, ConfigError> {
    let base = |name, default: &str| Ok(source.web_address(name)?.unwrap_or_else(|| default.into()));
    Ok(MidtransConfig {
        server_key,
        api_base: base("MIDTRANS_API_BASE", "https://api.midtrans.com/")?,
        snap_base: base("MIDTRANS_SNAP_BASE", "https://app.midtrans.com/")?,
        timeout_seconds: source.within("MIDTRANS_TIMEOUT_SECONDS", 15, 1..=120)?,
    })
}

fn parse_bank_account(text: &str) -> Result<BankAccount, ConfigError> {
    match text.split('|').map(str::trim).collect::<Vec<_>>()[..] {
        [bank, number, holder] if !bank.is_empty() && !number.is_empty() && !holder.is_empty() => {
            Ok(BankAccount { bank: bank.into(), number: number.into(), holder: holder.into() })
        }
        _ => Err(ConfigError("ETALASE_BANK_ACCOUNT must be 'Bank name|account number|account holder'".into())),
    }
}
