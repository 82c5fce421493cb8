//! Tera with the functions and filters every template may use.
//!
//! `t(key="cart-title", count=3)` a message in the page's language (components take `@lang`);
//! `asset(path="css/base.css")` a public file's address with its content's version;
//! `photo(photo=…, at=640, kind="webp")` the address of a photo's file, `srcset(photo=…, kind="webp", most=640)` of several;
//! `motif(category=…, slug=…, view="close")` the address of a drawing with its painter's version;
//! `money` `date` `day` `datetime` `weight` `number` filters, which print by the page's language; `url_part` for a
//! value inside an address, `in_language(code="en")` for the address of a page in it, `first_sentence` of a story, `village_kind` by a village's code, `order_tone` for
//! the badge of an order's status.

use std::collections::HashMap;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::{format, language};
use crate::assets::{Public, Templates as Files, bundle};
use crate::i18n::{Language, Translations};
use crate::ids::PictureId;
use crate::media::motif::View;
use crate::media::version::motif_address;
use crate::media::{Photo, photo};
use crate::money::Money;
use crate::villages::VillageKind;

pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Compiles every template; fails on the first that does not parse.
    pub fn load(translations: Arc<Translations>) -> anyhow::Result<Self> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        register(&mut tera, translations);
        let mut files = Vec::new();
        for path in Files::iter().filter(|p| p.ends_with(".html") || p.ends_with(".txt")) {
            files.push((path.to_string(), Files::text(&path)?));
        }
        tera.add_raw_templates(files).map_err(|e| anyhow::anyhow!("{e}"))?;
        Ok(Self { tera })
    }

    pub fn render(&self, template: &str, context: &Context) -> Result<String, tera::Error> {
        self.tera.render(template, context)
    }
}

fn language_of(state: &State<'_>) -> TeraResult<Language> {
    let code: Option<Value> = state.get("lang")?;
    code.as_ref()
        .and_then(Value::as_str)
        .and_then(Language::parse)
        .ok_or_else(|| tera::Error::message("no `lang` here: take `@lang` in the component"))
}

fn register(tera: &mut Tera, translations: Arc<Translations>) {
    let plain = plain_values(&translations);
    tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| -> TeraResult<Value> {
        let key: &str = kwargs.must_get("key")?;
        let language = language_of(state)?;
        if let Some(text) = plain.get(&language).and_then(|texts| texts.get(key)) {
            return Ok(text.clone());
        }
        let args: FluentArgs<'_> = kwargs
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().filter(|n| *n != "key")?, fluent(value))))
            .collect();
        Ok(Value::from(translations.find(language, key, Some(&args)).unwrap_or_else(|| {
            tracing::error!(%language, key, "no such message, or an argument is missing");
            key.to_owned()
        })))
    });
    let assets = asset_values();
    tera.register_function("asset", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let path: &str = kwargs.must_get("path")?;
        match assets.get(path) {
            Some(address) => Ok(address.clone()),
            None => asset(path),
        }
    });
    tera.register_function("motif", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let (category, slug): (&str, &str) = (kwargs.must_get("category")?, kwargs.must_get("slug")?);
        let view = match kwargs.get("view")?.unwrap_or("") {
            "" => View::Whole,
            "close" => View::Close,
            "edge" => View::Edge,
            other => return Err(tera::Error::message(format!("no view {other}"))),
        };
        Ok(motif_address(category, slug, view))
    });
    tera.register_function("photo", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let (id, width) = photo_of(&kwargs)?;
        let (at, kind): (u32, &str) = (kwargs.must_get("at")?, kwargs.must_get("kind")?);
        Ok(Photo::address(&PictureId(id), &format!("{}.{kind}", photo::nearest(width, at))))
    });
    tera.register_function("srcset", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let (id, width) = photo_of(&kwargs)?;
        Ok(photo::srcset(&id, width, kwargs.must_get("kind")?, kwargs.must_get("most")?))
    });
    tera.register_filter("money", |value: &Value, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
        Ok(Money::idr(minor_units(value)?).display(language_of(state)?))
    });
    tera.register_filter("number", |value: i64, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
        Ok(format::number(value, language_of(state)?))
    });
    tera.register_filter("order_tone", |status: &str, _: Kwargs, _: &State<'_>| -> &'static str {
        match status {
            "awaiting_payment" | "new" | "processing" | "pending" | "manual" => "wait",
            "rejected" | "cancelled" | "expired" | "failed" => "bad",
            "shipped" | "partly_shipped" | "delivered" | "completed" | "succeeded" => "good",
            _ => "plain",
        }
    });
    tera.register_filter("first_sentence", |text: &str, _: Kwargs, _: &State<'_>| -> String {
        format::first_sentence(text).to_owned()
    });
    tera.register_filter("village_kind", |code: &str, _: Kwargs, _: &State<'_>| -> String {
        VillageKind::of(code).to_string()
    });
    tera.register_filter("url_part", |text: &str, _: Kwargs, _: &State<'_>| -> String {
        utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
    });
    tera.register_filter("in_language", |path: &str, kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let code: &str = kwargs.must_get("code")?;
        let language = Language::parse(code).ok_or_else(|| tera::Error::message(format!("no language {code}")))?;
        Ok(language::address(path, language))
    });
    tera.register_filter("weight", |grams: i64, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
        Ok(format::weight(grams, language_of(state)?))
    });
    tera.register_filter("date", |time: &str, kwargs: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let region: Option<&str> = kwargs.get("region")?;
        format::date(time, region, language_of(state)?).ok_or_else(|| tera::Error::message(format!("no date: {time}")))
    });
    tera.register_filter("day", |day: &str, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let day = day.parse().map_err(|_| tera::Error::message(format!("no day: {day}")))?;
        Ok(format::day(day, language_of(state)?))
    });
    tera.register_filter("datetime", |time: &str, kwargs: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let region: Option<&str> = kwargs.get("region")?;
        format::datetime(time, region, language_of(state)?)
            .ok_or_else(|| tera::Error::message(format!("no date: {time}")))
    });
}

/// The id and the width of a serialised [`Photo`].
fn photo_of(kwargs: &Kwargs) -> TeraResult<(String, u32)> {
    let photo: Value = kwargs.must_get("photo")?;
    let field = |name: &'static str| photo.as_map()?.get(&name.into()).cloned();
    let id = field("id").and_then(|id| id.as_str().map(str::to_owned));
    let width = field("width").and_then(|width| u32::try_from(width.as_i64()?).ok());
    id.zip(width).ok_or_else(|| tera::Error::message("`photo` takes a Photo"))
}

/// A number of minor units, or a serialised [`Money`].
fn minor_units(value: &Value) -> TeraResult<i64> {
    let number = value.as_i64().or_else(|| value.as_map()?.get(&"amount".into())?.as_i64());
    number.ok_or_else(|| tera::Error::message("`money` takes minor units or a Money"))
}

fn fluent(value: &Value) -> FluentValue<'_> {
    if let Some(text) = value.as_str() {
        FluentValue::from(text)
    } else if let Some(number) = value.as_i64() {
        FluentValue::from(number)
    } else if let Some(number) = value.as_f64() {
        FluentValue::from(number)
    } else {
        FluentValue::from(value.to_string())
    }
}

type Texts = HashMap<String, Value>;

/// What `t` answers for messages without arguments. What has nothing to escape is not looked through again.
fn plain_values(translations: &Translations) -> HashMap<Language, Texts> {
    let value = |text: &str| {
        let needs_escaping = text.contains(['<', '>', '&', '"', '\'']);
        if needs_escaping { Value::normal_string(text) } else { Value::safe_string(text) }
    };
    let texts = |language| translations.plain(language).map(|(key, text)| (key.to_owned(), value(text))).collect();
    Language::ALL.iter().map(|language| (*language, texts(*language))).collect()
}

/// The addresses of all public files. In development files change while the server runs: none are kept.
fn asset_values() -> Texts {
    if cfg!(debug_assertions) {
        return Texts::new();
    }
    let paths = Public::iter().map(|path| path.to_string()).chain(bundle::paths().map(str::to_owned));
    paths.filter_map(|path| Some((path.clone(), asset(&path).ok()?))).collect()
}

fn asset(path: &str) -> TeraResult<Value> {
    let address = Public::address(path).ok_or_else(|| tera::Error::message(format!("no public file {path}")))?;
    Ok(Value::normal_string(&address))
}
