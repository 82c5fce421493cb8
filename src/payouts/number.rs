//! The number people read out: `PC-261122-7K3QF2` (*pencairan*, the day in Jakarta, six random characters).

use crate::checkout;
use crate::db::Timestamp;

pub fn new(now: Timestamp) -> String {
    checkout::number::with_prefix("PC", now)
}
