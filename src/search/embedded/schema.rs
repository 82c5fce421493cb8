//! The index's fields, and a product document as a row of them.

use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};

use crate::search::document::ProductDocument;
use crate::search::settings::Settings;
use crate::search::stem::StemLanguage;
use crate::search::words::fold;

/// A searchable field: its words as they stand, and their tokens (stems and synonyms) beside them.
#[derive(Clone)]
pub struct TextField {
    pub name: String,
    pub words: Field,
    pub stems: Field,
    pub language: StemLanguage,
    pub weight: f32,
    /// whether the very word is worth more than its token
    pub is_exact: bool,
}

/// Words and tokens are made by us, and only parted here. (tantivy would take a list of tokens too, but
/// writes it as JSON to read it again.)
const READY_MADE: &str = "whitespace";

/// Fields of this weight are names, and few words.
const EXACT_FROM: f32 = 5.0;

/// Columns by these names are read by `rows.rs`. Regency and province follow from the village's code.
pub const CATEGORY: &str = "category";
pub const VILLAGE: &str = "village_code";
pub const BUMDES: &str = "bumdes_slug";
pub const MAKER: &str = "producer_id";
pub const PERMIT: &str = "permits";
pub const PRICE: &str = "price_minor";
pub const IN_STOCK: &str = "is_in_stock";
pub const PRIMARY_RANK: &str = "primary_rank";
pub const PUBLISHED_AT: &str = "published_at";
pub const SOLD_COUNT: &str = "sold_count";
/// The product id, a UUID, as two numbers that sort as it does.
pub const ID_HIGH: &str = "id_high";
pub const ID_LOW: &str = "id_low";

#[derive(Clone)]
pub struct Fields {
    pub schema: Schema,
    pub product_id: Field,
    pub card: Field,
    pub text: Vec<TextField>,
}

impl Fields {
    pub fn new(settings: &Settings) -> Self {
        let mut builder = Schema::builder();
        let product_id = builder.add_text_field("product_id", STRING);
        let card = builder.add_bytes_field("card", STORED);
        for name in [CATEGORY, VILLAGE, BUMDES, MAKER, PERMIT] {
            builder.add_text_field(name, FAST);
        }
        for name in [PRICE, IN_STOCK, PRIMARY_RANK, PUBLISHED_AT, SOLD_COUNT] {
            builder.add_i64_field(name, FAST);
        }
        for name in [ID_HIGH, ID_LOW] {
            builder.add_u64_field(name, FAST);
        }
        let text_options = |option| {
            let indexing = TextFieldIndexing::default().set_tokenizer(READY_MADE).set_index_option(option);
            TextOptions::default().set_indexing_options(indexing)
        };
        let text = settings
            .searchable
            .iter()
            .map(|field| TextField {
                name: field.field.clone(),
                words: builder.add_text_field(
                    &format!("{}.words", field.field),
                    text_options(IndexRecordOption::WithFreqsAndPositions),
                ),
                stems: builder
                    .add_text_field(&format!("{}.stems", field.field), text_options(IndexRecordOption::WithFreqs)),
                language: field.language,
                weight: field.weight,
                is_exact: field.weight >= EXACT_FROM,
            })
            .collect();
        Self { schema: builder.build(), product_id, card, text }
    }

    /// Fails when the card cannot be written as JSON.
    pub fn row(&self, document: &ProductDocument, settings: &Settings) -> anyhow::Result<TantivyDocument> {
        let mut row = TantivyDocument::new();
        row.add_text(self.product_id, &document.product_id);
        row.add_bytes(self.card, &serde_json::to_vec(&document.card())?);
        for field in &self.text {
            let words = fold(&document.text(&field.name));
            let stems = settings.tokens(&words, field.language);
            row.add_text(field.stems, stems.join(" "));
            row.add_text(field.words, words.join(" "));
        }
        for (name, value) in [
            (CATEGORY, &document.category),
            (VILLAGE, &document.village_code),
            (BUMDES, &document.bumdes_slug),
            (MAKER, &document.producer_id),
        ] {
            row.add_text(self.schema.get_field(name)?, value);
        }
        for permit in document.permit_codes() {
            row.add_text(self.schema.get_field(PERMIT)?, permit);
        }
        for (name, value) in [
            (PRICE, document.price_minor),
            (IN_STOCK, i64::from(document.is_in_stock)),
            (PRIMARY_RANK, document.primary_rank),
            (PUBLISHED_AT, document.published_at),
            (SOLD_COUNT, document.sold_count),
        ] {
            row.add_i64(self.schema.get_field(name)?, value);
        }
        let (high, low) = uuid::Uuid::parse_str(&document.product_id)?.as_u64_pair();
        row.add_u64(self.schema.get_field(ID_HIGH)?, high);
        row.add_u64(self.schema.get_field(ID_LOW)?, low);
        Ok(row)
    }
}
