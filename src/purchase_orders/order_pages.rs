//! `POST /portal/wholesale/requests/{number}/purchase-order`: a buyer orders a request as its allocation shows it.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::draw_up::{self, Draft, DraftShare};
use super::words;
use crate::allocation::{Allocation, Share};
use crate::error::AppError;
use crate::quotations::spread::{self, Question};
use crate::quotations::{Rfq, typed_price};
use crate::web::{BuyerScope, Form, Visitor};

#[derive(Deserialize)]
pub struct OrderForm {
    /// what the page was computed with
    #[serde(default)]
    ceiling: String,
    #[serde(default)]
    seen_total: i64,
}

/// The spread is computed anew: where it comes to another total than the one that was seen, nothing is ordered.
pub async fn order(
    visitor: Visitor,
    scope: BuyerScope,
    number: web::Path<String>,
    form: Form<OrderForm>,
) -> Result<HttpResponse, AppError> {
    let (now, wanted, asker) = (visitor.app.clock.now(), number.clone(), (*scope).clone());
    let ceiling = typed_price(&form.0.ceiling);
    let asked =
        visitor.app.read::<_, AppError>(move |conn| Ok(spread::of_own(conn, now, &asker, &wanted, ceiling)?)).await?;
    let (rfq, question) = asked.ok_or(AppError::NotFound)?;
    let (question, answer) = spread::find(question).await?;
    let back = match ceiling {
        Some(ceiling) => format!("/portal/wholesale/requests/{number}/allocation?ceiling={ceiling}"),
        None => format!("/portal/wholesale/requests/{number}/allocation"),
    };
    // the page says why
    let Ok(allocation) = answer else { return Ok(visitor.redirect(&back)) };
    let draft = draft(&rfq, &question, &allocation, form.0.seen_total);
    match visitor.app.write(move |conn| draw_up::draw_up(conn, now, &scope, &draft)).await {
        Ok(number) => {
            visitor.flash("good", visitor.text("purchase-drawn-up-done", &[]))?;
            Ok(visitor.redirect(&format!("/portal/wholesale/orders/{number}")))
        }
        Err(error) => {
            visitor.flash("bad", words::of_drawing_up(&visitor.app.translations, visitor.language, error)?)?;
            Ok(visitor.redirect(&back))
        }
    }
}

pub(crate) fn draft(rfq: &Rfq, question: &Question, allocation: &Allocation, seen_total_minor: i64) -> Draft {
    let share = |share: &Share| {
        Some(DraftShare {
            round_id: question.rounds.get(&share.key)?.clone(),
            shipping_minor: share.shipping_minor,
            weeks: share.promises.iter().map(|promise| (promise.week, promise.quantity)).collect(),
            reason: if rfq.is_pooled { share.reason.word() } else { "" }.to_owned(),
        })
    };
    Draft {
        rfq_number: rfq.number.clone(),
        shares: allocation.shares.iter().filter_map(share).collect(),
        shortfall: allocation.shortfall,
        seen_total_minor,
    }
}
