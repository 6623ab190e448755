//! Every frame of the wire, as text, in `tests/golden/`. A change to the wire shows in review as a change there.
//! After a wanted change, `cargo xtask codegen` writes them anew.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod answers;
mod events;
mod nouns;
mod requests;

use chinwag_protocol::decode::decode_frame;
use chinwag_protocol::*;

use answers::answers;
use events::events;
use requests::requests;

/// Compares items, one a line, with a file.
fn check(name: &str, items: &[String]) {
    let path = format!("{}/tests/golden/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let fresh = items.iter().map(|item| format!("{item}\n")).collect::<String>();
    if std::env::var_os("CHINWAG_CODEGEN").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == fresh, "{path} differs: if the wire was meant to change, run `cargo xtask codegen`");
}

#[test]
fn requests_are_as_they_were() {
    let mut names: Vec<_> = requests().iter().map(Request::operation).collect();
    names.dedup();
    assert_eq!(names, Request::OPERATIONS, "every operation has an example");
    let encoded: Vec<_> = requests()
        .iter()
        .zip(1..)
        .map(|(request, id)| {
            let mut json = serde_json::to_value(request).unwrap();
            json["id"] = id.into();
            json.to_string()
        })
        .collect();
    check("requests", &encoded);
    let decoded = decode_frame(&encode_frame(&encoded)).unwrap();
    let decoded: Vec<_> = decoded.into_iter().map(|decoded| decoded.request.unwrap()).collect();
    assert_eq!(decoded, requests(), "what is encoded decodes to the same");
}

#[test]
fn answers_are_as_they_were() {
    check("answers", &answers());
}

#[test]
fn events_are_as_they_were() {
    check("events", &events());
    for event in events() {
        let item: ServerItem = serde_json::from_str(&event).unwrap();
        assert_eq!(
            serde_json::to_value(&item).unwrap(),
            serde_json::from_str::<serde_json::Value>(&event).unwrap()
        );
    }
}
