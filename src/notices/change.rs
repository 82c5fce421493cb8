//! What a team or a company went through; the words of the notice choose by it.

/// What happened in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamChange {
    Joined,
    RolesChanged,
    Removed,
    Left,
    HandedOver,
}

impl TeamChange {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::RolesChanged => "roles",
            Self::Removed => "removed",
            Self::Left => "left",
            Self::HandedOver => "owner",
        }
    }
}

/// What an operator decided about a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyChange {
    Approved,
    Refused,
    Suspended,
    Restored,
    Terms,
}

impl CompanyChange {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Suspended => "suspended",
            Self::Restored => "restored",
            Self::Terms => "terms",
        }
    }
}
