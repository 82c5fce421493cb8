//! What somebody fills in for a token.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{NewToken, TokenScope, Workplace};

/// Field → message key.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

const SUBJECTS: [&str; 6] = ["listings", "stock", "orders", "wholesale", "invoices", "approvals"];
pub const DAYS: [i64; 3] = [30, 90, 365];
const USUAL_DAYS: i64 = 90;
const LONGEST_NAME: usize = 60;

/// The button alone.
#[derive(Deserialize)]
pub struct Press {}

/// For each subject `read`, `write` or `order`, or nothing.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default)]
pub struct TokenForm {
    name: String,
    listings: String,
    stock: String,
    orders: String,
    wholesale: String,
    invoices: String,
    approvals: String,
    days: String,
}

impl Default for TokenForm {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            name: nothing(),
            listings: nothing(),
            stock: nothing(),
            orders: nothing(),
            wholesale: nothing(),
            invoices: nothing(),
            approvals: nothing(),
            days: USUAL_DAYS.to_string(),
        }
    }
}

/// Something a token may be for, and how much of it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    name: &'static str,
    levels: Vec<&'static str>,
}

/// What somebody's roles open where they work.
pub fn subjects(place: &Workplace) -> Vec<Subject> {
    let levels = |name: &str| {
        let open = TokenScope::ALL.iter().filter(|scope| place.may(**scope));
        let words = open.filter_map(|scope| scope.as_str().split_once(':'));
        words.filter(|(subject, _)| *subject == name).map(|(_, level)| level).collect::<Vec<_>>()
    };
    let subjects = SUBJECTS.into_iter().map(|name| Subject { name, levels: levels(name) });
    subjects.filter(|subject| !subject.levels.is_empty()).collect()
}

impl TryFrom<&TokenForm> for NewToken {
    type Error = FormErrors;

    fn try_from(form: &TokenForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            errors.insert("name", "token-error-name");
        }
        let typed = [&form.listings, &form.stock, &form.orders, &form.wholesale, &form.invoices, &form.approvals];
        let levels = SUBJECTS.into_iter().zip(typed);
        let scopes: Vec<TokenScope> =
            levels.filter_map(|(subject, level)| TokenScope::parse(&format!("{subject}:{level}"))).collect();
        if scopes.is_empty() {
            errors.insert("scopes", "token-error-scopes");
        }
        let days = form.days.parse().ok().filter(|days| DAYS.contains(days));
        if days.is_none() {
            errors.insert("days", "token-error-days");
        }
        match days {
            Some(days) if errors.is_empty() => Ok(Self { name, scopes, days }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_a_name_a_use_and_an_end() {
        let form: TokenForm = serde_urlencoded::from_str("name=+Kasir++toko&stock=write&orders=&days=30").unwrap();
        let new = NewToken::try_from(&form).unwrap();
        assert_eq!((new.name.as_str(), &new.scopes[..], new.days), ("Kasir toko", &[TokenScope::StockWrite][..], 30));
        let fields = |query: &str| {
            let form: TokenForm = serde_urlencoded::from_str(query).unwrap();
            NewToken::try_from(&form).unwrap_err().into_keys().collect::<Vec<_>>()
        };
        assert_eq!(fields(""), ["name", "scopes"]);
        assert_eq!(fields("name=Kasir&stock=everything&days=9999"), ["days", "scopes"]);
    }
}
