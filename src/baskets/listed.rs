//! Goods that a company's program lists by their SKUs, without a basket.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Wish;
use super::put::{MOST_LINES, MOST_QUANTITY};
use crate::db::DbConn;
use crate::db::schema::variants;
use crate::ids::VariantId;
use crate::web::ApiCall;

#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedGood {
    /// of the catalogue, written as there
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    sku: String,
    #[schema(example = 40)]
    quantity: i64,
}

/// By the field, the message that says what to do; its `max` and `sku`.
pub type Faults = BTreeMap<String, Fault>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    NoLines,
    TooManyLines,
    Quantity,
    Unknown { sku: String },
    Twice { sku: String },
}

impl Fault {
    fn words(&self, call: &ApiCall) -> String {
        match self {
            Self::NoLines => call.text("api-error-no-lines", &[]),
            Self::TooManyLines => call.text("api-error-too-many-lines", &[("max", MOST_LINES.into())]),
            Self::Quantity => call.text("api-error-quantity", &[("max", MOST_QUANTITY.into())]),
            Self::Unknown { sku } => call.text("api-error-no-sku", &[("sku", sku.as_str().into())]),
            Self::Twice { sku } => call.text("api-error-sku-twice", &[("sku", sku.as_str().into())]),
        }
    }
}

/// As a problem's `errors` say them.
pub fn in_words(call: &ApiCall, faults: &Faults) -> BTreeMap<String, String> {
    faults.iter().map(|(field, fault)| (field.clone(), fault.words(call))).collect()
}

/// In one statement, however many lines. What is not sold any more is a wish too: its line says so.
pub fn wishes_of(conn: &mut DbConn, goods: &[ListedGood]) -> QueryResult<Result<Vec<Wish>, Faults>> {
    let whole = |fault| Ok(Err(Faults::from([("lines".to_owned(), fault)])));
    match goods.len() {
        0 => return whole(Fault::NoLines),
        1..=MOST_LINES => {}
        _ => return whole(Fault::TooManyLines),
    }
    let skus: Vec<&str> = goods.iter().map(|good| good.sku.as_str()).collect();
    let known: HashMap<String, VariantId> = variants::table
        .filter(variants::sku.eq_any(skus))
        .select((variants::sku, variants::id))
        .load::<(String, VariantId)>(conn)?
        .into_iter()
        .collect();
    let (mut wishes, mut faults): (Vec<Wish>, Faults) = (Vec::new(), Faults::new());
    for (at, good) in goods.iter().enumerate() {
        let sku = || good.sku.clone();
        let fault = match known.get(&good.sku) {
            _ if !(1..=MOST_QUANTITY).contains(&good.quantity) => Fault::Quantity,
            None => Fault::Unknown { sku: sku() },
            Some(id) if wishes.iter().any(|(other, _)| other == id) => Fault::Twice { sku: sku() },
            Some(id) => {
                wishes.push((id.clone(), good.quantity));
                continue;
            }
        };
        faults.insert(format!("lines[{at}]"), fault);
    }
    Ok(if faults.is_empty() { Ok(wishes) } else { Err(faults) })
}
