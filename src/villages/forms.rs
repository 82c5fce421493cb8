//! What somebody fills in who registers a BUMDes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::register::Registration;
use crate::accounts::user::looks_like_email;
use crate::regions::{level_of, picker};
use crate::web::whatsapp;

/// Everything as it was typed, so that nothing is lost when the form comes back.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RegisterForm {
    /// `update` takes over the chosen regions, `find` looks for the typed name, `register` sends it in
    pub action: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    /// a village by its name
    pub place: String,
    pub province: String,
    pub regency: String,
    pub district: String,
    pub village: String,
    pub sector: String,
    /// a checkbox: there when it is ticked
    pub is_joint: Option<String>,
    /// the code of a village that was found by its name
    #[serde(skip_serializing)]
    pub pick: String,
    /// the id of a BUMDes that somebody wants to work for
    #[serde(skip_serializing)]
    pub join: String,
}

/// Field → message key.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl RegisterForm {
    /// Takes over the village that was picked from a list, or drops what does not lie in the region chosen above it.
    pub fn settle_village(&mut self) {
        if level_of(&self.pick) == Some(4) {
            let code = std::mem::take(&mut self.pick);
            self.choose(&code);
            return;
        }
        picker::settle([&mut self.province, &mut self.regency, &mut self.district, &mut self.village]);
    }

    /// `code` has the shape of a village's.
    pub fn choose(&mut self, code: &str) {
        let until = |end: usize| code.get(..end).unwrap_or_default().to_owned();
        (self.province, self.regency, self.district) = (until(2), until(5), until(8));
        self.village = code.to_owned();
        self.place.clear();
    }
}

impl TryFrom<&RegisterForm> for Registration {
    type Error = FormErrors;

    fn try_from(form: &RegisterForm) -> Result<Self, FormErrors> {
        let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let (phone, email) = (form.phone.trim(), form.email.trim());
        let mut errors = FormErrors::new();
        let mut check = |field, is_good: bool, key| {
            if !is_good {
                errors.insert(field, key);
            }
        };
        check("name", (3..=80).contains(&name.chars().count()), "register-error-name");
        let has_phone = whatsapp::international(phone).is_some() && phone.len() <= 30;
        check("phone", has_phone && !phone.chars().any(char::is_control), "register-error-phone");
        check("email", looks_like_email(email) && email.len() <= 200, "register-error-email");
        check("village", level_of(&form.village) == Some(4), "register-error-village");
        check("sector", !form.sector.is_empty(), "register-error-sector");
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            name,
            phone: phone.to_owned(),
            email: email.to_owned(),
            village_code: form.village.clone(),
            sector: form.sector.clone(),
            is_joint: form.is_joint.is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picked_village_brings_its_regions_and_another_province_drops_the_village() {
        let mut form = RegisterForm { pick: "52.01.01.2003".into(), place: "gapuk".into(), ..RegisterForm::default() };
        form.settle_village();
        assert_eq!((form.province.as_str(), form.district.as_str()), ("52", "52.01.01"));
        assert_eq!((form.village.as_str(), form.place.as_str()), ("52.01.01.2003", ""));
        form.province = "51".into();
        form.settle_village();
        assert_eq!([&form.regency, &form.district, &form.village], ["", "", ""]);
    }

    #[test]
    fn each_bad_field_is_named() {
        let errors = Registration::try_from(&RegisterForm::default()).unwrap_err();
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["email", "name", "phone", "sector", "village"]);
    }
}
