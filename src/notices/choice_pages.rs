//! `/account/notices`: what somebody wants to hear of, and how.

use std::collections::HashMap;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::NoticeKind;
use super::choices::{self, Ways};
use crate::db::DbError;
use crate::error::AppError;
use crate::web::{Form, SignedIn, Visitor};

const PAGE: &str = "/account/notices";

/// `mail_<kind>` and `portal_<kind>`: there when they are ticked.
#[derive(Deserialize)]
pub struct ChoicesForm {
    #[serde(flatten)]
    fields: HashMap<String, String>,
}

#[derive(Serialize)]
struct Choice {
    kind: NoticeKind,
    #[serde(flatten)]
    ways: Ways,
}

fn kinds(user: &SignedIn) -> Result<Vec<NoticeKind>, AppError> {
    let kinds: Vec<NoticeKind> = NoticeKind::ALL.iter().copied().filter(|kind| kind.concerns(user)).collect();
    if user.has_notices() { Ok(kinds) } else { Err(AppError::Forbidden) }
}

/// `GET /account/notices`
pub async fn show(visitor: Visitor, user: SignedIn) -> Result<HttpResponse, AppError> {
    let (kinds, user_id) = (kinds(&user)?, user.user_id);
    let chosen = visitor.app.read::<_, AppError>(move |conn| Ok(choices::of_person(conn, &user_id)?)).await?;
    let choice = |kind: NoticeKind| {
        let ways = chosen.get(kind.as_str()).copied().unwrap_or_else(|| Ways::at_first(kind));
        Choice { kind, ways }
    };
    let mut context = Context::new();
    context.insert("choices", &kinds.into_iter().map(choice).collect::<Vec<_>>());
    visitor.page("accounts/notices.html", context)
}

/// `POST /account/notices`
pub async fn save(visitor: Visitor, user: SignedIn, form: Form<ChoicesForm>) -> Result<HttpResponse, AppError> {
    let (kinds, user_id, fields) = (kinds(&user)?, user.user_id, form.0.fields);
    visitor
        .app
        .write::<_, DbError>(move |conn| {
            for kind in kinds {
                let ticked = |way: &str| fields.contains_key(&format!("{way}_{kind}"));
                let ways = Ways { by_mail: ticked("mail"), in_portal: ticked("portal") };
                choices::choose(conn, &user_id, kind, ways)?;
            }
            Ok(())
        })
        .await?;
    visitor.flash("good", visitor.text("notice-done-choices", &[]))?;
    Ok(visitor.redirect(PAGE))
}
