//! An order is placed: how each of its lines is divided is written down, so that no later agreement, tax or status
//! of the seller changes it.

use std::collections::HashMap;

use diesel::prelude::*;

use super::agreement;
use super::shares::{Division, Tier};
use super::tax::{self, Tax};
use crate::db::schema::{bumdes, line_shares, products};
use crate::db::{DbConn, Timestamp};
use crate::each_backend;
use crate::ids::{BumdesId, OrderLineId, ProducerId, ProductId};
use crate::orders::OrderLine;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = line_shares, treat_none_as_default_value = false)]
pub struct LineShare {
    pub order_line_id: OrderLineId,
    pub tier: Tier,
    /// whose work it is, of the maker's share
    pub producer_id: Option<ProducerId>,
    pub amount_minor: i64,
}

/// Freezes the lines that one BUMDes sells in an order, by the rules in force at `now`.
pub fn freeze_shares(conn: &mut DbConn, now: Timestamp, bumdes_id: &BumdesId, lines: &[OrderLine]) -> QueryResult<()> {
    let division = division_of(conn, bumdes_id, now)?;
    let makers = makers(conn, lines)?;
    let mut shares: Vec<LineShare> = Vec::new();
    for line in lines {
        for (tier, amount_minor) in division.of(line.total_minor, line.quantity) {
            let maker = makers.get(&line.product_id).filter(|_| tier == Tier::Maker);
            shares.push(LineShare { order_line_id: line.id.clone(), tier, producer_id: maker.cloned(), amount_minor });
        }
    }
    if shares.is_empty() {
        return Ok(());
    }
    each_backend!(conn, |c| diesel::insert_into(line_shares::table).values(&shares).execute(c))?;
    Ok(())
}

fn division_of(conn: &mut DbConn, bumdes_id: &BumdesId, at: Timestamp) -> QueryResult<Division> {
    let is_pkp: bool = bumdes::table.find(bumdes_id).select(bumdes::is_pkp).first(conn)?;
    Ok(Division {
        terms: agreement::in_force(conn, bumdes_id, at)?,
        ppn: if is_pkp { tax::in_force(conn, Tax::Ppn, at)? } else { None },
        pph22: tax::in_force(conn, Tax::Pph22, at)?,
    })
}

fn makers(conn: &mut DbConn, lines: &[OrderLine]) -> QueryResult<HashMap<ProductId, ProducerId>> {
    let ids: Vec<&ProductId> = lines.iter().map(|line| &line.product_id).collect();
    let rows: Vec<(ProductId, ProducerId)> =
        products::table.filter(products::id.eq_any(ids)).select((products::id, products::producer_id)).load(conn)?;
    Ok(rows.into_iter().collect())
}
