//! A row of filters above the pieces, for who does not want to open them all.

use super::{Choice, Group};
use crate::catalog::filters::Filters;

/// The kinds in this order, and how many of each.
const KINDS: &[(&str, usize)] =
    &[("offer", 2), ("category", 4), ("regency", 4), ("village", 4), ("price", 3), ("province", 4)];

/// What is not chosen yet and would narrow the list. A kind of which something is chosen has had its say, but
/// for places, where the next smaller one comes up.
pub fn quick(filters: &Filters, groups: &[Group], total: u64) -> Vec<Choice> {
    let has_say = |name: &str| match name {
        "category" => filters.categories.is_empty(),
        "price" => filters.price_min.is_none() && filters.price_max.is_none(),
        "province" => filters.province.is_none(),
        "regency" => filters.regency.is_none(),
        "village" => filters.village.is_none(),
        _ => true,
    };
    let mut quick = Vec::new();
    for (name, most) in KINDS.iter().filter(|(name, _)| has_say(name)) {
        let Some(group) = groups.iter().find(|group| group.name == *name) else { continue };
        let narrows = |choice: &&Choice| !choice.is_on && choice.count > 0 && choice.count < total;
        quick.extend(group.all().filter(narrows).take(*most).cloned());
    }
    quick
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(label: &str, count: u64, is_on: bool) -> Choice {
        Choice { label: label.to_owned(), count, address: String::new(), is_on }
    }

    #[test]
    fn only_what_narrows_and_is_not_chosen_is_offered() {
        let groups = [
            Group {
                name: "offer",
                choices: vec![choice("in stock", 10, false), choice("signature", 3, false)],
                more: vec![],
            },
            Group {
                name: "category",
                choices: vec![choice("a", 4, true), choice("b", 2, false)],
                more: vec![choice("c", 1, false)],
            },
            Group { name: "permit", choices: vec![choice("halal", 2, false)], more: vec![] },
        ];
        let labels = |filters: &Filters| -> Vec<String> {
            quick(filters, &groups, 10).into_iter().map(|choice| choice.label).collect()
        };
        assert_eq!(labels(&Filters::default()), ["signature", "b", "c"]);
        assert_eq!(labels(&Filters { categories: vec!["a".into()], ..Filters::default() }), ["signature"]);
    }
}
