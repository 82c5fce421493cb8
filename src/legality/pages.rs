//! `/portal/curator/permits`: what is to be checked, beside its paper; what ends; what one product needs.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use tera::Context;

use super::decide_permit::{DecidePermitError, refuse_permit, verify_permit};
use super::exempt_product::{end_exemption, exempt_product};
use super::forms::{Filter, ReasonForm, VerifyForm};
use super::own_pages::{Nothing, Row, handed_out};
use super::queries::{self, Show, Wanted};
use super::{PermitKind, PermitStatus, day_in, document, missing, shown};
use crate::db::DbConn;
use crate::error::AppError;
use crate::ids::{PermitId, ProductId};
use crate::payments::transfer_proof::ProofKind;
use crate::web::{CuratorScope, Form, Visitor};

const LIST: &str = "/portal/curator/permits";

/// `GET /portal/curator/permits`
pub async fn list(visitor: Visitor, scope: CuratorScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    let wanted = Wanted::from(filter.into_inner());
    let today = day_in(visitor.app.clock.now(), "31");
    let asked = wanted.clone();
    let read = move |conn: &mut DbConn| Ok(queries::wanted(conn, &scope, &asked, today)?);
    let (listed, next) = visitor.app.read::<_, AppError>(read).await?;
    let row = |listed: queries::Listed| {
        let today = day_in(visitor.app.clock.now(), &listed.village_code);
        Row::new(listed, today)
    };
    let show = wanted.show.unwrap_or(Show::Waiting);
    let mut context = Context::new();
    context.insert("rows", &listed.into_iter().map(row).collect::<Vec<_>>());
    context.insert("next", &next.map(|key| address(&wanted, show, Some(&key))));
    context.insert("is_later_page", &wanted.after.is_some());
    context.insert("show", &show);
    context.insert("tabs", &Show::ALL.iter().map(|show| (*show, address(&wanted, *show, None))).collect::<Vec<_>>());
    context.insert("kinds", PermitKind::ALL);
    context.insert("kind", &wanted.kind);
    context.insert("q", &wanted.q);
    visitor.page("portal/curator/permits.html", context)
}

/// The list's address with this filter.
fn address(wanted: &Wanted, show: Show, after: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("show", show.as_str());
    if let Some(kind) = wanted.kind {
        query.append_pair("kind", kind.as_str());
    }
    if !wanted.q.is_empty() {
        query.append_pair("q", &wanted.q);
    }
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    format!("{LIST}?{}", query.finish())
}

/// `GET /portal/curator/permits/{id}`
pub async fn show(visitor: Visitor, scope: CuratorScope, id: web::Path<PermitId>) -> Result<HttpResponse, AppError> {
    let read = move |conn: &mut DbConn| {
        let listed = queries::permit(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
        Ok((listed, document::kind(conn, &id)?))
    };
    let (listed, paper) = visitor.app.read::<_, AppError>(read).await?;
    let today = day_in(visitor.app.clock.now(), &listed.village_code);
    let permit = &listed.permit;
    let mut context = Context::new();
    let can_verify = permit.status.can_become(PermitStatus::Verified) && !permit.number.is_empty();
    context.insert("can_verify", &(can_verify && !permit.has_ended(today)));
    context.insert("can_refuse", &permit.status.can_become(PermitStatus::Refused));
    context.insert("seen", &permit.stated_at.and_utc().timestamp_micros());
    context.insert("is_picture", &paper.is_some_and(|kind| kind != ProofKind::Pdf));
    context.insert("row", &Row::new(listed, today));
    visitor.page("portal/curator/permit.html", context)
}

/// `GET /portal/curator/permits/{id}/document`
pub async fn paper(visitor: Visitor, _: CuratorScope, id: web::Path<PermitId>) -> Result<HttpResponse, AppError> {
    let found = visitor.app.read::<_, AppError>(move |conn| Ok(document::find(conn, &id)?)).await?;
    Ok(handed_out(found.ok_or(AppError::NotFound)?))
}

/// `POST /portal/curator/permits/{id}/verification`
pub async fn verify(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<PermitId>,
    form: Form<VerifyForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id, seen) = (visitor.app.clock.now(), id.into_inner(), form.0.seen());
    let path = format!("{LIST}/{id}");
    match visitor.app.write(move |conn| verify_permit(conn, now, &scope, &id, seen)).await {
        Ok(back) => {
            let count = i64::try_from(back.len()).unwrap_or(i64::MAX);
            visitor.flash("good", visitor.text("legality-done-verified", &[("n", count.into())]))?;
            Ok(visitor.redirect(LIST))
        }
        Err(error) => refused(&visitor, error, &path),
    }
}

/// `POST /portal/curator/permits/{id}/refusal`
pub async fn refuse(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<PermitId>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let path = format!("{LIST}/{id}");
    let Some(reason) = form.0.reason() else {
        visitor.flash("bad", visitor.text("legality-reason-missing", &[]))?;
        return Ok(visitor.redirect(&path));
    };
    match visitor.app.write(move |conn| refuse_permit(conn, now, &scope, &id, &reason)).await {
        Ok(()) => {
            visitor.flash("good", visitor.text("legality-done-refused", &[]))?;
            Ok(visitor.redirect(LIST))
        }
        Err(error) => refused(&visitor, error, &path),
    }
}

fn refused(visitor: &Visitor, error: DecidePermitError, path: &str) -> Result<HttpResponse, AppError> {
    let key = match error {
        DecidePermitError::NotFound => return Err(AppError::NotFound),
        DecidePermitError::Database(error) => return Err(error.into()),
        DecidePermitError::NotAllowed { .. } => "legality-decided-already",
        DecidePermitError::NoNumber => "legality-no-number",
        DecidePermitError::Ended => "legality-over",
        DecidePermitError::Changed => "legality-changed",
    };
    visitor.flash("bad", visitor.text(key, &[]))?;
    Ok(visitor.redirect(path))
}

#[derive(Serialize)]
struct Lacking {
    #[serde(flatten)]
    missing: super::Missing,
    /// the curator can look at the permit that does not help
    permit_path: Option<String>,
}

/// `GET /portal/curator/permits/products/{id}`: what stands between a product and the gallery.
pub async fn product(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<ProductId>,
) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let read = move |conn: &mut DbConn| {
        let product = queries::product(conn, &scope, &id)?.ok_or(AppError::NotFound)?;
        let lacks = missing(conn, now, &id)?;
        Ok((product, lacks, shown::badges_by_id(conn, &id)?, queries::exemptions(conn, &id)?))
    };
    let (product, lacks, badges, exemptions) = visitor.app.read::<_, AppError>(read).await?;
    let lacking = |missing: super::Missing| Lacking {
        permit_path: missing.permit_id.as_ref().map(|id| format!("{LIST}/{id}")),
        missing,
    };
    let mut context = Context::new();
    context.insert("lacks", &lacks.into_iter().map(lacking).collect::<Vec<_>>());
    context.insert("badges", &badges);
    context.insert("exemptions", &exemptions);
    context.insert("product", &product);
    visitor.page("portal/curator/permit_product.html", context)
}

/// `POST /portal/curator/permits/products/{id}/exemptions`
pub async fn exempt(
    visitor: Visitor,
    scope: CuratorScope,
    id: web::Path<ProductId>,
    form: Form<ReasonForm>,
) -> Result<HttpResponse, AppError> {
    let (now, id) = (visitor.app.clock.now(), id.into_inner());
    let path = format!("{LIST}/products/{id}");
    let kind = form.0.permit_kind().ok_or_else(|| AppError::Invalid("error-form-unreadable".into()))?;
    let Some(reason) = form.0.reason() else {
        visitor.flash("bad", visitor.text("legality-reason-missing", &[]))?;
        return Ok(visitor.redirect(&path));
    };
    let write = move |conn: &mut DbConn| Ok(exempt_product(conn, now, &scope, &id, kind, &reason)?);
    if !visitor.app.write::<_, AppError>(write).await? {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text("legality-done-exempt", &[]))?;
    Ok(visitor.redirect(&path))
}

/// `POST /portal/curator/permits/products/{id}/exemptions/{kind}/removal`
pub async fn end_exempt(
    visitor: Visitor,
    scope: CuratorScope,
    path: web::Path<(ProductId, String)>,
    _: Form<Nothing>,
) -> Result<HttpResponse, AppError> {
    let (id, kind) = path.into_inner();
    let back = format!("{LIST}/products/{id}");
    let kind = PermitKind::parse(&kind).ok_or(AppError::NotFound)?;
    let write = move |conn: &mut DbConn| Ok(end_exemption(conn, &scope, &id, kind)?);
    if !visitor.app.write::<_, AppError>(write).await? {
        return Err(AppError::NotFound);
    }
    visitor.flash("good", visitor.text("legality-done-not-exempt", &[]))?;
    Ok(visitor.redirect(&back))
}
