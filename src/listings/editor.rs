//! The editor: `{base}/products/new` and `{base}/products/{id}/edit/{step}`. Every step saves and goes on; what is
//! missing is told, and stops nobody before the listing is handed in.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tera::Context;

use super::content::{ListingContent, OPTION_NAMES, UNITS};
use super::difference::difference;
use super::draft::{self, Draft};
use super::fields::Fields;
use super::forms::StepForm;
use super::places::{Places, places};
use super::progress::{ShownProblem, progress};
use super::queries::{self, Heading};
use super::shown::{ShownDifference, names, shown};
use super::step::Step;
use super::submission::{self, Comment};
use super::{CreateError, SaveError, create_product, save_step};
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::ids::{PictureId, ProductId};
use crate::media::Photo;
use crate::media::shown::{MOST_SHOWN, kept_for};
use crate::web::{Form, ListingScope, Visitor};

#[derive(Deserialize)]
pub struct ProductPath {
    pub id: ProductId,
}

#[derive(Deserialize)]
pub struct StepPath {
    id: ProductId,
    step: String,
}

impl StepPath {
    fn step(&self) -> Result<Step, AppError> {
        Step::parse(&self.step).filter(|step| Step::all().any(|known| known == *step)).ok_or(AppError::NotFound)
    }
}

/// `GET {base}/products/new`
pub async fn new(visitor: Visitor, scope: ListingScope) -> Result<HttpResponse, AppError> {
    let asked = scope.clone();
    let (places, bumdes) = visitor
        .app
        .read::<_, AppError>(move |conn| Ok((places(conn, asked.bumdes_id())?, queries::bumdes_name(conn, &asked)?)))
        .await?;
    let mut content = ListingContent::default();
    if let [only] = &places.villages[..] {
        content.village_code.clone_from(&only.code);
    }
    first_page(&visitor, &scope, StatusCode::OK, &bumdes, &content, &places, vec![])
}

fn first_page(
    visitor: &Visitor,
    scope: &ListingScope,
    status: StatusCode,
    bumdes: &str,
    content: &ListingContent,
    places: &Places,
    problems: Vec<ShownProblem>,
) -> Result<HttpResponse, AppError> {
    let mut context = Context::new();
    context.insert("product", &None::<Heading>);
    context.insert("revision", &0);
    context.insert("errors", &errors(&problems));
    context.insert("error_order", &order(&problems));
    context.insert("points", &Vec::<Comment>::new());
    context.insert("overtaken", &None::<TheirSave>);
    context.insert("progress", &progress(visitor, &ListingContent::default(), &[], Some(Step::Name)));
    frame(&mut context, scope, bumdes, Step::Name);
    fields(&mut context, content, places);
    visitor.page_with(HttpResponseBuilder::new(status), &Step::Name.template(), context)
}

/// `POST {base}/products`
pub async fn create(visitor: Visitor, scope: ListingScope, form: Form<StepForm>) -> Result<HttpResponse, AppError> {
    let (now, asked) = (visitor.app.clock.now(), scope.clone());
    let result = visitor.app.write(move |conn| create_product(conn, now, &asked, &form.0)).await;
    match result {
        Ok(id) => {
            let next = Step::Name.next().unwrap_or(Step::Name);
            Ok(visitor.redirect(&format!("{}/products/{id}/edit/{next}", scope.base())))
        }
        Err(CreateError::Incomplete { content, places, problems }) => {
            let (translations, language) = (&visitor.app.translations, visitor.language);
            let show =
                |p: &super::Problem| ShownProblem { field: p.field.clone(), text: p.text(translations, language) };
            let problems = problems.iter().map(show).collect();
            let asked = scope.clone();
            let bumdes = visitor.app.read::<_, AppError>(move |conn| Ok(queries::bumdes_name(conn, &asked)?)).await?;
            first_page(&visitor, &scope, StatusCode::UNPROCESSABLE_ENTITY, &bumdes, &content, &places, problems)
        }
        Err(CreateError::Database(error)) => Err(error.into()),
    }
}

/// `GET {base}/products/{id}/edit/{step}`
pub async fn edit(
    request: HttpRequest,
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<StepPath>,
) -> Result<HttpResponse, AppError> {
    // a row that was just added is empty: nobody is told so before they were there
    let shows_problems = request.query_string() != "more";
    step_page(&visitor, &scope, path.id.clone(), path.step()?, shows_problems, None).await
}

/// What somebody else saved in this step meanwhile, beside what was typed here.
#[derive(Debug, Serialize)]
struct TheirSave {
    by: String,
    at: Option<Timestamp>,
    /// theirs before, ours after
    fields: Vec<ShownDifference>,
}

/// What a step's page is made of.
struct StepFacts {
    heading: Heading,
    draft: Draft,
    places: Places,
    points: Vec<Comment>,
    is_waiting: bool,
    on_hand: std::collections::HashMap<String, i64>,
    photos: std::collections::HashMap<PictureId, Photo>,
    bumdes: String,
}

fn facts(conn: &mut DbConn, scope: &ListingScope, id: &ProductId, step: Step) -> Result<StepFacts, AppError> {
    let heading = queries::heading(conn, scope, id)?.ok_or(AppError::NotFound)?;
    let on_hand = if step == Step::Stock { queries::on_hand(conn, id)? } else { Default::default() };
    let photos = if step == Step::Pictures { kept_for(conn, id)? } else { Default::default() };
    Ok(StepFacts {
        draft: draft::find(conn, id)?.ok_or(AppError::NotFound)?,
        places: places(conn, scope.bumdes_id())?,
        points: submission::points(conn, id)?,
        is_waiting: submission::open(conn, id)?.is_some(),
        bumdes: queries::bumdes_name(conn, scope)?,
        heading,
        on_hand,
        photos,
    })
}

/// `overtaken`: what was typed, and who saved the step before.
async fn step_page(
    visitor: &Visitor,
    scope: &ListingScope,
    id: ProductId,
    step: Step,
    shows_problems: bool,
    overtaken: Option<(ListingContent, String)>,
) -> Result<HttpResponse, AppError> {
    let asked = scope.clone();
    let typed = overtaken.as_ref().map(|(typed, _)| typed.clone());
    let (facts, names) = visitor
        .app
        .read::<_, AppError>(move |conn| {
            let facts = facts(conn, &asked, &id, step)?;
            let names = match &typed {
                Some(typed) => names(conn, &[&facts.draft.content, typed])?,
                None => Default::default(),
            };
            Ok((facts, names))
        })
        .await?;
    let StepFacts { heading, draft, places, points, is_waiting, on_hand, photos, bumdes } = facts;
    let content = overtaken.as_ref().map_or(&draft.content, |(typed, _)| typed);
    let progress = progress(visitor, content, &points, Some(step));
    // nobody is told what is missing before they were there
    let was_here = (draft.steps.contains_key(&step) && shows_problems) || overtaken.is_some();
    let here = progress.iter().find(|other| other.step == step).filter(|_| was_here);
    let theirs = overtaken.as_ref().map(|(typed, by)| TheirSave {
        by: by.clone(),
        at: draft.saved_at,
        fields: shown(visitor, &names, difference(&draft.content, typed), &[]),
    });
    let status = if overtaken.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let mut context = Context::new();
    context.insert("product", &Some(heading));
    context.insert("revision", &draft.revision);
    context.insert("is_waiting", &is_waiting);
    let told = here.map(|here| here.problems.as_slice()).unwrap_or_default();
    context.insert("errors", &errors(told));
    context.insert("error_order", &order(told));
    let points: Vec<Comment> = points.into_iter().filter(|point| point.step() == step).collect();
    context.insert("points", &points);
    context.insert("overtaken", &theirs);
    context.insert("progress", &progress);
    context.insert("on_hand", &on_hand);
    context.insert("photos", &photos);
    context.insert("most_photos", &MOST_SHOWN);
    frame(&mut context, scope, &bumdes, step);
    fields(&mut context, content, &places);
    visitor.page_with(HttpResponseBuilder::new(status), &step.template(), context)
}

fn errors(problems: &[ShownProblem]) -> std::collections::BTreeMap<&str, &str> {
    problems.iter().map(|problem| (problem.field.as_str(), problem.text.as_str())).collect()
}

/// The fields in the order of the page.
fn order(problems: &[ShownProblem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.field.as_str()).collect()
}

fn frame(context: &mut Context, scope: &ListingScope, bumdes: &str, step: Step) {
    context.insert("base", &scope.base());
    context.insert("is_assisted", &scope.is_assisted());
    context.insert("bumdes", bumdes);
    context.insert("step", &step);
}

fn fields(context: &mut Context, content: &ListingContent, places: &Places) {
    context.insert("fields", &Fields::of(content));
    context.insert("places", places);
    context.insert("units", UNITS);
    context.insert("option_names", OPTION_NAMES);
}

/// `POST {base}/products/{id}/edit/{step}`: goes on to the next step. What is saved while somebody types is answered
/// with the new revision alone.
pub async fn save(
    request: HttpRequest,
    visitor: Visitor,
    scope: ListingScope,
    path: web::Path<StepPath>,
    form: Form<StepForm>,
) -> Result<HttpResponse, AppError> {
    let (now, asked, id, step) = (visitor.app.clock.now(), scope.clone(), path.id.clone(), path.step()?);
    let stays = form.0.stays();
    let is_while_typing = form.0.is_while_typing() && wants_json(&request);
    let result = visitor.app.write(move |conn| save_step(conn, now, &asked, &id, step, &form.0)).await;
    let product = format!("{}/products/{}", scope.base(), path.id);
    match result {
        Ok(draft) if is_while_typing => {
            Ok(HttpResponse::Ok()
                .json(json!({ "revision": draft.revision, "said": visitor.text("listing-saved", &[]) })))
        }
        Ok(_) if stays && step == Step::Pictures => Ok(visitor.redirect(&format!("{product}/edit/{step}#photos"))),
        Ok(_) if stays => Ok(visitor.redirect(&format!("{product}/edit/{step}?more#variants"))),
        Ok(_) => Ok(visitor.redirect(&match step.next() {
            Some(next) => format!("{product}/edit/{next}"),
            None => product,
        })),
        Err(SaveError::NotFound) => Err(AppError::NotFound),
        Err(SaveError::Database(error)) => Err(error.into()),
        Err(SaveError::Archived) => {
            visitor.flash("bad", visitor.text("listing-refused-archived", &[]))?;
            Ok(visitor.redirect(&product))
        }
        Err(SaveError::Overtaken(overtaken)) if is_while_typing => {
            let said = visitor.text("listing-overtaken-title", &[("by", overtaken.by.into())]);
            Ok(HttpResponse::Conflict().json(json!({ "said": said })))
        }
        Err(SaveError::Overtaken(overtaken)) => {
            let typed = Some((overtaken.typed, overtaken.by));
            step_page(&visitor, &scope, path.id.clone(), step, true, typed).await
        }
    }
}

pub(super) fn wants_json(request: &HttpRequest) -> bool {
    let accept = request.headers().get(actix_web::http::header::ACCEPT);
    accept.and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("application/json"))
}
