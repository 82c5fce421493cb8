//! What is filled in about an outlet.

use serde::{Deserialize, Serialize};

use super::{Outlet, OutletData};
use crate::companies::forms::{FormErrors, PlaceForm, lines};

/// Everything as it was typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct OutletForm {
    /// `update` takes over the chosen regions, `save` sends it in
    pub action: String,
    pub name: String,
    pub recipient: String,
    #[serde(flatten)]
    pub place: PlaceForm,
}

impl OutletForm {
    pub fn of(outlet: &Outlet) -> Self {
        Self {
            action: String::new(),
            name: outlet.name.clone(),
            recipient: outlet.recipient.clone(),
            place: PlaceForm::of(&outlet.place()),
        }
    }
}

impl TryFrom<&OutletForm> for OutletData {
    type Error = FormErrors;

    fn try_from(form: &OutletForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let place = form.place.read(&mut errors);
        let (name, recipient) = (lines(&form.name), lines(&form.recipient));
        if !(2..=80).contains(&name.chars().count()) {
            errors.insert("name", "wholesale-error-outlet-name");
        }
        if !(2..=80).contains(&recipient.chars().count()) {
            errors.insert("recipient", "wholesale-error-recipient");
        }
        if errors.is_empty() { Ok(Self { name, recipient, place }) } else { Err(errors) }
    }
}

#[derive(Deserialize)]
pub struct SwitchForm {
    #[serde(default)]
    to: String,
}

impl SwitchForm {
    /// None when it says neither.
    pub fn is_active(&self) -> Option<bool> {
        match self.to.as_str() {
            "on" => Some(true),
            "off" => Some(false),
            _ => None,
        }
    }
}
