//! `/portal/wholesale/rules`: who must agree to what, and how much may be ordered when.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use tera::Context;

use super::approval::Rule;
use super::forms::{FormErrors, Press, in_words};
use super::members::queries::{active_with, members};
use super::rule_forms::{BudgetForm, RuleForm};
use super::set_rules::{BudgetError, NewBudget, end_budget, make_budget, set_rule};
use super::{CompanyRole, approval, budgets, outlets};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::BudgetId;
use crate::web::{CompanyAdminScope, CompanyScope, Form, Visitor};

const RULES: &str = "/portal/wholesale/rules";

/// What was typed into one of the two forms, and what is wrong with it.
#[derive(Default)]
struct Typed {
    rule: Option<RuleForm>,
    budget: BudgetForm,
    errors: FormErrors,
}

/// `GET /portal/wholesale/rules`
pub async fn show(visitor: Visitor, scope: CompanyScope) -> Result<HttpResponse, AppError> {
    render(&visitor, scope, StatusCode::OK, Typed::default()).await
}

async fn render(
    visitor: &Visitor,
    scope: CompanyScope,
    status: StatusCode,
    typed: Typed,
) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| {
        let id = scope.company_id();
        let (rule, budgets) = (approval::current(conn, id)?, budgets::list(conn, &scope)?);
        Ok((rule, budgets, outlets::active(conn, &scope)?, members(conn, id)?))
    };
    let (set, budgets, outlets, members) = visitor.app.read::<_, AppError>(read).await?;
    let rule = set.as_ref().map(|set| set.rule).unwrap_or_default();
    let approvers = active_with(&members, CompanyRole::Approver);
    let mut context = Context::new();
    context.insert("form", &typed.rule.unwrap_or_else(|| RuleForm::of(rule, visitor.language)));
    context.insert("set", &set);
    context.insert("approvers", &approvers);
    // an order above the limit would wait for ever
    context.insert("is_short", &(approvers < usize::from(rule.most())));
    context.insert("budgets", &budgets);
    context.insert("budget", &typed.budget);
    context.insert("outlets", &outlets);
    context.insert("errors", &in_words(visitor, &typed.errors));
    visitor.page_with(HttpResponseBuilder::new(status), "portal/wholesale/rules.html", context)
}

/// `POST /portal/wholesale/rules`
pub async fn save(visitor: Visitor, scope: CompanyAdminScope, form: Form<RuleForm>) -> Result<HttpResponse, AppError> {
    let rule = match Rule::try_from(&form.0) {
        Ok(rule) => rule,
        Err(errors) => {
            let typed = Typed { rule: Some(form.0), errors, ..Typed::default() };
            return render(&visitor, CompanyScope::clone(&scope), StatusCode::UNPROCESSABLE_ENTITY, typed).await;
        }
    };
    let now = visitor.app.clock.now();
    visitor.app.write(move |conn| set_rule(conn, now, &scope, rule)).await?;
    visitor.flash("good", visitor.text("wholesale-done-rule", &[]))?;
    Ok(visitor.redirect(RULES))
}

/// `POST /portal/wholesale/rules/budgets`
pub async fn add_budget(
    visitor: Visitor,
    scope: CompanyAdminScope,
    form: Form<BudgetForm>,
) -> Result<HttpResponse, AppError> {
    let refuse = |form: BudgetForm, errors: FormErrors| Typed { budget: form, errors, ..Typed::default() };
    let new = match NewBudget::try_from(&form.0) {
        Ok(new) => new,
        Err(errors) => {
            let typed = refuse(form.0, errors);
            return render(&visitor, CompanyScope::clone(&scope), StatusCode::UNPROCESSABLE_ENTITY, typed).await;
        }
    };
    let (now, own) = (visitor.app.clock.now(), scope.clone());
    match visitor.app.write(move |conn| make_budget(conn, now, &own, &new)).await {
        Ok(_) => {
            visitor.flash("good", visitor.text("wholesale-done-budget", &[]))?;
            Ok(visitor.redirect(RULES))
        }
        Err(BudgetError::NoSuchOutlet) => {
            let typed = refuse(form.0, FormErrors::from([("outlet", "wholesale-error-outlet")]));
            render(&visitor, CompanyScope::clone(&scope), StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Err(BudgetError::NotFound) => Err(AppError::NotFound),
        Err(BudgetError::Database(error)) => Err(error.into()),
    }
}

/// `POST /portal/wholesale/rules/budgets/{id}/end`
pub async fn end(
    visitor: Visitor,
    scope: CompanyAdminScope,
    id: web::Path<BudgetId>,
    _: Form<Press>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    match visitor.app.write(move |conn| end_budget(conn, now, &scope, &id)).await {
        Ok(()) => visitor.flash("good", visitor.text("wholesale-done-budget-ended", &[]))?,
        Err(BudgetError::Database(error)) => return Err(error.into()),
        Err(_) => return Err(AppError::NotFound),
    }
    Ok(visitor.redirect(RULES))
}
