//! What is filled in about a company's people.

use serde::{Deserialize, Serialize};

use super::NewInvitation;
use crate::accounts::user::looks_like_email;
use crate::companies::forms::FormErrors;
use crate::companies::role::CompanyRoleBoxes;
use crate::i18n::Language;

#[derive(Deserialize, Serialize, Default)]
pub struct InvitationForm {
    #[serde(default)]
    email: String,
    language: Option<Language>,
    #[serde(flatten, skip_serializing)]
    pub roles: CompanyRoleBoxes,
}

impl InvitationForm {
    /// As it is shown at first.
    pub fn in_language(language: Language) -> Self {
        Self { language: Some(language), ..Self::default() }
    }
}

impl TryFrom<&InvitationForm> for NewInvitation {
    type Error = FormErrors;

    fn try_from(form: &InvitationForm) -> Result<Self, FormErrors> {
        let (email, roles) = (form.email.trim(), form.roles.ticked());
        let mut errors = FormErrors::new();
        if !looks_like_email(email) || email.len() > 200 {
            errors.insert("email", "account-error-email");
        }
        if roles.is_empty() {
            errors.insert("roles", "team-error-roles");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self { email: email.to_owned(), roles, language: form.language.unwrap_or(Language::Id) })
    }
}

#[derive(Deserialize)]
pub struct RolesForm {
    #[serde(flatten)]
    pub roles: CompanyRoleBoxes,
}
