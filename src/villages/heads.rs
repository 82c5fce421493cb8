//! What the pages of villages and BUMDes tell search engines and messengers.

use serde_json::json;

use super::browse::{Tour, Within};
use super::queries::{Bumdes, Village};
use crate::media::share;
use crate::web::format::first_sentence;
use crate::web::page_head::absolute;
use crate::web::{PageHead, Visitor};

const HOUSE: &str = "textile-batik-weaving";

pub fn list(visitor: &Visitor, within: &Within, tour: &Tour) -> PageHead {
    let place = tour.place().map(|area| area.name.as_str());
    let title = match place {
        Some(place) => visitor.text("village-list-title-where", &[("place", place.into())]),
        None => visitor.text("village-list-title", &[]),
    };
    let count = match (&tour.province, &tour.regency) {
        (_, Some(_)) => visitor.text("village-number", &[("n", tour.total.into())]),
        (Some(_), None) => {
            visitor.text("village-count-province", &[("n", tour.total.into()), ("regencies", tour.areas.len().into())])
        }
        _ => visitor.text("village-count", &[("n", tour.total.into()), ("provinces", tour.areas.len().into())]),
    };
    let description = format!("{count}. {}", visitor.text("village-front-text", &[]));
    let head = PageHead::new(within.address(within.page), title.as_str(), description)
        .picture(share::picture(HOUSE, "desa", title));
    if place.is_none() { head } else { head.breadcrumb(visitor, &[(&visitor.text("site-villages", &[]), "/villages")]) }
}

pub fn village(visitor: &Visitor, village: &Village) -> PageHead {
    let row = &village.row;
    let name = visitor.text(
        "catalog-village-title",
        &[("kind", village.kind.to_string().into()), ("village", row.name.as_str().into())],
    );
    let story = match visitor.language.pick(&row.story_id, &row.story_en) {
        "" => first_sentence(&row.story_id),
        told => first_sentence(told),
    };
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
