//! `/portal/curator/permit-rules`: which permits the gallery asks for, by which law and since when.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;
use tera::Context;

use super::change_rule::{ChangeRuleError, RuleFields, change_rule};
use super::forms::RuleForm;
use super::{Duty, PermitRule, day_in, queries, rule};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::PermitRuleId;
use crate::web::{CuratorScope, Form, Visitor};

const LIST: &str = "/portal/curator/permit-rules";

#[derive(Serialize)]
struct View {
    /// none for every category
    category: Option<(String, String)>,
    newest: PermitRule,
    /// the version that holds today
    holds: Option<PermitRule>,
    /// the newest one comes into force later
    is_to_come: bool,
    earlier: Vec<PermitRule>,
}

fn view(mut versions: Vec<PermitRule>, names: &HashMap<String, (String, String)>, today: NaiveDate) -> Option<View> {
    let holds = rule::holding(&versions, today).cloned();
    let earlier = versions.split_off(versions.len().min(1));
    let newest = versions.pop()?;
    Some(View {
        category: newest.category_code.as_ref().and_then(|code| names.get(code)).cloned(),
        is_to_come: newest.in_force_from.is_some_and(|from| from > today),
        newest,
        holds,
        earlier,
    })
}

/// `GET /portal/curator/permit-rules`
pub async fn list(visitor: Visitor, _: CuratorScope) -> Result<HttpResponse, AppError> {
    let today = day_in(visitor.app.clock.now(), "31");
    let read = |conn: &mut DbConn| Ok((rule::all(conn)?, queries::category_names(conn)?));
    let (rules, names) = visitor.app.read::<_, AppError>(read).await?;
    let mut of_subject: Vec<Vec<PermitRule>> = Vec::new();
    for rule in rules {
        let same = |known: &PermitRule| (known.kind, &known.category_code) == (rule.kind, &rule.category_code);
        match of_subject.iter_mut().find(|versions| versions.first().is_some_and(same)) {
            Some(versions) => versions.push(rule),
            None => of_subject.push(vec![rule]),
        }
    }
    let views: Vec<View> = of_subject.into_iter().filter_map(|versions| view(versions, &names, today)).collect();
    let mut context = Context::new();
    context.insert("rules", &views);
    context.insert("duties", Duty::ALL);
    context.insert("today", &today);
    visitor.page("portal/curator/permit_rules.html", context)
}

/// `POST /portal/curator/permit-rules/{id}`
pub async fn change(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<PermitRuleId>,
    form: Form<RuleForm>,
) -> Result<HttpResponse, AppError> {
    let fields = match RuleFields::try_from(&form.0) {
        Ok(fields) => fields,
        Err(key) => {
            visitor.flash("bad", visitor.text(key, &[]))?;
            return Ok(visitor.redirect(LIST));
        }
    };
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| change_rule(conn, now, &scope, &id, &fields)).await {
        Ok(()) => visitor.flash("good", visitor.text("legality-done-rule", &[]))?,
        Err(ChangeRuleError::NotFound) => return Err(AppError::NotFound),
        Err(ChangeRuleError::Stale) => visitor.flash("bad", visitor.text("legality-rule-stale", &[]))?,
        Err(ChangeRuleError::InThePast) => visitor.flash("bad", visitor.text("legality-rule-past", &[]))?,
        Err(ChangeRuleError::Database(error)) => return Err(error.into()),
    }
    Ok(visitor.redirect(LIST))
}
