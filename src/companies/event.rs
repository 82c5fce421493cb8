//! What was done with and within a company, and by whom. Append-only.

use diesel::prelude::*;

use crate::db::schema::company_events;
use crate::db::{DbConn, Timestamp};
use crate::ids::{CompanyId, UserId};
use crate::web::CompanyScope;

crate::text_enum! {
    /// Its words are the message `company-act-<act>` with the act's `subject`.
    CompanyActKind {
        Registered = "registered",
        Corrected = "corrected",
        DocumentKept = "document_kept",
        DocumentRemoved = "document_removed",
        CheckAsked = "check_asked",
        Approved = "approved",
        Refused = "refused",
        Suspended = "suspended",
        Restored = "restored",
        TermsGranted = "terms_granted",
        OutletAdded = "outlet_added",
        OutletChanged = "outlet_changed",
        OutletSwitchedOff = "outlet_switched_off",
        OutletSwitchedOn = "outlet_switched_on",
        MemberInvited = "member_invited",
        InvitationSentAgain = "invitation_sent_again",
        InvitationRevoked = "invitation_revoked",
        MemberJoined = "member_joined",
        RolesChanged = "roles_changed",
        MemberRemoved = "member_removed",
        MemberLeft = "member_left",
        RuleSet = "rule_set",
        BudgetMade = "budget_made",
        BudgetEnded = "budget_ended",
        /// asked BUMDes for offers
        RequestSent = "request_sent",
        /// from what to what, is the note
        RequestLimitsChanged = "request_limits_changed",
        RequestClosed = "request_closed",
        RequestCancelled = "request_cancelled",
        /// asked a BUMDes, whose name is the note, for other terms
        TermsAsked = "terms_asked",
        TokenMade = "token_made",
        TokenRevoked = "token_revoked",
        WebhookAdded = "webhook_added",
        WebhookEventsChanged = "webhook_events_changed",
        WebhookSwitchedOff = "webhook_switched_off",
        WebhookSwitchedOn = "webhook_switched_on",
        WebhookSecretRenewed = "webhook_secret_renewed",
        WebhookRemoved = "webhook_removed",
        /// by an operator: prices that BUMDes offer to a group are the company's too
        GroupJoined = "group_joined",
        GroupLeft = "group_left",
        PurchaseDrawnUp = "purchase_drawn_up",
        PurchaseApproved = "purchase_approved",
        PurchaseRefused = "purchase_refused",
        PurchaseCancelled = "purchase_cancelled",
        /// ordered of others what one could not make
        PurchaseMoved = "purchase_moved",
        /// a late share, whose BUMDes is the note
        PurchaseTakenBack = "purchase_taken_back",
    }
}

impl CompanyActKind {
    /// What an operator decides about a company's standing; its note is the reason they give.
    pub fn is_a_decision(self) -> bool {
        matches!(self, Self::Approved | Self::Refused | Self::Suspended | Self::Restored)
    }
}

#[derive(Debug, Clone)]
pub struct CompanyAct<'a> {
    pub company_id: &'a CompanyId,
    pub user_id: &'a UserId,
    pub kind: CompanyActKind,
    /// what it was done to, as people know it: a name, a number
    pub subject: &'a str,
    /// in addition, whatever tells the act apart: a reason, the roles given
    pub note: Option<&'a str>,
}

impl<'a> CompanyAct<'a> {
    /// By one of the company's own people.
    pub fn by(scope: &'a CompanyScope, kind: CompanyActKind, subject: &'a str) -> Self {
        Self { company_id: scope.company_id(), user_id: scope.user_id(), kind, subject, note: None }
    }

    pub fn noting(self, note: &'a str) -> Self {
        Self { note: Some(note), ..self }
    }
}

/// Call it in the transaction of the act.
pub fn record(conn: &mut DbConn, now: Timestamp, act: &CompanyAct<'_>) -> QueryResult<()> {
    diesel::insert_into(company_events::table)
        .values((
            company_events::id.eq(uuid::Uuid::now_v7().to_string()),
            company_events::company_id.eq(act.company_id),
            company_events::user_id.eq(act.user_id),
            company_events::act.eq(act.kind),
            company_events::subject.eq(act.subject),
            company_events::note.eq(act.note),
            company_events::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
