//! `/portal/operator/books`: every account's balance, and corrections.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use tera::Context;

use super::account::Account;
use super::book_correction::{BookCorrectionError, Correction, book_correction};
use super::correction_form::CorrectionForm;
use super::forms::FormErrors;
use super::queries;
use crate::error::AppError;
use crate::operator::queries::bumdes_choices;
use crate::web::{Form, OperatorScope, Visitor};

/// `GET /portal/operator/books`
pub async fn show(visitor: Visitor, _: OperatorScope) -> Result<HttpResponse, AppError> {
    let form = CorrectionForm { key: uuid::Uuid::now_v7().to_string(), ..CorrectionForm::default() };
    render(&visitor, StatusCode::OK, &form, &FormErrors::new()).await
}

async fn render(
    visitor: &Visitor,
    status: StatusCode,
    form: &CorrectionForm,
    errors: &FormErrors,
) -> Result<HttpResponse, AppError> {
    let (balances, corrections, bumdes) = visitor
        .app
        .read::<_, AppError>(|conn| Ok((queries::balances(conn)?, queries::corrections(conn)?, bumdes_choices(conn)?)))
        .await?;
    let errors: BTreeMap<_, _> = errors.iter().map(|(field, key)| (*field, visitor.text(key, &[]))).collect();
    let choices: Vec<String> = Account::correctable().iter().map(ToString::to_string).collect();
    let names: BTreeMap<String, String> =
        Account::all().into_iter().map(|account| (account.to_string(), name(visitor, account))).collect();
    let mut context = Context::new();
    context.insert("names", &names);
    context.insert("sum_minor", &balances.iter().map(|balance| balance.amount_minor).sum::<i64>());
    context.insert("balances", &balances);
    context.insert("corrections", &corrections);
    context.insert("bumdes", &bumdes);
    context.insert("choices", &choices);
    context.insert("form", form);
    context.insert("errors", &errors);
    visitor.page_with(HttpResponseBuilder::new(status), "portal/operator/books.html", context)
}

/// What people call the account.
fn name(visitor: &Visitor, account: Account) -> String {
    match account {
        Account::Gateway(provider) => {
            let provider = visitor.text(&format!("operator-provider-{provider}"), &[]);
            visitor.text("ledger-account-gateway", &[("provider", provider.into())])
        }
        other => visitor.text(&format!("ledger-account-{}", other.to_string().replace(':', "-")), &[]),
    }
}

/// `POST /portal/operator/corrections`
pub async fn correct(
    visitor: Visitor,
    scope: OperatorScope,
    form: Form<CorrectionForm>,
) -> Result<HttpResponse, AppError> {
    let outcome = match Correction::try_from(&form.0) {
        Ok(correction) => save(&visitor, scope, correction).await?,
        Err(errors) => Err(errors),
    };
    if let Err(errors) = outcome {
        return render(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &form.0, &errors).await;
    }
    visitor.flash("good", visitor.text("ledger-done-corrected", &[]))?;
    Ok(visitor.redirect("/portal/operator/books"))
}

async fn save(
    visitor: &Visitor,
    scope: OperatorScope,
    correction: Correction,
) -> Result<Result<(), FormErrors>, AppError> {
    let now = visitor.app.clock.now();
    let wrong = |field, key| Ok(Err(FormErrors::from([(field, key)])));
    match visitor.app.write(move |conn| book_correction(conn, now, scope.user_id(), &correction)).await {
        Ok(()) => Ok(Ok(())),
        Err(BookCorrectionError::SameAccount) => wrong("credit", "ledger-error-same-account"),
        Err(BookCorrectionError::NeedsBumdes) => wrong("bumdes_id", "ledger-error-needs-bumdes"),
        Err(BookCorrectionError::NoSuchOrder) => wrong("order_number", "ledger-error-no-order"),
        Err(BookCorrectionError::Ledger(error)) => Err(AppError::Internal(error.into())),
        Err(BookCorrectionError::Database(error)) => Err(error.into()),
    }
}
