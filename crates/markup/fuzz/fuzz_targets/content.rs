//! Any JSON as content: it is read or refused, checked, written as text and masked, and what was read is stored and
//! read again as the same.
#![no_main]

use chinwag_markup::{Masking, Rules, Trust, check, mask, parse, to_markup};
use chinwag_model::{ContentBlock, plaintext};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    let Ok(content) = serde_json::from_slice::<Vec<ContentBlock>>(json) else { return };
    let stored = serde_json::to_string(&content).expect("content has a JSON form");
    assert_eq!(serde_json::from_str::<Vec<ContentBlock>>(&stored).expect("it is read"), content);
    let for_users = check(&content, Rules::USER);
    let for_back_ends = check(&content, Rules::BACK_END);
    if let Ok(mentions) = &for_users {
        assert_eq!(for_back_ends.as_ref(), Ok(mentions), "back ends may do what users may");
    }
    if let Err(refusal) = &for_back_ends {
        assert!(refusal.field.starts_with("content"), "{refusal}");
    }
    let masking = Masking {
        links: true,
        emails: true,
        phones: true,
        allowed_hosts: ["*.shop.example".to_owned()].into(),
        allowed_numbers: ["112".to_owned()].into(),
        replacement: String::new(),
    };
    let masked = mask(&content, &masking);
    assert!(plaintext(&masked).len() <= plaintext(&content).len() + 2, "nothing is added");
    for block in &content {
        if let ContentBlock::Text { children } = block {
            parse(&to_markup(children), Trust::Trusted);
        }
    }
});
