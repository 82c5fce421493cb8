//! `/portal/bumdes/trail`: who did what, and when; `/portal/curator/trail` the same of the gallery.

use actix_web::{HttpResponse, web};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::queries::{self, Search, TrailRow};
use super::{ActKind, Topic, queries::Person};
use crate::accounts::team::invitation;
use crate::db::DbConn;
use crate::db::schema::bumdes;
use crate::error::AppError;
use crate::ids::{AuditEventId, UserId};
use crate::web::age::Age;
use crate::web::format;
use crate::web::{CuratorScope, OwnerScope, Visitor};

const PAGE: &str = "/portal/bumdes/trail";

/// Whatever cannot be understood is left out.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    person: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    before: String,
}

impl Filter {
    fn search(&self) -> Search {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Search {
            person: given(&self.person).map(UserId),
            topic: Topic::parse(&self.topic),
            before: given(&self.before).map(AuditEventId),
        }
    }

    /// The same list, from its latest act on, ending in what more may be added to.
    fn base(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("person", &self.person), ("topic", &self.topic)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{PAGE}?{}", query.finish())
    }
}

/// An act and how long ago it was.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    row: TrailRow,
    age: Age,
}

/// `GET /portal/bumdes/trail`
pub async fn show(visitor: Visitor, scope: OwnerScope, filter: web::Query<Filter>) -> Result<HttpResponse, AppError> {
    let (search, now) = (filter.search(), visitor.app.clock.now());
    let (rows, has_more, people, (name, village_code)): (_, _, Vec<Person>, (String, String)) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let own = bumdes::table.find(scope.bumdes_id()).select((bumdes::name, bumdes::village_code)).first(conn)?;
            let (rows, has_more) = queries::events(conn, &scope, &search)?;
            Ok((rows, has_more, queries::people(conn, &scope)?, own))
        })
        .await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{}&before={}", filter.base(), last.id));
    let shown = |mut row: TrailRow| {
        if row.act.notes_roles() {
            let note = row.note.as_deref().unwrap_or_default();
            row.note = Some(roles_in_words(&visitor, note));
        }
        Shown { age: Age::of(row.created_at, now), row }
    };
    let rows: Vec<Shown> = rows.into_iter().map(shown).collect();
    let mut context = Context::new();
    context.insert("rows", &rows);
    context.insert("people", &people);
    context.insert("topics", &Topic::of_bumdes().collect::<Vec<_>>());
    context.insert("person", &filter.person);
    context.insert("topic", &Topic::parse(&filter.topic));
    context.insert("is_narrowed", &(!filter.person.is_empty() || !filter.topic.is_empty()));
    context.insert("older", &older);
    context.insert("newest", &(!filter.before.is_empty()).then(|| filter.base()));
    context.insert("village_code", &village_code);
    context.insert("bumdes", &name);
    visitor.page("portal/bumdes/trail.html", context)
}

#[derive(Deserialize)]
pub struct GalleryPage {
    #[serde(default)]
    before: String,
}

const GALLERY: &str = "/portal/curator/trail";

/// `GET /portal/curator/trail?before=`
pub async fn gallery(
    visitor: Visitor,
    scope: CuratorScope,
    page: web::Query<GalleryPage>,
) -> Result<HttpResponse, AppError> {
    let before = Some(AuditEventId(page.into_inner().before)).filter(|id| !id.as_str().is_empty());
    let (is_first, now) = (before.is_none(), visitor.app.clock.now());
    let load = move |conn: &mut DbConn| Ok(queries::gallery_events(conn, &scope, before.as_ref())?);
    let (rows, has_more) = visitor.app.read::<_, AppError>(load).await?;
    let older = rows.last().filter(|_| has_more).map(|last| format!("{GALLERY}?before={}", last.id));
    let shown = |mut row: TrailRow| {
        if row.act == ActKind::FrontScheduled {
            row.note = row.note.and_then(|moment| format::datetime(&moment, None, visitor.language));
        }
        Shown { age: Age::of(row.created_at, now), row }
    };
    let mut context = Context::new();
    context.insert("rows", &rows.into_iter().map(shown).collect::<Vec<_>>());
    context.insert("older", &older);
    context.insert("newest", &(!is_first).then_some(GALLERY));
    visitor.page("portal/curator/trail.html", context)
}

fn roles_in_words(visitor: &Visitor, note: &str) -> String {
    let roles = invitation::from_words(note);
    roles.iter().map(|role| visitor.text(&format!("team-role-{role}"), &[])).collect::<Vec<_>>().join(", ")
}
