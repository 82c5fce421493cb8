//! The two orders of the hotel.

use chrono::TimeDelta;

use super::steps::{self, Offered, Wish};
use super::{Trade, coffee};
use crate::db::{DbConn, Timestamp};
use crate::demo::FillError;
use crate::quotations::Subject;

/// By two BUMDes in three deliveries. Of the first, two sacks were wet.
pub(super) fn delivered(conn: &mut DbConn, asked: Timestamp, trade: &Trade) -> Result<(), FillError> {
    let at = |days: i64, hours: i64| asked + TimeDelta::days(days) + TimeDelta::hours(hours);
    let wish = Wish {
        about: coffee(),
        subject: "Biji hijau arabika",
        specification: "Untuk sarapan dan kamar. Dalam karung berlapis plastik.",
        quantity: 180,
        target_minor: None,
        days: (5, 16),
        regencies: &[],
    };
    let request = steps::ask(conn, asked, trade, wish)?;
    let [catur, beiwali, ..] = &trade.coffee;
    for (seller, quantity, unit_price_minor) in [(catur, 120, 118_000), (beiwali, 100, 125_000)] {
        let offered =
            Offered { quantity, weekly: quantity, unit_price_minor, minimum: 20, lot_size: 10, lead_time_days: 4 };
        steps::answer(conn, at(0, 7), seller, &request, &offered)?;
    }
    let order = steps::order(conn, at(1, 1), trade, &request)?;
    steps::approve(conn, at(1, 4), trade, &order, "Sesuai anggaran dapur")?;
    let from_catur = steps::part(conn, &order, catur)?;
    let from_beiwali = steps::part(conn, &order, beiwali)?;
    for (part, seller) in [(&from_catur, catur), (&from_beiwali, beiwali)] {
        steps::pack(conn, at(2, 0), seller, part)?;
    }
    let first = steps::send(conn, at(5, 2), catur, &from_catur, 70)?;
    steps::sign(conn, at(8, 3), trade, &first, (20, "Dua karung basah terkena hujan di pelabuhan"))?;
    let second = steps::send(conn, at(8, 6), catur, &from_catur, 50)?;
    let third = steps::send(conn, at(7, 4), beiwali, &from_beiwali, 60)?;
    steps::sign(conn, at(10, 2), trade, &third, (0, ""))?;
    steps::sign(conn, at(11, 5), trade, &second, (0, ""))
}

/// Asked of one BUMDes. A first delivery waits for its signature, the rest is still to be sent.
pub(super) fn under_way(conn: &mut DbConn, asked: Timestamp, trade: &Trade) -> Result<(), FillError> {
    let at = |days: i64, hours: i64| asked + TimeDelta::days(days) + TimeDelta::hours(hours);
    let wish = Wish {
        about: Subject::Product(trade.tissue_box.clone()),
        subject: "Kotak Tisu Anyaman Pandan",
        specification: "Untuk kamar, warna alami.",
        quantity: 200,
        target_minor: Some(33_000),
        days: (7, 27),
        regencies: &[],
    };
    let request = steps::ask(conn, asked, trade, wish)?;
    let offered =
        Offered { quantity: 200, weekly: 80, unit_price_minor: 33_000, minimum: 40, lot_size: 10, lead_time_days: 3 };
    steps::answer(conn, at(0, 5), &trade.craft, &request, &offered)?;
    let order = steps::order(conn, at(1, 0), trade, &request)?;
    steps::approve(conn, at(1, 6), trade, &order, "")?;
    let part = steps::part(conn, &order, &trade.craft)?;
    steps::pack(conn, at(2, 0), &trade.craft, &part)?;
    steps::send(conn, at(5, 1), &trade.craft, &part, 80).map(drop)
}
