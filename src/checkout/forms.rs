//! What the buyer types at the checkout, and what is wrong with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::quote::Deliveries;
use crate::accounts::user::looks_like_email;
use crate::ids::{BumdesId, CartId};
use crate::payments::{Method, Provider};
use crate::regions::picker;
use crate::shipping::Delivery;
use crate::web::whatsapp;

/// Everything as it was typed, so that nothing is lost when the form comes back.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CheckoutForm {
    pub cart_id: String,
    /// `update` chooses regions and delivery, `place` orders
    pub action: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub province: String,
    pub regency: String,
    pub district: String,
    pub village: String,
    pub address_line: String,
    pub postal_code: String,
    /// the village whose postal code was filled in
    pub postal_code_of: String,
    pub note: String,
    /// a way to pay, see `payments::method`
    pub provider: String,
    pub seen_total: String,
    /// `delivery-<BUMDes id>` → `courier` or `pickup`
    #[serde(flatten)]
    pub rest: BTreeMap<String, String>,
}

/// The part of the form that a verb can rely on.
#[derive(Debug, PartialEq, Eq)]
pub struct Buyer {
    pub name: String,
    pub email: String,
    pub phone: String,
    pub address_line: String,
    pub postal_code: String,
    pub note: String,
    pub method: Method,
}

/// Field → message key.
pub type FormErrors = BTreeMap<&'static str, &'static str>;

impl CheckoutForm {
    pub fn cart_id(&self) -> CartId {
        CartId(self.cart_id.clone())
    }

    /// Drops what does not lie inside the region chosen above it.
    pub fn drop_foreign_regions(&mut self) {
        picker::settle([&mut self.province, &mut self.regency, &mut self.district, &mut self.village]);
    }

    pub fn deliveries(&self) -> Deliveries {
        let chosen = self.rest.iter().filter_map(|(key, value)| {
            let bumdes_id = key.strip_prefix("delivery-")?;
            Some((BumdesId(bumdes_id.to_owned()), Delivery::parse(value)?))
        });
        chosen.collect()
    }

    /// What the buyer agreed to pay; none when no total was shown yet.
    pub fn seen_total_minor(&self) -> Option<i64> {
        self.seen_total.parse().ok()
    }

    /// `offered` are the providers that are turned on; limits and switches are checked where the order is written.
    pub fn buyer(&self, offered: &[Provider]) -> Result<Buyer, FormErrors> {
        let mut errors = FormErrors::new();
        let mut check = |field, is_good: bool| {
            if !is_good {
                errors.insert(field, field_error(field));
            }
        };
        let chars = |text: &str| text.trim().chars().count();
        let one_line = |text: &str| !text.chars().any(char::is_control);
        check("name", (1..=80).contains(&chars(&self.name)) && one_line(&self.name));
        check("email", looks_like_email(self.email.trim()) && self.email.len() <= 200);
        check("phone", whatsapp::international(&self.phone).is_some() && self.phone.len() <= 30);
        check("village", !self.village.is_empty());
        check("address_line", (5..=300).contains(&chars(&self.address_line)));
        let postal_code = self.postal_code.trim();
        check("postal_code", postal_code.len() == 5 && postal_code.bytes().all(|b| b.is_ascii_digit()));
        check("note", chars(&self.note) <= 500);
        let method = Method::parse(&self.provider).filter(|method| offered.contains(&method.provider()));
        check("provider", method.is_some());
        let Some(method) = method.filter(|_| errors.is_empty()) else { return Err(errors) };
        Ok(Buyer {
            name: self.name.trim().into(),
            email: self.email.trim().into(),
            phone: self.phone.trim().into(),
            address_line: self.address_line.trim().into(),
            postal_code: postal_code.into(),
            note: self.note.trim().into(),
            method,
        })
    }
}

fn field_error(field: &'static str) -> &'static str {
    match field {
        "name" => "checkout-error-name",
        "email" => "checkout-error-email",
        "phone" => "checkout-error-phone",
        "village" => "checkout-error-village",
        "address_line" => "checkout-error-address",
        "postal_code" => "checkout-error-postal-code",
        "note" => "checkout-error-note",
        _ => "checkout-error-provider",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> CheckoutForm {
        CheckoutForm {
            name: " Ayu Pembeli ".into(),
            email: "ayu@contoh.id".into(),
            phone: "0812-3456-7890".into(),
            village: "31.71.01.1001".into(),
            address_line: "Jl. Kebon Sirih 1".into(),
            postal_code: "10110".into(),
            provider: "bank_transfer".into(),
            ..CheckoutForm::default()
        }
    }

    #[test]
    fn a_complete_form_is_trimmed_and_accepted() {
        let buyer = good().buyer(&[Provider::BankTransfer]).unwrap();
        assert_eq!((buyer.name.as_str(), buyer.method), ("Ayu Pembeli", Method::BankTransfer));
    }

    #[test]
    fn each_bad_field_is_named() {
        let bad = CheckoutForm { postal_code: "101".into(), phone: "12".into(), name: "A\r\nBcc: x".into(), ..good() };
        let fields: Vec<_> = bad.buyer(&[Provider::BankTransfer]).unwrap_err().into_keys().collect();
        assert_eq!(fields, ["name", "phone", "postal_code"]);
        let empty: Vec<_> = CheckoutForm::default().buyer(&[]).unwrap_err().into_keys().collect();
        assert_eq!(empty, ["address_line", "email", "name", "phone", "postal_code", "provider", "village"]);
    }

    #[test]
    fn a_way_to_pay_that_is_not_offered_is_refused() {
        let errors = good().buyer(&[Provider::Stripe]).unwrap_err();
        assert_eq!(errors.into_keys().collect::<Vec<_>>(), ["provider"]);
    }

    #[test]
    fn another_province_drops_the_village_chosen_before() {
        let mut form = CheckoutForm {
            province: "52".into(),
            regency: "31.71".into(),
            district: "31.71.01".into(),
            village: "31.71.01.1001".into(),
            ..CheckoutForm::default()
        };
        form.drop_foreign_regions();
        assert_eq!((form.regency.as_str(), form.district.as_str(), form.village.as_str()), ("", "", ""));
    }
}
