//! `/portal/wholesale`: what the company stands at, and what to do next.

use actix_web::HttpResponse;
use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;
use tera::Context;

use super::members::queries::{MemberRow, active_with, members};
use super::{CompanyRole, CompanyStatus, approval, company, document, queries, terms, words};
use crate::db::DbConn;
use crate::db::schema::outlets;
use crate::error::AppError;
use crate::purchase_orders::waiting_for;
use crate::web::{CompanyScope, Visitor};

/// What would bring the company further. In words: the messages `wholesale-step-<step>` and `wholesale-step-<step>-text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    SendDocuments,
    AskAgain,
    AddOutlet,
    /// more than one must agree than there are approvers
    InviteApprovers,
    InviteMembers,
    SetRules,
}

impl Step {
    fn link(self) -> &'static str {
        match self {
            Self::SendDocuments | Self::AskAgain => "/portal/wholesale/company",
            Self::AddOutlet => "/portal/wholesale/outlets/new",
            Self::InviteApprovers | Self::InviteMembers => "/portal/wholesale/members",
            Self::SetRules => "/portal/wholesale/rules",
        }
    }
}

#[derive(Serialize)]
struct Todo {
    step: Step,
    link: &'static str,
}

/// What decides about the next steps.
struct State {
    status: CompanyStatus,
    lacks_documents: bool,
    outlets: i64,
    members: Vec<MemberRow>,
    approvers_needed: u8,
    has_rule: bool,
}

impl State {
    fn steps(&self) -> Vec<Todo> {
        let mut steps = Vec::new();
        let mut want = |is_wanted: bool, step: Step| {
            if is_wanted {
                steps.push(Todo { step, link: step.link() });
            }
        };
        want(self.lacks_documents && self.status.is_open(), Step::SendDocuments);
        want(self.status == CompanyStatus::Refused, Step::AskAgain);
        want(self.outlets == 0, Step::AddOutlet);
        let approvers = active_with(&self.members, CompanyRole::Approver);
        want(approvers < usize::from(self.approvers_needed), Step::InviteApprovers);
        want(self.members.len() == 1, Step::InviteMembers);
        want(!self.has_rule && self.members.len() > 1, Step::SetRules);
        steps
    }
}

/// `GET /portal/wholesale`
pub async fn show(visitor: Visitor, scope: CompanyScope) -> Result<HttpResponse, AppError> {
    let (may, now) = (scope.may(), visitor.app.clock.now());
    let read = move |conn: &mut DbConn| {
        let id = scope.company_id();
        let company = company::find(conn, id)?.ok_or(AppError::NotFound)?;
        let rule = approval::current(conn, id)?;
        let state = State {
            status: company.status,
            lacks_documents: !document::missing(&document::list(conn, id)?).is_empty(),
            outlets: outlets::table
                .filter(outlets::company_id.eq(id).and(outlets::is_active))
                .select(count_star())
                .first(conn)?,
            members: members(conn, id)?,
            approvers_needed: rule.as_ref().map_or(0, |set| set.rule.most()),
            has_rule: rule.is_some(),
        };
        Ok((
            company,
            state,
            rule,
            terms::current(conn, id)?,
            queries::last_reason(conn, id)?,
            waiting_for(conn, &scope, now)?,
        ))
    };
    let (company, state, rule, terms, reason, waiting) = visitor.app.read::<_, AppError>(read).await?;
    let mut context = Context::new();
    context.insert("lacks_documents", &state.lacks_documents);
    // who cannot do them is not told to
    context.insert("steps", &if may.admin { state.steps() } else { vec![] });
    context.insert("outlets", &state.outlets);
    context.insert("members", &state.members.len());
    context.insert("rule", &rule.map(|set| set.rule));
    context.insert("terms", &terms.map(|terms| words::in_words(&visitor, &terms)));
    context.insert("reason", &reason);
    context.insert("waiting", &waiting);
    context.insert("company", &company);
    visitor.page("portal/wholesale/home.html", context)
}
