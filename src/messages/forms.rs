//! What people write.

use serde::Deserialize;

const MOST_CHARS: usize = 1000;

#[derive(Deserialize)]
pub struct MessageForm {
    #[serde(default)]
    text: String,
}

/// Between 2 and 1000 characters.
#[derive(Debug, PartialEq, Eq)]
pub struct Words(pub String);

/// Too few or too many of them.
#[derive(Debug, PartialEq, Eq)]
pub struct WordsMissing;

impl TryFrom<MessageForm> for Words {
    type Error = WordsMissing;

    /// Line ends stay, other control characters do not.
    fn try_from(form: MessageForm) -> Result<Self, WordsMissing> {
        let text: String = form.text.trim().chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        if (2..=MOST_CHARS).contains(&text.chars().count()) { Ok(Self(text)) } else { Err(WordsMissing) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_something_and_is_no_novel() {
        let words = |text: &str| Words::try_from(MessageForm { text: text.into() });
        assert_eq!((words(" \n "), words(&"x".repeat(1001))), (Err(WordsMissing), Err(WordsMissing)));
        assert_eq!(words("Ya.\r\nBesok\u{7} "), Ok(Words("Ya.\nBesok".into())));
    }
}
