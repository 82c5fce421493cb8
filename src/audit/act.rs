//! What can be done, and what it is about.

crate::text_enum! {
    /// Its words are the message `audit-act-<act>`.
    ActKind {
        OrderAccepted = "order_accepted",
        OrderPacked = "order_packed",
        OrderShipped = "order_shipped",
        OrderDelivered = "order_delivered",
        OrderRejected = "order_rejected",
        RatesSet = "rates_set",
        BankAccountSaved = "bank_account_saved",
        MemberInvited = "member_invited",
        InvitationSentAgain = "invitation_sent_again",
        InvitationRevoked = "invitation_revoked",
        MemberJoined = "member_joined",
        /// by an operator, without an invitation
        MemberAdded = "member_added",
        RolesChanged = "roles_changed",
        MemberRemoved = "member_removed",
        MemberLeft = "member_left",
        OwnershipHandedOver = "ownership_handed_over",
        ListingCreated = "listing_created",
        ListingSubmitted = "listing_submitted",
        ListingWithdrawn = "listing_withdrawn",
        ListingTakenDown = "listing_taken_down",
        ListingBroughtBack = "listing_brought_back",
        ListingArchived = "listing_archived",
        ListingRestored = "listing_restored",
        /// price, tiers, weight, quantities or times of what buyers see
        ListingTermsChanged = "listing_terms_changed",
        StockCounted = "stock_counted",
        PermitStated = "permit_stated",
        PermitCorrected = "permit_corrected",
        PermitPaperSent = "permit_paper_sent",
        PermitWithdrawn = "permit_withdrawn",
        /// names of buyers were taken along
        OrdersExported = "orders_exported",
        SheetImported = "sheet_imported",
    }
}

crate::text_enum! {
    /// What the trail can be narrowed to: the message `audit-topic-<topic>`.
    Topic {
        Orders = "orders",
        Shipping = "shipping",
        Money = "money",
        Team = "team",
        Products = "products",
        Stock = "stock",
        Permits = "permits",
        Files = "files",
    }
}

impl ActKind {
    pub fn topic(self) -> Topic {
        match self {
            Self::OrderAccepted
            | Self::OrderPacked
            | Self::OrderShipped
            | Self::OrderDelivered
            | Self::OrderRejected => Topic::Orders,
            Self::RatesSet => Topic::Shipping,
            Self::BankAccountSaved => Topic::Money,
            Self::MemberInvited
            | Self::InvitationSentAgain
            | Self::InvitationRevoked
            | Self::MemberJoined
            | Self::MemberAdded
            | Self::RolesChanged
            | Self::MemberRemoved
            | Self::MemberLeft
            | Self::OwnershipHandedOver => Topic::Team,
            Self::ListingCreated
            | Self::ListingSubmitted
            | Self::ListingWithdrawn
            | Self::ListingTakenDown
            | Self::ListingBroughtBack
            | Self::ListingArchived
            | Self::ListingRestored
            | Self::ListingTermsChanged => Topic::Products,
            Self::StockCounted => Topic::Stock,
            Self::PermitStated | Self::PermitCorrected | Self::PermitPaperSent | Self::PermitWithdrawn => {
                Topic::Permits
            }
            Self::OrdersExported | Self::SheetImported => Topic::Files,
        }
    }

    /// Whether its note is a list of roles, in the words they are kept in.
    pub fn notes_roles(self) -> bool {
        matches!(self, Self::MemberInvited | Self::MemberJoined | Self::MemberAdded | Self::RolesChanged)
    }

    /// Where its subject is shown today.
    pub fn link(self, subject: &str) -> String {
        match self.topic() {
            Topic::Orders => format!("/portal/bumdes/orders/{subject}"),
            Topic::Shipping => "/portal/bumdes/shipping".into(),
            Topic::Money => "/portal/bumdes/money".into(),
            Topic::Team => "/portal/bumdes/team".into(),
            Topic::Files => "/portal/bumdes/sheets".into(),
            Topic::Products => {
                let query: String = url::form_urlencoded::byte_serialize(subject.as_bytes()).collect();
                format!("/portal/bumdes/products?q={query}")
            }
            Topic::Stock => "/portal/bumdes/stock".into(),
            Topic::Permits => "/portal/bumdes/permits".into(),
        }
    }
}

impl Topic {
    /// The acts that are about it.
    pub fn acts(self) -> impl Iterator<Item = ActKind> {
        ActKind::ALL.iter().copied().filter(move |act| act.topic() == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_belongs_to_a_topic_that_finds_it_again() {
        for act in ActKind::ALL {
            assert!(act.topic().acts().any(|found| found == *act), "{act}");
        }
        assert!(Topic::ALL.iter().all(|topic| topic.acts().next().is_some()), "a topic without acts finds nothing");
    }
}
