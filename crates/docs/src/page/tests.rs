use super::{Page, page};
use crate::contents::Source;
use crate::declarations::Declarations;
use crate::reference::Reference;

const DECLARED: &str = "interface UserRef {\n\t/** Reads `it`, <b>now</b>. */\n\tget(): Promise<Snapshot>;\n}\n\
                        interface Snapshot {\n\treadonly id: string;\n}\n";

fn made(markdown: &str) -> anyhow::Result<Page> {
    let at = |path: &str, address: &str, markdown: &str| Source {
        path: path.to_owned(),
        address: address.to_owned(),
        markdown: markdown.to_owned(),
    };
    let sources = [
        at("guide/page.md", "/docs/guide/page", markdown),
        at("other.md", "/docs/other", "# Other\n<!-- members: Snapshot -->\n"),
    ];
    let places = sources.iter().map(|one| (one.path.clone(), one.address.clone())).collect();
    let mut declarations = Declarations::default();
    declarations.add(DECLARED);
    page(&sources[0], &places, &Reference::new(declarations, &sources))
}

#[test]
fn links_lead_to_pages_and_say_so_when_there_is_none() {
    let page =
        made("# P\n[a](../other.md) [b](../other.md#x) [c](https://example.org/y.md) [d](#e)\n").unwrap();
    for href in
        ["\"/docs/other\"", "\"/docs/other#x\"", "\"https://example.org/y.md\"", "\"/docs/guide/page#e\""]
    {
        assert!(page.html.contains(&format!("href={href}")), "{href} in {}", page.html);
    }
    assert_eq!(page.links.len(), 3);
    let page = made("# P\n- [the *loader*](../../web/talk/README.md#x), [b](../other.md)\n").unwrap();
    let source = "<span class=\"source\" title=\"web/talk/README.md\">the <em>loader</em></span>, <a href";
    assert!(page.html.contains(source), "{}", page.html);
    for dead in ["../gone.md", "../../../README.md", "/docs/other", "javascript:alert(1)"] {
        let error = made(&format!("# P\n[a]({dead})\n")).unwrap_err();
        assert!(format!("{error:#}").contains(dead), "{error:#}");
    }
}

#[test]
fn headings_have_anchors_that_are_theirs_alone() {
    let page = made("# P\n## Limits\n## Limits\n### `UNKNOWN_APP`\n").unwrap();
    let ids: Vec<_> = page.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["limits", "limits-1", "UNKNOWN_APP"]);
    assert!(page.html.contains("<h2 id=\"limits\">"), "{}", page.html);
}

#[test]
fn html_is_refused_and_what_looks_like_it_is_text() {
    for html in [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<div>\n\n</div>",
        "## <i>x</i>",
        "| a |\n|---|\n| <b> |",
    ] {
        assert!(made(&format!("# P\n{html}\n")).is_err(), "{html}");
    }
    let page = made("# P\n`<b>` and\n```html\n<script>\n```\n<!-- for those who write -->\n").unwrap();
    assert!(page.html.contains("<code>&lt;b&gt;</code>"), "{}", page.html);
    assert!(!page.html.contains("<script") && !page.html.contains("those who write"), "{}", page.html);
}

#[test]
fn a_table_without_heads_has_none() {
    let page = made("# P\n| | |\n|---|---|\n| a | b |\n").unwrap();
    assert!(!page.html.contains("<th"), "{}", page.html);
    let page = made("# P\n| a |\n|---|\n| b<br>c |\n").unwrap();
    assert!(page.html.contains("b<br />\nc"), "{}", page.html);
    let page = made("# P\n| | head |\n|---|---|\n| a | `b` |\n").unwrap();
    assert!(
        page.html.contains("<thead><tr><td></td><th scope=\"col\">head</th></tr></thead>"),
        "{}",
        page.html
    );
    assert!(page.html.contains("<td><code>b</code></td>"), "{}", page.html);
}

#[test]
fn members_are_listed_with_their_words_and_examples() {
    let page =
        made("# P\n## Users\n<!-- members: UserRef -->\n```js live\nawait session.user(\"a\").get();\n```\n")
            .unwrap();
    assert!(page.html.contains("id=\"UserRef.get\""), "{}", page.html);
    assert!(page.html.contains("<a href=\"/docs/other#Snapshot\">Snapshot</a>"), "{}", page.html);
    assert!(page.html.contains("Reads <code>it</code>, &lt;b&gt;now&lt;/b&gt;."), "{}", page.html);
    assert!(page.html.contains("<a href=\"#example-1\">example 1</a>"), "{}", page.html);
    assert!(page.html.contains("id=\"example-1\" data-run=\"/docs/live/guide-page-1\""), "{}", page.html);
    assert!(made("# P\n<!-- members: Nobody -->\n").is_err());
}

#[test]
fn what_can_be_found_is_cut_at_headings_and_members() {
    let page = made("# P\nFirst words.\n## Users\nHow to.\n<!-- members: UserRef -->\nMore.\n").unwrap();
    let found: Vec<_> =
        page.sections.iter().map(|section| (section.id.as_str(), section.text.trim().to_owned())).collect();
    let expected = [
        ("", "First words."),
        ("users", "How to."),
        ("UserRef", ""),
        ("UserRef.get", "Reads it, <b>now</b>. get(): Promise<Snapshot>"),
        ("users", "More."),
    ];
    assert_eq!(found, expected.map(|(id, text)| (id, text.to_owned())));
    assert_eq!(page.summary, "First words.");
}
