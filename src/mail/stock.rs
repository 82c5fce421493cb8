//! The mail that tells a BUMDes what runs low, as it is when the mail is written.

use diesel::prelude::*;
use serde::Serialize;
use tera::Context;

use super::Mail;
use super::compose::write;
use super::letter::{Correspondent, Letter};
use super::queries::bumdes_of;
use crate::app::App;
use crate::db::DbConn;
use crate::db::schema::{products, stock_levels, variants};
use crate::i18n::Language;
use crate::ids::{BumdesId, VariantId};

pub(super) struct Facts {
    to: Correspondent,
    language: Language,
    /// of the variants that the mail is about those that still run low
    rows: Vec<Row>,
}

#[derive(Queryable)]
struct Row {
    name_id: String,
    name_en: String,
    option_value: String,
    free: i64,
}

impl Row {
    fn told(&self, language: Language) -> Told<'_> {
        Told { name: language.pick(&self.name_id, &self.name_en), option: &self.option_value, free: self.free }
    }
}

/// `mail` in the templates, beside `lang` and `base_url`.
#[derive(Serialize)]
struct Page<'a> {
    bumdes: &'a str,
    rows: Vec<Told<'a>>,
    url: String,
}

#[derive(Serialize)]
struct Told<'a> {
    name: &'a str,
    option: &'a str,
    free: i64,
}

pub(super) fn facts(conn: &mut DbConn, bumdes_id: &BumdesId, ids: &[VariantId]) -> QueryResult<Facts> {
    let reader = bumdes_of(conn, bumdes_id)?;
    let rows = variants::table
        .inner_join(products::table)
        .inner_join(stock_levels::table)
        .filter(variants::id.eq_any(ids).and(products::bumdes_id.eq(bumdes_id)))
        .filter(stock_levels::low_since.is_not_null().and(variants::is_active))
        .order((products::name_id, variants::position))
        .select((
            products::name_id,
            products::name_en,
            variants::option_value,
            stock_levels::on_hand - stock_levels::reserved,
        ))
        .load(conn)?;
    let to = Correspondent { name: reader.name, email: reader.email };
    Ok(Facts { to, language: reader.language, rows })
}

impl Facts {
    pub(super) fn is_overtaken(&self) -> bool {
        self.rows.is_empty()
    }
}

pub(super) fn compose(app: &App, mail: &Mail, facts: &Facts) -> anyhow::Result<Letter> {
    let Facts { to, language, rows } = facts;
    let url = format!("{}/portal/bumdes/stock?low=1", app.config.server.base_url);
    let page = Page { bumdes: &to.name, rows: rows.iter().map(|row| row.told(*language)).collect(), url };
    let mut context = Context::new();
    context.insert("lang", language);
    context.insert("mail", &page);
    write(app, mail, context, to.clone(), None)
}
