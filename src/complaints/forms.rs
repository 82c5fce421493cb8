//! What buyers and operators write about complaints.

use serde::Deserialize;

use super::complaint::Outcome;

const MOST_CHARS: usize = 1000;

#[derive(Deserialize)]
pub struct ComplaintForm {
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
pub struct ClosingForm {
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    answer: String,
}

/// Words that say something: between 10 and 1000 characters.
#[derive(Debug, PartialEq, Eq)]
pub struct Words(pub String);

/// Too few or too many of them.
#[derive(Debug, PartialEq, Eq)]
pub struct WordsMissing;

impl TryFrom<ComplaintForm> for Words {
    type Error = WordsMissing;

    fn try_from(form: ComplaintForm) -> Result<Self, WordsMissing> {
        words(&form.text)
    }
}

/// How the operator ends a complaint, and what the buyer is told.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    pub outcome: Outcome,
    pub answer: Words,
}

impl TryFrom<ClosingForm> for Ending {
    type Error = WordsMissing;

    /// A refund ends a complaint by its own form: here it is one of the others.
    fn try_from(form: ClosingForm) -> Result<Self, WordsMissing> {
        let outcome = Outcome::parse(&form.outcome).filter(|outcome| *outcome != Outcome::Refunded);
        Ok(Self { outcome: outcome.ok_or(WordsMissing)?, answer: words(&form.answer)? })
    }
}

/// Line ends stay, other control characters do not.
fn words(text: &str) -> Result<Words, WordsMissing> {
    let text: String = text.trim().chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    if (10..=MOST_CHARS).contains(&text.chars().count()) { Ok(Words(text)) } else { Err(WordsMissing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_needs_words_and_not_a_novel() {
        let complaint = |text: &str| Words::try_from(ComplaintForm { text: text.into() });
        assert_eq!(complaint(" rusak "), Err(WordsMissing));
        assert_eq!(complaint(&"x".repeat(1001)), Err(WordsMissing));
        assert_eq!(complaint("Kotaknya pecah.\r\nSatu saja. "), Ok(Words("Kotaknya pecah.\nSatu saja.".into())));
    }

    #[test]
    fn a_complaint_is_not_closed_as_refunded_without_a_refund() {
        let close = |outcome: &str| {
            Ending::try_from(ClosingForm { outcome: outcome.into(), answer: "Sudah kami kirim gantinya.".into() })
        };
        assert_eq!(close("settled").unwrap().outcome, Outcome::Settled);
        assert!(close("refunded").is_err() && close("").is_err());
    }
}
