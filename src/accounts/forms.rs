//! What people type to sign in, to open an account and to get a new password.

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

/// Where a mail shall go to.
#[derive(Deserialize, Serialize, Default)]
pub struct EmailForm {
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub next: String,
}

/// Somebody new.
#[derive(Deserialize, Serialize, Default)]
pub struct PersonForm {
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing)]
    pub password: String,
    #[serde(default)]
    pub next: String,
}

#[derive(Deserialize, Default)]
pub struct PasswordForm {
    #[serde(default)]
    pub password: String,
}

/// Field → message key.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl EmailForm {
    pub fn errors(&self) -> FormErrors {
        let mut errors = FormErrors::new();
        if !looks_like_email(self.email.trim()) || self.email.len() > 200 {
            errors.insert("email", "account-error-email");
        }
        errors
    }
}

impl PersonForm {
    pub fn errors(&self) -> FormErrors {
        let mut errors = FormErrors::new();
        let name_chars = self.name.trim().chars().count();
        if name_chars == 0 || name_chars > 80 || self.name.chars().any(char::is_control) {
            errors.insert("name", "account-error-name");
        }
        check_password(&self.password, &mut errors);
        errors
    }
}

impl PasswordForm {
    pub fn errors(&self) -> FormErrors {
        let mut errors = FormErrors::new();
        check_password(&self.password, &mut errors);
        errors
    }
}

fn check_password(password: &str, errors: &mut FormErrors) {
    if password.chars().count() < MIN_CHARS || password.len() > 200 {
        errors.insert("password", "account-error-password");
    }
}
