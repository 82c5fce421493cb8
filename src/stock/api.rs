//! `/api/v1/bumdes/stock`: what is on the shelves of a BUMDes, counted by its programs. The same rows and the same verb
//! as the counting page.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::count_alone::{CountAloneError, count_alone};
use super::forms::{read_seen, seen_text};
use super::queries::{self, PER_PAGE, Row, Which};
use super::{CountError, Counted, Reason, Seen};
use crate::db::DbError;
use crate::error::AppError;
use crate::i18n::Language;
use crate::ids::VariantId;
use crate::open_api::Problem;
use crate::web::{ApiCall, ByToken, Kept, OnceError, ReadStock, SentByToken, WriteStock};

const LIST: &str = "/api/v1/bumdes/stock";
/// No shelf holds more; it catches a zero too many.
const MOST: u32 = 1_000_000;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwnStockParams {
    /// in a name, an option or an SKU
    q: Option<String>,
    /// 1: only what runs low
    low: Option<u8>,
    /// taken from `next`
    cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnStockPage {
    pub items: Vec<OwnStock>,
    /// the address of the next page; null at the end
    pub next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnStock {
    #[schema(example = "NTB-DRM-KOTAKTISU-01")]
    pub sku: String,
    pub variant_id: String,
    pub product_id: String,
    pub name: String,
    pub option: String,
    pub on_hand: i64,
    /// held for orders that are still to be paid
    pub reserved: i64,
    pub free: i64,
    /// from so many free pieces down the BUMDes is told; null: never
    pub low_at: Option<i64>,
    pub is_low: bool,
    /// as it stands now: a count says by it what it goes by
    #[schema(example = "120,0")]
    pub seen: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "count": 118, "seen": "120,0", "reason": "broken" }))]
pub struct NewCount {
    /// pieces on the shelf
    count: u32,
    /// as the list had it when they were counted. What was sold or came back since still holds; when somebody else
    /// counted since, nothing is written
    seen: String,
    /// why it differs: `broken`, `made`, `found`, `given_away`
    reason: Option<String>,
}

#[derive(Debug, thiserror::Error)]
enum StockError {
    #[error("no such variant")]
    NotFound,
    #[error("{0} cannot be read")]
    Unfit(&'static str),
    #[error(transparent)]
    Count(#[from] CountAloneError),
}

impl From<DbError> for StockError {
    fn from(error: DbError) -> Self {
        Self::Count(error.into())
    }
}

impl From<diesel::result::Error> for StockError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Count(error.into())
    }
}

impl OwnStock {
    fn new(language: Language, row: Row) -> Self {
        Self {
            seen: seen_text(&Seen { on_hand: row.on_hand, corrected: row.corrected }),
            name: language.pick(&row.name_id, &row.name_en).to_owned(),
            sku: row.sku,
            variant_id: row.variant_id.0,
            product_id: row.product_id.0,
            option: row.option_value,
            on_hand: row.on_hand,
            reserved: row.reserved,
            free: row.on_hand - row.reserved,
            low_at: row.low_at,
            is_low: row.is_low,
        }
    }
}

/// What is in stock, by name, 50 a page. What was never put on sale has no stock yet.
#[utoipa::path(get, path = "/api/v1/bumdes/stock", tag = "bumdes", security(("token" = ["stock:read"])),
    params(OwnStockParams), responses(
    (status = 200, body = OwnStockPage),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "a cursor that cannot be"),
    (status = 401, body = Problem, content_type = "application/problem+json"),
    (status = 403, body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(by: ByToken<ReadStock>, params: web::Query<OwnStockParams>) -> Result<HttpResponse, AppError> {
    let (ByToken { call, scope, .. }, OwnStockParams { q, low, cursor }) = (by, params.into_inner());
    if cursor.as_ref().is_some_and(|cursor| uuid::Uuid::try_parse(cursor).is_err()) {
        return Err(AppError::Unreadable("cursor: take it from `next` as it is".into()));
    }
    let q: String = q.unwrap_or_default().trim().chars().take(100).collect();
    let is_low = low == Some(1);
    let mut address = url::form_urlencoded::Serializer::new(format!("{LIST}?"));
    if !q.is_empty() {
        address.append_pair("q", &q);
    }
    if is_low {
        address.append_pair("low", "1");
    }
    let which = Which::Matching { q, is_low, after: cursor.map(VariantId) };
    let mut rows = call.app.read::<_, AppError>(move |conn| Ok(queries::rows(conn, &scope, &which)?)).await?;
    let has_more = rows.len() > PER_PAGE as usize;
    rows.truncate(PER_PAGE as usize);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|row| address.append_pair("cursor", row.variant_id.as_str()).finish());
    let items = rows.into_iter().map(|row| OwnStock::new(call.language, row)).collect();
    Ok(call.show(&OwnStockPage { items, next }))
}

/// Says how many pieces somebody counted. `{sku}` is the variant's SKU or its id.
#[utoipa::path(put, path = "/api/v1/bumdes/stock/{sku}", tag = "bumdes", security(("token" = ["stock:write"])),
    request_body = NewCount,
    params(("sku" = String, Path, example = "NTB-DRM-KOTAKTISU-01"), ("Idempotency-Key" = Option<String>, Header, description = "a random text of 16 to 255 characters")),
    responses(
        (status = 200, body = OwnStock, description = "as it is now"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "none of this BUMDes's, or nothing that is counted"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "somebody else counted it since, or fewer than are held for orders"),
        (status = 422, body = Problem, content_type = "application/problem+json", description = "the number, `seen` or the reason cannot be"),
))]
pub async fn count(sent: SentByToken<WriteStock, NewCount>, sku: web::Path<String>) -> Result<HttpResponse, AppError> {
    let SentByToken { by: ByToken { call, scope, .. }, body, once } = sent;
    let (now, sku, language) = (call.app.clock.now(), sku.into_inner(), call.language);
    let done = call.app.write(move |conn| {
        once.carry_out(conn, now, |conn| {
            let variant_id = queries::own_variant(conn, &scope, &sku)?.ok_or(StockError::NotFound)?;
            count_alone(conn, now, &scope, &variant_id, body.read()?)?;
            let mut rows = queries::rows(conn, &scope, &Which::These(vec![variant_id]))?;
            let row = rows.pop().ok_or(StockError::NotFound)?;
            Ok::<_, StockError>(Kept::new(StatusCode::OK, &OwnStock::new(language, row)))
        })
    });
    match done.await {
        Ok(kept) => Ok(kept.into_response()),
        Err(OnceError::OtherRequest) => Ok(call.other_request()),
        Err(OnceError::Refused(error)) => refuse(&call, error),
    }
}

impl NewCount {
    fn read(&self) -> Result<Counted, StockError> {
        if self.count > MOST {
            return Err(StockError::Unfit("stock-error-number"));
        }
        let seen = read_seen(&self.seen).ok_or(StockError::Unfit("api-error-seen"))?;
        let read = |word: &String| Reason::parse(word).ok_or(StockError::Unfit("api-error-stock-reason"));
        Ok(Counted { pieces: self.count.into(), seen, reason: self.reason.as_ref().map(read).transpose()? })
    }
}

fn refuse(call: &ApiCall, error: StockError) -> Result<HttpResponse, AppError> {
    use StatusCode as S;
    let (status, kind, key, args): (_, _, _, Vec<(&str, FluentValue<'_>)>) = match error {
        StockError::NotFound | StockError::Count(CountAloneError::Count(CountError::NotFound)) => {
            (S::NOT_FOUND, "not-found", "api-error-no-stock", vec![])
        }
        StockError::Unfit(key) => (S::UNPROCESSABLE_ENTITY, "invalid", key, vec![]),
        StockError::Count(CountAloneError::Overtaken) => (S::CONFLICT, "changed", "api-error-stock-changed", vec![]),
        StockError::Count(CountAloneError::Count(CountError::BelowHeld(few))) => {
            let (held, least) = few.first().map_or((0, 0), |one| (one.held, one.least));
            (S::CONFLICT, "below-held", "stock-error-held", vec![("held", held.into()), ("least", least.into())])
        }
        StockError::Count(CountAloneError::Count(CountError::Database(error))) => return Err(error.into()),
    };
    Ok(call.refuse(status, kind, key, &args))
}
