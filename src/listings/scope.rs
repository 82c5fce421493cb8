//! Who acts on a listing: for events and the trail, which keep both names.

use crate::audit::{Act, ActKind};
use crate::curation::{Actor, Side};
use crate::web::ListingScope;

impl ListingScope {
    /// For the trail of the BUMDes; `subject` is the product's name.
    pub(super) fn act<'a>(&'a self, kind: ActKind, subject: &'a str) -> Act<'a> {
        let (bumdes_id, user_id) = (Some(self.bumdes_id()), self.user_id());
        Act { bumdes_id, user_id, is_assisted: self.is_assisted(), kind, subject, note: None }
    }

    pub fn actor(&self) -> Actor<'_> {
        Actor { user_id: self.user_id(), side: if self.is_assisted() { Side::Assisted } else { Side::Bumdes } }
    }
}
