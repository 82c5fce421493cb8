//! What the pages of villages and BUMDes tell search engines and messengers.

use serde_json::json;

use super::queries::{Bumdes, Village};
use crate::media::share;
use crate::web::format::first_sentence;
use crate::web::page_head::absolute;
use crate::web::{PageHead, Visitor};

const HOUSE: &str = "textile-batik-weaving";

pub fn list(visitor: &Visitor, villages: usize, provinces: usize) -> PageHead {
    let title = visitor.text("village-list-title", &[]);
    let count = visitor.text("village-count", &[("n", villages.into()), ("provinces", provinces.into())]);
    let description = format!("{count}. {}", visitor.text("village-front-text", &[]));
    PageHead::new("/villages", title.as_str(), description).picture(share::picture(HOUSE, "desa", title))
}

pub fn village(visitor: &Visitor, village: &Village) -> PageHead {
    let row = &village.row;
    let name = visitor.text(
        "catalog-village-title",
        &[("kind", village.kind.to_string().into()), ("village", row.name.as_str().into())],
    );
    let story = first_sentence(visitor.language.pick(&row.story_id, &row.story_en));
    PageHead::new(format!("/villages/{}", row.slug), format!("{name}, {}", village.regency), story)
        .picture(share::picture(&row.sector, &row.slug, name))
        .breadcrumb(visitor, &[(&visitor.text("site-villages", &[]), "/villages")])
}

pub fn bumdes(visitor: &Visitor, bumdes: &Bumdes, villages: &[Village]) -> PageHead {
    let own = format!("/bumdes/{}", bumdes.slug);
    let about = visitor.text("village-bumdes-text", &[("bumdes", bumdes.name.as_str().into())]);
    let home = villages.iter().find(|village| village.row.code == bumdes.village_code).or(villages.first());
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": bumdes.name,
        "description": about,
        "url": absolute(visitor, &own),
        "email": bumdes.email,
        "telephone": bumdes.phone,
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "ID",
            "addressRegion": home.map(|village| &village.province),
            "addressLocality": home.map(|village| &village.row.name),
        },
    });
    let sector = home.map_or(HOUSE, |village| village.row.sector.as_str());
    PageHead::new(own, bumdes.name.as_str(), about)
        .picture(share::picture(sector, &bumdes.slug, bumdes.name.clone()))
        .breadcrumb(visitor, &[(&visitor.text("site-villages", &[]), "/villages")])
        .structured(&data)
}
