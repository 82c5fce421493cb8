//! What an operator fills in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::accounts::bumdes_role::RoleBoxes;
use crate::accounts::password::MIN_CHARS;
use crate::accounts::user::looks_like_email;
use crate::accounts::{BumdesRole, Role};
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::BumdesId;
use crate::web::older::Before;

/// The button alone.
#[derive(Deserialize)]
pub struct Press {}

/// A refund that was sent by hand.
#[derive(Deserialize)]
pub struct SentForm {
    #[serde(default)]
    reference: String,
}

impl SentForm {
    /// What the bank calls the transfer; none when nothing was written.
    pub fn reference(&self) -> Option<String> {
        let joined = self.reference.split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = joined.chars().filter(|c| !c.is_control()).take(100).collect();
        (text.chars().count() >= 3).then_some(text)
    }
}

#[derive(Deserialize, Default)]
pub struct UserFilter {
    #[serde(default)]
    pub q: String,
    #[serde(flatten)]
    pub before: Before,
}

#[derive(Deserialize, Serialize, Default)]
pub struct UserForm {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default, skip_serializing)]
    pub password: String,
    pub language: Option<Language>,
    /// checkboxes: there when they are ticked
    pub is_operator: Option<String>,
    pub is_curator: Option<String>,
    #[serde(default)]
    pub bumdes_id: String,
    #[serde(flatten, skip_serializing)]
    pub bumdes_roles: RoleBoxes,
}

/// Somebody to add, before the password is hashed.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub email: String,
    pub phone: Option<String>,
    pub password: String,
    pub language: Language,
    pub roles: Vec<Role>,
}

/// A field's name and the message key of what is wrong with it.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl TryFrom<&UserForm> for Person {
    type Error = FormErrors;

    fn try_from(form: &UserForm) -> Result<Self, FormErrors> {
        let (name, email, phone) = (form.name.trim(), form.email.trim(), form.phone.trim());
        let mut errors = FormErrors::new();
        if name.is_empty() || name.chars().count() > 80 {
            errors.insert("name", "account-error-name");
        }
        if !looks_like_email(email) {
            errors.insert("email", "account-error-email");
        }
        if !is_long_enough(&form.password) {
            errors.insert("password", "account-error-password");
        }
        if phone.chars().count() > 30 {
            errors.insert("phone", "operator-error-phone");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let house = [(&form.is_operator, Role::Operator), (&form.is_curator, Role::Curator)];
        let mut roles: Vec<Role> =
            house.into_iter().filter(|(ticked, _)| ticked.is_some()).map(|(_, role)| role).collect();
        if !form.bumdes_id.is_empty() {
            let mut ticked = form.bumdes_roles.ticked();
            // somebody has to be the first
            if ticked.is_empty() {
                ticked.push(BumdesRole::Owner);
            }
            roles.extend(ticked.into_iter().map(|role| Role::Bumdes(BumdesId(form.bumdes_id.clone()), role)));
        }
        Ok(Self {
            name: name.to_owned(),
            email: email.to_owned(),
            phone: (!phone.is_empty()).then(|| phone.to_owned()),
            password: form.password.clone(),
            language: form.language.unwrap_or(Language::Id),
            roles,
        })
    }
}

#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    pub password: String,
}

impl PasswordForm {
    pub fn is_long_enough(&self) -> bool {
        is_long_enough(&self.password)
    }
}

fn is_long_enough(password: &str) -> bool {
    password.chars().count() >= MIN_CHARS && password.len() <= 200
}

#[derive(Deserialize)]
pub struct SwitchForm {
    #[serde(default)]
    to: String,
}

impl SwitchForm {
    /// `on` or `off`.
    pub fn is_active(&self) -> Result<bool, AppError> {
        match self.to.as_str() {
            "on" => Ok(true),
            "off" => Ok(false),
            _ => Err(AppError::Invalid("error-form-unreadable".into())),
        }
    }
}
