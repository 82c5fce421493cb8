//! Why something is refused, in words; pages and programs read the same. What is nobody's business is an [`AppError`].

use chrono::NaiveDate;
use fluent_bundle::FluentValue;

use super::approve::ApproveError;
use super::draw_up::DrawUpError;
use super::from_catalogue::OrderGoodsError;
use super::lack::Lack;
use super::limits::Excess;
use super::place::PlaceError;
use super::reoffer::ReofferError;
use super::seen::Difference;
use crate::error::AppError;
use crate::i18n::{Language, Translations};
use crate::money::Money;
use crate::quotations::TakeError;
use crate::quotations::promise::PromiseError;
use crate::web::format::{self, number};

/// So many differences are named; of more the page itself tells.
const NAMED: usize = 6;

pub(super) fn of_drawing_up(
    translations: &Translations,
    language: Language,
    error: DrawUpError,
) -> Result<String, AppError> {
    let text = |key, arguments: &[(&str, FluentValue<'_>)]| translations.text(language, key, arguments);
    let of = |bumdes: String| [("bumdes", FluentValue::from(bumdes))];
    Ok(match error {
        DrawUpError::NotApproved(_) => text("purchase-error-not-approved", &[]),
        DrawUpError::Empty => text("purchase-error-empty", &[]),
        DrawUpError::Take(TakeError::NotFound) => return Err(AppError::NotFound),
        DrawUpError::Take(TakeError::NotLive(_)) => text("purchase-error-ordered", &[]),
        DrawUpError::Take(TakeError::Gone { bumdes }) => text("purchase-error-gone", &of(bumdes)),
        DrawUpError::Take(TakeError::Changed { bumdes }) => text("purchase-error-changed", &of(bumdes)),
        DrawUpError::Take(TakeError::Expired { bumdes }) => text("purchase-error-quote-expired", &of(bumdes)),
        DrawUpError::TotalChanged { now_minor } => other_total(translations, language, now_minor),
        DrawUpError::TooMuch(excess) => too_much(translations, language, &excess),
        DrawUpError::Promise(PromiseError::NotFree { .. }) => text("purchase-error-weeks", &[]),
        DrawUpError::Promise(PromiseError::Database(error)) | DrawUpError::Take(TakeError::Database(error)) => {
            return Err(error.into());
        }
        DrawUpError::Place(PlaceError::Short(lacks)) => {
            short_of(translations, language, "purchase-basket-error-short", &lacks)
        }
        DrawUpError::Place(error) => return Err(anyhow::Error::new(error).into()),
        DrawUpError::Database(error) => return Err(error.into()),
    })
}

pub(super) fn of_goods(
    translations: &Translations,
    language: Language,
    error: OrderGoodsError,
) -> Result<String, AppError> {
    let text = |key, arguments: &[(&str, FluentValue<'_>)]| translations.text(language, key, arguments);
    Ok(match error {
        OrderGoodsError::NoOutlet => text("purchase-basket-error-outlet", &[]),
        OrderGoodsError::Empty => text("purchase-basket-error-empty", &[]),
        OrderGoodsError::Changed(differences) => {
            let named: Vec<String> = differences
                .iter()
                .take(NAMED)
                .map(|difference| difference_in_words(translations, language, difference))
                .collect();
            text("purchase-basket-error-changed", &[("changes", named.join(" ").into())])
        }
        OrderGoodsError::Unserved { bumdes } => text("purchase-basket-error-unserved", &[("bumdes", bumdes.into())]),
        OrderGoodsError::OutsideDays { earliest, latest } => {
            let day = |day: NaiveDate| FluentValue::from(format::day(day, language));
            text("purchase-basket-error-days", &[("earliest", day(earliest)), ("latest", day(latest))])
        }
        // a page lists nothing
        OrderGoodsError::Listed(faults) => return Err(anyhow::anyhow!("{faults:?}").into()),
        OrderGoodsError::DrawUp(error) => return of_drawing_up(translations, language, error),
    })
}

fn difference_in_words(translations: &Translations, language: Language, difference: &Difference) -> String {
    let text = |key, arguments: &[(&str, FluentValue<'_>)]| translations.text(language, key, arguments);
    let money = |minor: i64| FluentValue::from(Money::idr(minor).display(language));
    match difference {
        Difference::Contents => text("purchase-basket-changed-contents", &[]),
        Difference::Price { name, was_minor, now_minor } => text(
            "purchase-basket-changed-price",
            &[("name", name.pick(language).into()), ("was", money(*was_minor)), ("now", money(*now_minor))],
        ),
        Difference::Shipping { bumdes, was_minor, now_minor } => text(
            "purchase-basket-changed-shipping",
            &[("bumdes", bumdes.as_str().into()), ("was", money(*was_minor)), ("now", money(*now_minor))],
        ),
        Difference::Trouble { name } => {
            text("purchase-basket-changed-trouble", &[("name", name.pick(language).into())])
        }
    }
}

pub(super) fn of_agreeing(
    translations: &Translations,
    language: Language,
    error: ApproveError,
) -> Result<String, AppError> {
    let key = match error {
        ApproveError::NotFound => return Err(AppError::NotFound),
        ApproveError::Database(error) => return Err(error.into()),
        ApproveError::Place(PlaceError::Short(lacks)) => {
            return Ok(short_of(translations, language, "purchase-error-short", &lacks));
        }
        ApproveError::Place(error) => return Err(anyhow::Error::new(error).into()),
        ApproveError::TooMuch(excess) => return Ok(too_much(translations, language, &excess)),
        ApproveError::NotWaiting(_) => "purchase-error-moved",
        ApproveError::NotYours => "purchase-error-not-yours",
        ApproveError::Expired { is_from_catalogue: true } => "purchase-error-prices-ended",
        ApproveError::Expired { is_from_catalogue: false } => "purchase-error-expired",
    };
    Ok(translations.text(language, key, &[]))
}

pub(super) fn of_moving(
    translations: &Translations,
    language: Language,
    error: ReofferError,
) -> Result<String, AppError> {
    let key = match error {
        ReofferError::NotOpen => "purchase-error-not-open",
        ReofferError::NotAgreed => "purchase-error-not-agreed",
        ReofferError::Take(_) | ReofferError::Promise(_) => "purchase-error-weeks",
        ReofferError::TooMuch(excess) => return Ok(too_much(translations, language, &excess)),
        ReofferError::TotalChanged { now_minor } => return Ok(other_total(translations, language, now_minor)),
        ReofferError::Place(error) => return Err(anyhow::Error::new(error).into()),
        ReofferError::Database(error) => return Err(error.into()),
    };
    Ok(translations.text(language, key, &[]))
}

fn other_total(translations: &Translations, language: Language, now_minor: i64) -> String {
    let total = FluentValue::from(Money::idr(now_minor).display(language));
    translations.text(language, "purchase-error-total", &[("now", total)])
}

/// What is not there, and what there is of it.
fn short_of(translations: &Translations, language: Language, key: &str, lacks: &[Lack]) -> String {
    let lack = |lack: &Lack| {
        let (name, left) = (lack.name(language).into(), FluentValue::from(number(lack.available, language)));
        let key = if lack.available == 0 { "purchase-lack-none" } else { "purchase-lack-some" };
        translations.text(language, key, &[("name", name), ("left", left)])
    };
    let what: Vec<String> = lacks.iter().map(lack).collect();
    translations.text(language, key, &[("what", what.join(", ").into())])
}

/// Which limit it is over, and by what is left of it.
fn too_much(translations: &Translations, language: Language, excess: &Excess) -> String {
    let (key, left_minor) = match excess {
        Excess::Credit { left_minor } => ("purchase-error-credit", *left_minor),
        Excess::Budget { left_minor, .. } => ("purchase-error-budget", *left_minor),
    };
    translations.text(language, key, &[("left", FluentValue::from(Money::idr(left_minor).display(language)))])
}
