//! What a page says of itself.

use std::borrow::Cow;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use url::Url;

/// Longest texts of a preview, in characters.
const SITE_MAX_CHARS: usize = 60;
const TITLE_MAX_CHARS: usize = 160;
const DESCRIPTION_MAX_CHARS: usize = 300;
/// Longest address of a picture, in bytes.
const URL_MAX_BYTES: usize = 2_048;

/// What a page says of itself, as plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The name of the site that it belongs to.
    pub site: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Where its picture is.
    pub picture: Option<Url>,
}

/// The names by which a value is given, the best first.
const SITE: &[&str] = &["og:site_name", "application-name"];
const TITLE: &[&str] = &["og:title", "twitter:title", "<title>"];
const DESCRIPTION: &[&str] = &["og:description", "twitter:description", "description"];
const PICTURE: &[&str] =
    &["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"];

/// Reads a page that was had from an address. Of what is said twice the first counts. It ends with the head, where the
/// page has one: what people write into a page is in its body.
pub fn read_page(html: &str, address: &Url) -> Page {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut title: Option<String> = None;
    let mut base = address.clone();
    let mut is_title = false;
    let mut has_base = false;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => match tag.name.as_slice() {
                b"body" => break,
                b"title" if title.is_none() => {
                    title = Some(String::new());
                    is_title = true;
                }
                b"base" if !has_base => {
                    if let Some(joined) = attribute(&tag, b"href").and_then(|href| address.join(&href).ok()) {
                        base = joined;
                        has_base = true;
                    }
                }
                b"meta" => {
                    let name = attribute(&tag, b"property").or_else(|| attribute(&tag, b"name"));
                    if let (Some(name), Some(content)) = (name, attribute(&tag, b"content")) {
                        found.push((name.trim().to_ascii_lowercase(), content.into_owned()));
                    }
                }
                _ => {}
            },
            Token::EndTag(tag) => match tag.name.as_slice() {
                b"head" => break,
                b"title" => is_title = false,
                _ => {}
            },
            Token::String(text) if is_title => {
                if let Some(title) = &mut title {
                    title.push_str(&String::from_utf8_lossy(&text.value));
                }
            }
            _ => {}
        }
    }
    found.extend(title.map(|title| ("<title>".to_owned(), title)));
    let first = |names: &[&str], max| {
        names.iter().find_map(|name| {
            found.iter().filter(|(known, _)| known == name).find_map(|(_, value)| line(value, max))
        })
    };
    let picture = PICTURE.iter().find_map(|name| {
        let value = found.iter().find(|(known, _)| known == name)?.1.trim();
        let is_short = !value.is_empty() && value.len() <= URL_MAX_BYTES;
        let url = is_short.then(|| base.join(value).ok()).flatten()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    });
    let title = first(TITLE, TITLE_MAX_CHARS);
    Page {
        site: first(SITE, SITE_MAX_CHARS),
        description: first(DESCRIPTION, DESCRIPTION_MAX_CHARS).filter(|text| title.as_ref() != Some(text)),
        title,
        picture,
    }
}

fn attribute<'a>(tag: &'a StartTag<()>, name: &[u8]) -> Option<Cow<'a, str>> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(&value.value))
}

/// Text as one line: white space is one space, and what is not seen but changes what is (controls, marks that turn the
/// direction) is left out. `None` when nothing is left.
fn line(text: &str, max_chars: usize) -> Option<String> {
    let mut line = String::new();
    let mut count = 0;
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        let letters = word.chars().filter(|letter| !is_hidden(*letter));
        for letter in (count > 0).then_some(' ').into_iter().chain(letters) {
            if count == max_chars {
                let cut = line.trim_end().len();
                line.truncate(cut);
                line.push('…');
                return Some(line);
            }
            line.push(letter);
            count += 1;
        }
    }
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(html: &str) -> Page {
        read_page(html, &Url::parse("https://shop.example/bikes/1?a=b").unwrap())
    }

    fn of(page: &Page) -> [Option<&str>; 4] {
        let picture = page.picture.as_ref().map(Url::as_str);
        [page.site.as_deref(), page.title.as_deref(), page.description.as_deref(), picture]
    }

    #[test]
    fn what_is_said_for_cards_goes_before_what_is_said_for_all() {
        let page = read(
            "<!doctype html><html><head><title>Red bicycle - Shop</title><meta name=description content=plain>
             <meta property='og:title' content='A red bicycle'><META NAME='twitter:title' CONTENT='tweeted'>
             <meta name=twitter:description content='Bell &amp; light'><meta property=og:image content=/red.png>
             <meta property='og:site_name' content='The\n  Shop '></head><body>",
        );
        let picture = "https://shop.example/red.png";
        assert_eq!(of(&page), [Some("The Shop"), Some("A red bicycle"), Some("Bell & light"), Some(picture)]);
    }

    #[test]
    fn a_page_that_says_little_has_its_title() {
        let page =
            read("<title>\n Caf&eacute; <b>menu</b> &lt;3\n</title><meta name=description content=' '>");
        assert_eq!(of(&page), [None, Some("Café <b>menu</b> <3"), None, None]);
        assert_eq!(read("hello"), Page::default());
        assert_eq!(read(""), Page::default());
    }

    #[test]
    fn only_the_head_counts_and_no_script_or_comment_in_it() {
        let page = read(
            "<head><script>var a = '<title>script</title><meta property=og:title content=script>'</script>
             <!-- <title>comment</title> --><style><title>style</title></style></head>
             <body><title>body</title><meta property=og:title content=body>",
        );
        assert_eq!(page, Page::default());
    }

    #[test]
    fn a_picture_is_on_the_web() {
        for (value, expected) in [
            ("red.png", Some("https://shop.example/bikes/red.png")),
            ("//cdn.example/red.png", Some("https://cdn.example/red.png")),
            ("javascript:alert(1)", None),
            ("data:image/png;base64,AAAA", None),
            ("file:///etc/passwd", None),
            ("", None),
        ] {
            let page = read(&format!("<meta property=og:image content='{value}'>"));
            assert_eq!(page.picture.as_ref().map(Url::as_str), expected, "{value}");
        }
        let based = read("<base href='https://cdn.example/x/'><meta property=og:image content='red.png'>");
        assert_eq!(based.picture.unwrap().as_str(), "https://cdn.example/x/red.png");
    }

    #[test]
    fn texts_are_short_and_of_letters_that_are_seen() {
        let page = read(&format!("<title>{}\u{202e}evil\u{0}</title>", "word ".repeat(100)));
        let title = page.title.unwrap();
        assert_eq!(title.chars().count(), TITLE_MAX_CHARS, "{title}");
        assert!(title.ends_with("word…") && !title.contains('\u{202e}'), "{title}");
        assert_eq!(line("a\u{202e}b\u{0}c", 10).as_deref(), Some("ab c"));
        assert_eq!(line("\u{200b} \u{feff}", 10), None);
        assert_eq!(line("1234", 4).as_deref(), Some("1234"));
        assert_eq!(line("12345", 4).as_deref(), Some("1234…"));
    }

    proptest! {
        #[test]
        fn whatever_a_page_is_it_is_read(html in "(<|>|/|title|meta|head|body|base|script|property=|name=|content=|href=|og:title|og:image|['\"& #;!-]|.){0,60}") {
            let page = read(&html);
            for text in [page.site, page.title, page.description].into_iter().flatten() {
                prop_assert!(text.chars().count() <= DESCRIPTION_MAX_CHARS + 1);
                prop_assert!(!text.contains(char::is_control), "{text:?}");
            }
        }

        #[test]
        fn whatever_its_bytes_are_they_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400), kind in ".{0,40}") {
            let _ = read(&crate::charset::decode(&bytes, &kind));
        }
    }
}
