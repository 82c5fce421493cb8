//! Indonesian and English say the same things with the same arguments.

use std::collections::BTreeSet;

use super::messages::messages;

#[test]
fn both_languages_have_the_same_messages() {
    let (indonesian, english) = (messages("id"), messages("en"));
    assert!(!indonesian.is_empty());
    let keys = |m: &super::messages::Messages| m.keys().cloned().collect::<BTreeSet<_>>();
    let (indonesian, english) = (keys(&indonesian), keys(&english));
    let missing: Vec<_> = indonesian.symmetric_difference(&english).collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
}

#[test]
fn a_message_takes_the_same_arguments_in_both_languages() {
    let english = messages("en");
    let different: Vec<_> = messages("id")
        .into_iter()
        .filter(|(key, arguments)| english.get(key).is_some_and(|other| other != arguments))
        .map(|(key, _)| key)
        .collect();
    assert!(different.is_empty(), "other arguments: {different:?}");
}
