//! What can be done, and what it is about.

crate::text_enum! {
    /// Its words are the message `audit-act-<act>`.
    ActKind {
        OrderAccepted = "order_accepted",
        OrderPacked = "order_packed",
        OrderShipped = "order_shipped",
        OrderDelivered = "order_delivered",
        OrderRejected = "order_rejected",
        MessageWritten = "message_written",
        /// what a buyer wrote needs no answer
        MessageSettled = "message_settled",
        RatesSet = "rates_set",
        BankAccountSaved = "bank_account_saved",
        MemberInvited = "member_invited",
        InvitationSentAgain = "invitation_sent_again",
        InvitationRevoked = "invitation_revoked",
        MemberJoined = "member_joined",
        /// by an operator, without an invitation
        MemberAdded = "member_added",
        /// by an operator: their account is closed, or open again
        MemberSwitchedOff = "member_switched_off",
        MemberSwitchedOn = "member_switched_on",
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
        BumdesRegistered = "bumdes_registered",
        EvidenceKept = "evidence_kept",
        EvidenceRemoved = "evidence_removed",
        CheckAsked = "check_asked",
        EvidenceAsked = "evidence_asked",
        BumdesVerified = "bumdes_verified",
        BumdesRefused = "bumdes_refused",
        BumdesSuspended = "bumdes_suspended",
        BumdesRestored = "bumdes_restored",
        VillageAdded = "village_added",
        VillageRemoved = "village_removed",
        /// names of buyers were taken along
        OrdersExported = "orders_exported",
        SheetImported = "sheet_imported",
        TokenMade = "token_made",
        TokenRevoked = "token_revoked",
        CollectionCreated = "collection_created",
        CollectionEdited = "collection_edited",
        CollectionDeleted = "collection_deleted",
        CollectionsOrdered = "collections_ordered",
        CollectionPieceAdded = "collection_piece_added",
        CollectionPieceRemoved = "collection_piece_removed",
        CollectionPiecesOrdered = "collection_pieces_ordered",
        CollectionCoverChosen = "collection_cover_chosen",
        FrontPublished = "front_published",
        /// its note is the moment, in UTC
        FrontScheduled = "front_scheduled",
        FrontWithdrawn = "front_withdrawn",
        FrontRestored = "front_restored",
        /// offered to a company, or offered anew
        QuoteMade = "quote_made",
        QuoteWithdrawn = "quote_withdrawn",
        /// its note is the reason
        RequestDeclined = "request_declined",
        /// its note is the days between which it holds
        PriceListMade = "price_list_made",
        PriceListChanged = "price_list_changed",
        PriceListRemoved = "price_list_removed",
        /// its note is the SKU with its prices and their quantities
        PriceListLineSaved = "price_list_line_saved",
        PriceListLineRemoved = "price_list_line_removed",
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
        Standing = "standing",
        Files = "files",
        /// what curators do; on no BUMDes's trail
        Gallery = "gallery",
        /// what companies ask for
        Requests = "requests",
        /// what single companies pay
        Prices = "prices",
    }
}

impl ActKind {
    pub fn topic(self) -> Topic {
        match self {
            Self::OrderAccepted
            | Self::OrderPacked
            | Self::OrderShipped
            | Self::OrderDelivered
            | Self::OrderRejected
            | Self::MessageWritten
            | Self::MessageSettled => Topic::Orders,
            Self::RatesSet => Topic::Shipping,
            Self::BankAccountSaved => Topic::Money,
            Self::MemberInvited
            | Self::InvitationSentAgain
            | Self::InvitationRevoked
            | Self::MemberJoined
            | Self::MemberAdded
            | Self::MemberSwitchedOff
            | Self::MemberSwitchedOn
            | Self::RolesChanged
            | Self::MemberRemoved
            | Self::MemberLeft
            | Self::OwnershipHandedOver
            | Self::TokenMade
            | Self::TokenRevoked => Topic::Team,
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
            Self::BumdesRegistered
            | Self::EvidenceKept
            | Self::EvidenceRemoved
            | Self::CheckAsked
            | Self::EvidenceAsked
            | Self::BumdesVerified
            | Self::BumdesRefused
            | Self::BumdesSuspended
            | Self::BumdesRestored
            | Self::VillageAdded
            | Self::VillageRemoved => Topic::Standing,
            Self::OrdersExported | Self::SheetImported => Topic::Files,
            Self::CollectionCreated
            | Self::CollectionEdited
            | Self::CollectionDeleted
            | Self::CollectionsOrdered
            | Self::CollectionPieceAdded
            | Self::CollectionPieceRemoved
            | Self::CollectionPiecesOrdered
            | Self::CollectionCoverChosen
            | Self::FrontPublished
            | Self::FrontScheduled
            | Self::FrontWithdrawn
            | Self::FrontRestored => Topic::Gallery,
            Self::QuoteMade | Self::QuoteWithdrawn | Self::RequestDeclined => Topic::Requests,
            Self::PriceListMade
            | Self::PriceListChanged
            | Self::PriceListRemoved
            | Self::PriceListLineSaved
            | Self::PriceListLineRemoved => Topic::Prices,
        }
    }

    /// Whether its note is a list of roles, in the words they are kept in.
    pub fn notes_roles(self) -> bool {
        matches!(self, Self::MemberInvited | Self::MemberJoined | Self::MemberAdded | Self::RolesChanged)
    }

    /// What curators decide about a BUMDes; its note is the reason they give.
    pub fn is_a_decision(self) -> bool {
        use ActKind::{BumdesRefused, BumdesRestored, BumdesSuspended, BumdesVerified, EvidenceAsked};
        matches!(self, EvidenceAsked | BumdesVerified | BumdesRefused | BumdesSuspended | BumdesRestored)
    }

    /// Where its subject is shown today.
    pub fn link(self, subject: &str) -> String {
        match self.topic() {
            Topic::Orders => format!("/portal/bumdes/orders/{subject}"),
            Topic::Shipping => "/portal/bumdes/shipping".into(),
            Topic::Money => "/portal/bumdes/money".into(),
            Topic::Team if matches!(self, Self::TokenMade | Self::TokenRevoked) => "/portal/bumdes/tokens".into(),
            Topic::Team => "/portal/bumdes/team".into(),
            Topic::Files => "/portal/bumdes/sheets".into(),
            Topic::Products => {
                let query: String = url::form_urlencoded::byte_serialize(subject.as_bytes()).collect();
                format!("/portal/bumdes/products?q={query}")
            }
            Topic::Stock => "/portal/bumdes/stock".into(),
            Topic::Permits => "/portal/bumdes/permits".into(),
            Topic::Standing => "/portal/bumdes/registration".into(),
            Topic::Requests => format!("/portal/bumdes/requests/{subject}"),
            Topic::Prices => "/portal/bumdes/price-lists".into(),
            Topic::Gallery => match self {
                Self::FrontPublished | Self::FrontScheduled | Self::FrontWithdrawn | Self::FrontRestored => {
                    "/portal/curator/front/arrangements".into()
                }
                _ => "/portal/curator/collections".into(),
            },
        }
    }
}

impl Topic {
    /// What a BUMDes may narrow its own trail to.
    pub fn of_bumdes() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|topic| *topic != Self::Gallery)
    }

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
