//! `line_items[0][price_data][currency]=idr` as nested objects, the way Stripe reads forms and queries.

use serde_json::{Map, Value};

pub fn parse(encoded: &[u8]) -> Value {
    let mut root = Value::Object(Map::new());
    for (key, text) in url::form_urlencoded::parse(encoded) {
        let mut place = &mut root;
        for part in key.split(['[', ']']).filter(|part| !part.is_empty()) {
            if !place.is_object() {
                *place = Value::Object(Map::new());
            }
            place = place.as_object_mut().expect("made above").entry(part).or_insert(Value::Null);
        }
        *place = Value::String(text.into_owned());
    }
    root
}

/// A whole number sent as text.
pub fn number(field: &Value) -> Option<i64> {
    field.as_str()?.parse().ok()
}

#[test]
fn a_nested_form_is_read_as_it_was_meant() {
    let read = parse(b"mode=payment&line_items[0][price_data][unit_amount]=100&expand%5B0%5D=payment_intent");
    assert_eq!(read["mode"], "payment");
    assert_eq!(number(&read["line_items"]["0"]["price_data"]["unit_amount"]), Some(100));
    assert_eq!(read["expand"]["0"], "payment_intent");
}
