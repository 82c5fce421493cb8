//! What a BUMDes prints for its orders: packing slips, labels for parcels, a list of what to take from the shelves. Black on
//! white, with one hairline. `queries` reads what they say, once for any number of orders.

mod label;
pub mod pages;
mod pick_list;
pub mod queries;
mod slip;

use fluent_bundle::FluentValue;
use krilla::metadata::Metadata;

use self::queries::Papers;
use crate::config::ServerConfig;
use crate::i18n::{Language, Translations};
use crate::papers::{Style, Tone};

crate::text_enum! {
    /// What can be printed; its word is the file's name.
    Kind {
        PackingSlip = "packing-slips",
        Label = "labels",
        PickList = "pick-list",
    }
}

/// The file, with a page or more for each order, or with all of them on one list.
pub fn draw(kind: Kind, papers: &Papers, ink: &Ink<'_>) -> anyhow::Result<Vec<u8>> {
    match kind {
        Kind::PackingSlip => slip::draw(papers, ink),
        Kind::Label => label::draw(papers, ink),
        Kind::PickList => pick_list::draw(papers, ink),
    }
}

/// The words of a paper, and the addresses that its codes lead to.
pub struct Ink<'a> {
    pub translations: &'a Translations,
    pub language: Language,
    pub server: &'a ServerConfig,
}

impl Ink<'_> {
    fn word(&self, key: &str) -> String {
        self.translations.text(self.language, key, &[])
    }

    fn words(&self, key: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
        self.translations.text(self.language, key, arguments)
    }

    fn metadata(&self, title: String) -> Metadata {
        Metadata::new()
            .title(title)
            .language(self.language.to_string())
            .creator("Etalase".into())
            .authors(vec!["Etalase".into()])
    }
}

const fn plain(size: f32) -> Style {
    Style { size, is_bold: false, tone: Tone::Black }
}

const fn strong(size: f32) -> Style {
    Style { size, is_bold: true, tone: Tone::Black }
}
