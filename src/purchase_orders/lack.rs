//! What of a catalogue order is not there when it is to be placed: a purchase order that waits holds no stock.

use diesel::prelude::*;

use super::{PurchaseOrder, PurchaseOrderShare};
use crate::baskets::{BasketLine, Trouble, as_of_today};
use crate::catalog::with_option;
use crate::db::schema::{products, variants};
use crate::db::{DbConn, Timestamp};
use crate::i18n::Language;
use crate::ids::VariantId;

/// Fewer of it are there than were ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    pub variant_id: VariantId,
    name_id: String,
    name_en: String,
    option_value: String,
    /// none where it is not sold any more
    pub available: i64,
    pub missing: i64,
}

impl Lack {
    /// So many of what was wanted are free.
    pub(super) fn of(conn: &mut DbConn, variant_id: VariantId, wanted: i64, available: i64) -> QueryResult<Self> {
        let (name_id, name_en, option_value) = variants::table
            .find(&variant_id)
            .inner_join(products::table)
            .select((products::name_id, products::name_en, variants::option_value))
            .first(conn)?;
        let missing = (wanted - available).clamp(1, wanted.max(1));
        Ok(Self { variant_id, name_id, name_en, option_value, available, missing })
    }

    /// With its option.
    pub fn name(&self, language: Language) -> String {
        with_option(language.pick(&self.name_id, &self.name_en), &self.option_value)
    }
}

/// Of those at catalogue prices; lots and minimums were looked at when they were ordered.
pub(super) fn lacking(
    conn: &mut DbConn,
    now: Timestamp,
    purchase: &PurchaseOrder,
    shares: &[PurchaseOrderShare],
) -> QueryResult<Vec<Lack>> {
    let from_catalogue = shares.iter().filter(|share| share.is_from_catalogue());
    let wishes: Vec<_> = from_catalogue.map(|share| (share.variant_id.clone(), share.quantity)).collect();
    if wishes.is_empty() {
        return Ok(Vec::new());
    }
    let today = as_of_today(conn, now, &purchase.company_id, &wishes)?;
    let of_product = |line: &BasketLine| -> i64 {
        let same = today.lines().filter(|other| other.good.product_id == line.good.product_id);
        same.map(|other| other.quantity).sum()
    };
    let lacks = today.lines().filter_map(|line| {
        let (available, missing) = match line.trouble.as_ref()? {
            Trouble::Unfit { .. } => return None,
            Trouble::Gone | Trouble::SoldOut | Trouble::MonthFull => (0, line.quantity),
            Trouble::Short { available } => (*available, line.quantity - available),
            // options share the month: any of them may give way
            Trouble::MonthShort { available } => (*available, (of_product(line) - available).min(line.quantity)),
        };
        Some(Lack {
            variant_id: line.good.variant_id.clone(),
            name_id: line.good.name_id.clone(),
            name_en: line.good.name_en.clone(),
            option_value: line.good.option_value.clone(),
            available,
            missing,
        })
    });
    Ok(lacks.collect())
}
