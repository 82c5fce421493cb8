//! What people type to sign in and to open an account.

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

/// A field and the message key of what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    pub field: &'static str,
    pub key: &'static str,
}

impl SignUpForm {
    pub fn errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let name_chars = self.name.trim().chars().count();
        if name_chars == 0 || name_chars > 80 {
            errors.push(FieldError { field: "name", key: "account-error-name" });
        }
        if !looks_like_email(self.email.trim()) {
            errors.push(FieldError { field: "email", key: "account-error-email" });
        }
        if self.password.chars().count() < MIN_CHARS || self.password.len() > 200 {
            errors.push(FieldError { field: "password", key: "account-error-password" });
        }
        errors
    }
}
