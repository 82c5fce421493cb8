//! What people type to sign in and to open an account.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::password::MIN_CHARS;
use super::user::looks_like_email;

#[derive(Deserialize, Serialize, Default)]
pub struct SignInForm {
    #[serde(default)]
    pub email: String,
    #[serde(default, skip_serializing)]
    pub password: String,
    #[serde(default)]
    pub next: String,
}

#[derive(Deserialize, Serialize, Default)]
pub struct SignUpForm {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub email: String,
    #[serde(default, skip_serializing)]
    pub password: String,
    #[serde(default)]
    pub next: String,
}

/// Field → message key.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl SignUpForm {
    pub fn errors(&self) -> FormErrors {
        let mut errors = FormErrors::new();
        let name_chars = self.name.trim().chars().count();
        if name_chars == 0 || name_chars > 80 || self.name.chars().any(char::is_control) {
            errors.insert("name", "account-error-name");
        }
        if !looks_like_email(self.email.trim()) {
            errors.insert("email", "account-error-email");
        }
        if self.password.chars().count() < MIN_CHARS || self.password.len() > 200 {
            errors.insert("password", "account-error-password");
        }
        errors
    }
}
