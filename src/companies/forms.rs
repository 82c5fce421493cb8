//! What somebody fills in about a company, and about any place of it.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::company::full_npwp;
use super::{Company, CompanyKind, Place, Profile};
use crate::accounts::user::looks_like_email;
use crate::db::DbConn;
use crate::ledger::forms::npwp;
use crate::regions::{RegionChoices, level_of, picker};
use crate::web::{Visitor, whatsapp};

/// Field → message key.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

pub(super) fn in_words(visitor: &Visitor, errors: &FormErrors) -> BTreeMap<&'static str, String> {
    errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect()
}

/// The button alone.
#[derive(Deserialize)]
pub struct Press {}

/// An address step by step, and the phone there.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct PlaceForm {
    pub phone: String,
    pub province: String,
    pub regency: String,
    pub district: String,
    pub village: String,
    pub address_line: String,
    pub postal_code: String,
}

impl PlaceForm {
    pub fn of(place: &Place) -> Self {
        let until = |end: usize| place.region_code.get(..end).unwrap_or_default().to_owned();
        Self {
            phone: place.phone.clone(),
            province: until(2),
            regency: until(5),
            district: until(8),
            village: place.region_code.clone(),
            address_line: place.address_line.clone(),
            postal_code: place.postal_code.clone(),
        }
    }

    /// Drops what does not lie in the region chosen above it.
    pub fn settle(&mut self) {
        picker::settle([&mut self.province, &mut self.regency, &mut self.district, &mut self.village]);
    }

    /// The lists to choose from. The village's postal code is filled in where none was typed.
    pub fn choices(&mut self, conn: &mut DbConn) -> QueryResult<RegionChoices> {
        let choices = RegionChoices::within(conn, &self.province, &self.regency, &self.district)?;
        let village = choices.villages.iter().find(|village| village.code == self.village);
        if let Some(code) =
            village.and_then(|village| village.postal_code.clone()).filter(|_| self.postal_code.is_empty())
        {
            self.postal_code = code;
        }
        Ok(choices)
    }

    /// Notes what is wrong among `errors`.
    pub fn read(&self, errors: &mut FormErrors) -> Place {
        let (phone, postal_code) = (self.phone.trim(), self.postal_code.trim());
        let address_line = lines(&self.address_line);
        let mut check = |field, is_good: bool, key| {
            if !is_good {
                errors.insert(field, key);
            }
        };
        let has_phone = whatsapp::international(phone).is_some() && phone.len() <= 30;
        check("phone", has_phone && !phone.chars().any(char::is_control), "register-error-phone");
        check("village", level_of(&self.village) == Some(4), "checkout-error-village");
        check("address_line", (5..=300).contains(&address_line.chars().count()), "checkout-error-address");
        let is_postal_code = postal_code.len() == 5 && postal_code.bytes().all(|b| b.is_ascii_digit());
        check("postal_code", is_postal_code, "checkout-error-postal-code");
        Place {
            phone: phone.to_owned(),
            address_line,
            region_code: self.village.clone(),
            postal_code: postal_code.to_owned(),
        }
    }
}

/// Several lines become one.
pub(super) fn lines(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !c.is_control()).collect()
}

/// Everything as it was typed, so that nothing is lost when the form comes back.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CompanyForm {
    /// `update` takes over the chosen regions, `save` sends it in
    pub action: String,
    pub name: String,
    pub kind: String,
    pub npwp: String,
    pub email: String,
    #[serde(flatten)]
    pub place: PlaceForm,
}

impl CompanyForm {
    pub fn of(company: &Company) -> Self {
        Self {
            action: String::new(),
            name: company.name.clone(),
            kind: company.kind.to_string(),
            npwp: company.npwp.clone(),
            email: company.email.clone(),
            place: PlaceForm::of(&company.place()),
        }
    }
}

impl TryFrom<&CompanyForm> for Profile {
    type Error = FormErrors;

    fn try_from(form: &CompanyForm) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::new();
        let place = form.place.read(&mut errors);
        let (name, email) = (lines(&form.name), form.email.trim());
        if !(3..=100).contains(&name.chars().count()) {
            errors.insert("name", "company-error-name");
        }
        if !looks_like_email(email) || email.len() > 200 {
            errors.insert("email", "company-error-email");
        }
        let kind = CompanyKind::parse(&form.kind).ok_or(("kind", "company-error-kind"));
        let npwp = npwp(&form.npwp).ok_or(("npwp", "company-error-npwp"));
        match (kind, npwp) {
            (Ok(kind), Ok(npwp)) if errors.is_empty() => {
                Ok(Self { name, kind, npwp: full_npwp(&npwp), email: email.to_owned(), place })
            }
            (kind, npwp) => {
                errors.extend(kind.err());
                errors.extend(npwp.err());
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> CompanyForm {
        CompanyForm {
            name: " PT  Contoh Hotel ".into(),
            kind: "hotel".into(),
            npwp: "01.234.567.8-901.000".into(),
            email: "pembelian@hotel.example".into(),
            place: PlaceForm {
                phone: "0370 123456".into(),
                village: "52.01.14.2006".into(),
                address_line: "Jl. Raya Senggigi\r\nkm 12".into(),
                postal_code: "83355".into(),
                ..PlaceForm::default()
            },
            ..CompanyForm::default()
        }
    }

    #[test]
    fn a_tax_number_is_one_however_it_is_written() {
        let profile = Profile::try_from(&good()).unwrap();
        assert_eq!((profile.name.as_str(), profile.npwp.as_str()), ("PT Contoh Hotel", "0012345678901000"));
        assert_eq!(profile.place.address_line, "Jl. Raya Senggigi km 12");
        let long = CompanyForm { npwp: "0012 3456 7890 1000".into(), ..good() };
        assert_eq!(Profile::try_from(&long).unwrap().npwp, profile.npwp);
    }

    #[test]
    fn each_bad_field_is_named() {
        let all = ["address_line", "email", "kind", "name", "npwp", "phone", "postal_code", "village"];
        let errors = Profile::try_from(&CompanyForm::default()).unwrap_err();
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), all);
        let short = CompanyForm { npwp: "0123456789".into(), ..good() };
        assert_eq!(Profile::try_from(&short).unwrap_err().into_keys().collect::<Vec<_>>(), ["npwp"]);
    }
}
