use std::collections::HashSet;

use super::*;

fn real_products() -> Vec<(String, String)> {
    let mut rows = csv::Reader::from_path("demo/products.csv").unwrap();
    rows.records()
        .map(|row| row.unwrap())
        .map(|row| (row[4].to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"), row[3].to_owned()))
        .collect()
}

#[test]
fn every_product_gets_a_small_drawing_of_its_own_that_never_changes() {
    let products = real_products();
    assert!(products.len() >= 200);
    let mut seen = HashSet::new();
    for (slug, category) in &products {
        for view in [View::Whole, View::Close, View::Edge] {
            let svg = motif_view(slug, category, view).unwrap();
            assert!(svg.len() <= 3072, "{slug}: {} bytes", svg.len());
            assert_eq!(motif_view(slug, category, view).unwrap(), svg);
            assert!(seen.insert(svg), "{slug} looks like another");
        }
    }
}

#[test]
fn a_drawing_is_well_formed_and_its_tags_close() {
    for (slug, category) in real_products() {
        let svg = motif_svg(&slug, &category).unwrap();
        let mut open: Vec<&str> = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (inside, text) = tag.split_once('>').unwrap();
            assert!(text.is_empty() && inside.matches('"').count() % 2 == 0, "{slug}: {tag}");
            if let Some(name) = inside.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name), "{slug}");
            } else if !inside.ends_with('/') {
                open.push(inside.split(' ').next().unwrap());
            }
        }
        assert!(open.is_empty(), "{slug}: {open:?}");
    }
}

#[test]
fn nothing_of_the_slug_enters_the_drawing() {
    let svg = motif_svg("\"/><script>alert(1)</script>", "pottery").unwrap();
    assert!(!svg.contains("script"));
    assert!(motif_svg("kendi", "\"><script>").is_none());
}

#[test]
fn neighbours_on_a_page_do_not_look_alike() {
    let look = |(slug, category): &(String, String)| character(&style(category).unwrap(), &mut Dice::of(slug));
    let looks: Vec<_> = real_products().iter().map(look).collect();
    for columns in [1, 2, 3, 4] {
        let alike = looks.windows(columns + 1).filter(|pair| pair[0] == pair[columns]).count();
        assert!(alike <= looks.len() / 50, "{alike} pieces look like the one {columns} before");
    }
    let shelf: HashSet<_> = looks[..24].iter().map(|look| format!("{look:?}")).collect();
    assert!(shelf.len() >= 22, "{} different ones of 24", shelf.len());
}
