//! What a curator looks at before buyers do, and what a BUMDes changes by itself: price, tiers, weight, quantities
//! and times are its own business.

use super::content::{ListingContent, Maker};

/// Whether the working copy changes something of the published product that is reviewed.
pub fn needs_review(published: &ListingContent, draft: &ListingContent) -> bool {
    reviewed(published) != reviewed(draft)
}

/// The reviewed part, in a form that can be compared.
fn reviewed(content: &ListingContent) -> impl PartialEq + '_ {
    let texts = [
        &content.name_id,
        &content.name_en,
        &content.village_code,
        &content.category,
        &content.description_id,
        &content.description_en,
        &content.materials,
        &content.care_id,
        &content.care_en,
        &content.unit,
        &content.option_name,
    ];
    let variants: Vec<_> = content.variants.iter().map(|v| (&v.key, v.value.as_str())).collect();
    (texts, maker(&content.producer), content.own_attributes(), variants, &content.pictures)
}

/// A known maker is known by the id alone.
fn maker(maker: &Maker) -> (&str, &str, &str) {
    match &maker.id {
        Some(id) => (id.as_str(), "", ""),
        None => ("", &maker.new_name, &maker.cluster),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::listings::content::{Tier, VariantContent};

    fn content() -> impl Strategy<Value = ListingContent> {
        let number = || prop::option::of(0i64..100_000);
        let variant = (number(), number(), prop::option::of(prop::array::uniform3(1i64..5_000)), "[a-z]{0,6}");
        let tier =
            (number(), number()).prop_map(|(min_quantity, unit_price_minor)| Tier { min_quantity, unit_price_minor });
        (
            prop::collection::vec(variant, 1..4),
            prop::collection::vec(tier, 0..3),
            (number(), number(), number()),
            "[A-Za-z ]{0,12}",
        )
            .prop_map(|(variants, tiers, (min_order_quantity, lead_time_days, monthly_capacity), name_id)| {
                let variants = variants
                    .into_iter()
                    .map(|(price_minor, weight_g, size_mm, value)| VariantContent {
                        value,
                        price_minor,
                        weight_g,
                        size_mm,
                        ..VariantContent::new()
                    })
                    .collect();
                ListingContent {
                    name_id,
                    variants,
                    tiers,
                    min_order_quantity,
                    lead_time_days,
                    monthly_capacity,
                    ..ListingContent::default()
                }
            })
    }

    proptest! {
        #[test]
        fn what_nobody_reviews_never_needs_a_review(published in content(), other in content()) {
            // the same options with the other's prices, weights, tiers, quantities and times
            let mut other = other;
            for (variant, own) in other.variants.iter_mut().zip(&published.variants) {
                variant.key = own.key.clone();
            }
            let draft = published.with_unreviewed_of(&other);
            prop_assert!(!needs_review(&published, &draft));
            prop_assert_eq!(draft.with_unreviewed_of(&published), published);
        }

        #[test]
        fn another_name_always_needs_one(published in content(), name in "[a-z]{13,20}") {
            let draft = ListingContent { name_id: name, ..published.clone() };
            prop_assert!(needs_review(&published, &draft));
            prop_assert!(!needs_review(&published, &published));
        }
    }

    #[test]
    fn an_attribute_that_the_category_does_not_ask_for_is_no_change() {
        let mut published = ListingContent { category: "pottery".into(), ..ListingContent::default() };
        let mut draft = published.clone();
        draft.attributes.insert("dye".into(), "natural".into());
        assert!(!needs_review(&published, &draft));
        draft.attributes.insert("foodsafe".into(), "yes".into());
        assert!(needs_review(&published, &draft));
        published.attributes.insert("foodsafe".into(), " yes ".into());
        assert!(!needs_review(&published, &draft));
    }
}
