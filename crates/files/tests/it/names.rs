//! Names that people, and others, give to files.

use chinwag_files::{Class, FileName, MediaType, content_disposition};
use proptest::prelude::*;

#[test]
fn a_name_is_the_last_part_and_can_be_seen() {
    for (given, kept) in [
        ("plan.pdf", "plan.pdf"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt"),
        ("photo\u{202e}gpj.exe", "photogpj.exe"),
        ("a\u{200b}\u{2066}\u{feff}b", "ab"),
        ("  spaced name . ", "spaced name"),
        ("Grüße 日本語 🎉.txt", "Grüße 日本語 🎉.txt"),
        ("", "file"),
        ("..", "file"),
        ("/", "file"),
        ("\0\u{1f}\u{7f}\u{9f}", "file"),
        (".htaccess", ".htaccess"),
    ] {
        assert_eq!(FileName::new(given).as_str(), kept, "{given:?}");
    }
}

#[test]
fn a_long_name_keeps_its_ending() {
    let name = FileName::new(&format!("{}.pdf", "ü".repeat(300)));
    assert!(name.as_str().len() <= 255 && name.as_str().ends_with("ü.pdf"));
    let name = FileName::new(&format!("a.{}", "b".repeat(300)));
    assert_eq!(name.as_str().len(), 255);
}

#[test]
fn the_header_says_what_may_be_shown_and_how_it_is_called() {
    let header =
        |media_type: &str, name: &str| content_disposition(&MediaType::new(media_type), &FileName::new(name));
    assert_eq!(header("image/png", "a b.png"), "inline; filename=\"a b.png\"");
    assert_eq!(header("image/svg+xml", "a.svg"), "attachment; filename=\"a.svg\"");
    assert_eq!(header("application/pdf", "a.pdf"), "attachment; filename=\"a.pdf\"");
    assert_eq!(
        header("text/html", "Grüße \"€\" 100%.txt"),
        "attachment; filename=\"Gr__e ___ 100_.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%22%E2%82%AC%22%20100%25.txt"
    );
}

#[test]
fn what_a_browser_would_run_is_served_as_bytes() {
    for active in ["text/html", "image/svg+xml", "text/xml", "application/wasm"] {
        let media_type = MediaType::new(active);
        assert_eq!(media_type.content_type(), "application/octet-stream");
        assert_eq!((media_type.is_inline(), media_type.class()), (false, Class::Other));
    }
    let png = MediaType::new("image/png");
    assert_eq!((png.content_type(), png.is_inline(), png.class()), ("image/png", true, Class::Image));
    assert_eq!(MediaType::new("audio/ogg").class(), Class::Audio);
    assert_eq!(MediaType::new("video/webm").class(), Class::Video);
}

#[test]
fn nothing_of_an_end_that_some_systems_drop_is_left() {
    assert_eq!(FileName::new("a\u{2000}. .").as_str(), "a");
    let cut = format!("{}. {}", "a".repeat(254), "b".repeat(30));
    assert_eq!(FileName::new(&cut).as_str(), "a".repeat(254));
}

proptest! {
    #[test]
    fn any_text_makes_a_name_and_a_header(given in any::<String>()) {
        let name = FileName::new(&given);
        prop_assert!((1..=255).contains(&name.as_str().len()));
        prop_assert!(!name.as_str().chars().any(|letter| letter.is_control() || letter == '/' || letter == '\\'));
        prop_assert_eq!(&FileName::new(name.as_str()), &name);
        let header = content_disposition(&MediaType::new("image/png"), &name);
        prop_assert!(header.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        prop_assert_eq!(header.matches('"').count(), 2);
    }
}
