//! Any JSON as content: it is read or refused, checked, written as text and masked, and what was read is stored and
//! read again as the same.
#![no_main]

use chinwag_markup::{Trust, check, mask, parse, to_markup};
use chinwag_model::{ContentBlock, Masking, plaintext};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    let Ok(content) = serde_json::from_slice::<Vec<ContentBlock>>(json) else { return };
    let stored = serde_json::to_string(&content).expect("content has a JSON form");
    assert_eq!(serde_json::from_str::<Vec<ContentBlock>>(&stored).expect("it is read"), content);
    if let Err(refusal) = check(&content) {
        assert!(refusal.field.starts_with("content"), "{refusal}");
    }
    let masking = Masking {
        allowed_hosts: ["*.shop.example".to_owned()].into(),
        allowed_numbers: ["112".to_owned()].into(),
        ..Masking::default()
    };
    let masked = mask(&content, &masking, "");
    assert!(plaintext(&masked).len() <= plaintext(&content).len() + 2, "nothing is added");
    for block in &content {
        if let ContentBlock::Text { children } = block {
            parse(&to_markup(children), Trust::Trusted);
        }
    }
});
