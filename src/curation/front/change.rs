//! What a curator does to the blocks of the draft, and when it cannot be done.

use crate::catalog::front::{Block, Content, MOST_BLOCKS};
use crate::curation::Rearrangement;

#[derive(Debug, Clone)]
pub enum Change {
    /// at the top for what opens the page, else at the end
    Add(Content),
    /// other settings for the block of this key
    Set(String, Content),
    Remove(String),
    Rearrange(Rearrangement<String>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    #[error("no such block")]
    NoSuchBlock,
    #[error("the page is full")]
    Full,
    /// One block alone opens the page.
    #[error("there is a hero already")]
    SecondHero,
    /// The same block stands there already.
    #[error("the block is there already")]
    AlreadyThere,
}

impl Change {
    pub fn apply(self, blocks: &mut Vec<Block>) -> Result<(), ChangeError> {
        match self {
            Self::Add(content) => {
                fits(blocks, &content, None)?;
                if blocks.len() >= MOST_BLOCKS {
                    return Err(ChangeError::Full);
                }
                let last = blocks.iter().filter_map(|block| block.key.parse::<u32>().ok()).max();
                let key = (last.unwrap_or(0) + 1).to_string();
                let place = if content.kind().is_hero() { 0 } else { blocks.len() };
                blocks.insert(place, Block { key, content });
            }
            Self::Set(key, content) => {
                fits(blocks, &content, Some(&key))?;
                let block = blocks.iter_mut().find(|block| block.key == key).ok_or(ChangeError::NoSuchBlock)?;
                block.content = content;
            }
            Self::Remove(key) => {
                let before = blocks.len();
                blocks.retain(|block| block.key != key);
                if blocks.len() == before {
                    return Err(ChangeError::NoSuchBlock);
                }
            }
            Self::Rearrange(how) => {
                let mut keys: Vec<String> = blocks.iter().map(|block| block.key.clone()).collect();
                how.apply(&mut keys).ok_or(ChangeError::NoSuchBlock)?;
                blocks.sort_by_key(|block| keys.iter().position(|key| *key == block.key));
            }
        }
        Ok(())
    }
}

/// Whether the others leave room for it.
fn fits(blocks: &[Block], content: &Content, own: Option<&str>) -> Result<(), ChangeError> {
    let mut others = blocks.iter().filter(|block| Some(block.key.as_str()) != own).map(|block| &block.content);
    let kind = content.kind();
    if kind.is_hero() && others.clone().any(|other| other.kind().is_hero()) {
        return Err(ChangeError::SecondHero);
    }
    let is_there = others.any(|other| other == content || (other.kind() == kind && !kind.may_repeat()));
    if is_there { Err(ChangeError::AlreadyThere) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::front::{Kind, house};
    use crate::curation::Direction;

    fn kinds(blocks: &[Block]) -> Vec<Kind> {
        blocks.iter().map(|block| block.content.kind()).collect()
    }

    fn text(id: &str) -> Content {
        Content::Text { text_id: id.into(), text_en: id.into() }
    }

    #[test]
    fn blocks_come_move_change_and_go() {
        let mut blocks = house();
        Change::Add(text("satu")).apply(&mut blocks).unwrap();
        assert_eq!(blocks.last().unwrap().key, "7");
        Change::Rearrange(Rearrangement::Step("7".into(), Direction::Up)).apply(&mut blocks).unwrap();
        Change::Set("7".into(), text("dua")).apply(&mut blocks).unwrap();
        assert_eq!(blocks[5].content, text("dua"));
        Change::Remove("1".into()).apply(&mut blocks).unwrap();
        Change::Add(Content::HeroPiece).apply(&mut blocks).unwrap();
        assert_eq!((blocks[0].content.kind(), blocks[0].key.as_str()), (Kind::HeroPiece, "8"));
        assert_eq!(Change::Remove("1".into()).apply(&mut blocks), Err(ChangeError::NoSuchBlock));
    }

    #[test]
    fn a_page_is_opened_once_and_says_nothing_twice() {
        let mut blocks = house();
        let village = Content::HeroVillage { village_code: "52.02.09.2008".into() };
        for (content, error) in [
            (village.clone(), ChangeError::SecondHero),
            (Content::How, ChangeError::AlreadyThere),
            (text("sama"), ChangeError::AlreadyThere),
        ] {
            let mut blocks = blocks.clone();
            blocks.push(Block { key: "9".into(), content: text("sama") });
            assert_eq!(Change::Add(content).apply(&mut blocks), Err(error));
        }
        // the one that is there may become another
        Change::Set("1".into(), village).apply(&mut blocks).unwrap();
        assert_eq!(kinds(&blocks)[0], Kind::HeroVillage);
    }

    #[test]
    fn a_page_has_an_end() {
        let mut blocks = Vec::new();
        for n in 0..MOST_BLOCKS {
            Change::Add(text(&n.to_string())).apply(&mut blocks).unwrap();
        }
        assert_eq!(Change::Add(text("lagi")).apply(&mut blocks), Err(ChangeError::Full));
    }
}
