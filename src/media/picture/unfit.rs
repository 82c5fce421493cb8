//! Why a picture cannot be kept, in the words of whoever sent it.

use fluent_bundle::FluentValue;

use super::{LEAST_SIDE, MOST_BYTES, MOST_PIXELS, MOST_SIDE};
use crate::i18n::{Language, Translations};

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitPicture {
    #[error("nothing is in the file")]
    Empty,
    #[error("more than {MOST_BYTES} bytes")]
    TooManyBytes,
    /// HEIC and AVIF, as newer phones write them: their owners can do something about it.
    #[error("{0} is not read here")]
    OfAPhone(&'static str),
    #[error("{0} is no format for photos")]
    OtherFormat(&'static str),
    #[error("no picture")]
    NoPicture,
    #[error("{width} × {height} pixels are too many")]
    TooLarge { width: u32, height: u32 },
    #[error("{width} × {height} pixels are too few")]
    TooSmall { width: u32, height: u32 },
    /// Cut off on its way, or spoiled.
    #[error("it cannot be read to its end")]
    Broken,
}

impl UnfitPicture {
    pub fn text(self, translations: &Translations, language: Language) -> String {
        let size = |width: u32, height: u32| vec![("width", width.into()), ("height", height.into())];
        let (key, args): (_, Vec<(&str, FluentValue<'_>)>) = match self {
            Self::Empty => ("media-unfit-empty", vec![]),
            Self::TooManyBytes => ("media-unfit-bytes", vec![("most", (MOST_BYTES >> 20).into())]),
            Self::OfAPhone(format) => ("media-unfit-phone", vec![("format", format.into())]),
            Self::OtherFormat(format) => ("media-unfit-format", vec![("format", format.into())]),
            Self::NoPicture => ("media-unfit-no-picture", vec![]),
            Self::TooLarge { width, height } => {
                let most = [("side", MOST_SIDE.into()), ("pixels", (MOST_PIXELS / 1_000_000).into())];
                ("media-unfit-large", size(width, height).into_iter().chain(most).collect())
            }
            Self::TooSmall { width, height } => {
                ("media-unfit-small", size(width, height).into_iter().chain([("least", LEAST_SIDE.into())]).collect())
            }
            Self::Broken => ("media-unfit-broken", vec![]),
        };
        translations.text(language, key, &args)
    }
}
