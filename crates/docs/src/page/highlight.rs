//! Code in colours: what a piece of it is becomes a class, the style sheet knows the colour.

use std::sync::LazyLock;

use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use super::escaped;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Beginnings of the names that grammars give, and the class of each. The first that fits counts.
const CLASSES: [(&str, &str); 13] = [
    ("comment", "c"),
    ("meta.template.expression", ""),
    ("meta.interpolation", ""),
    ("keyword.operator.word", "k"),
    ("keyword.operator", ""),
    ("string", "s"),
    ("constant.numeric", "n"),
    ("constant.language", "n"),
    ("keyword", "k"),
    ("storage", "k"),
    ("entity.name.tag", "t"),
    ("entity.other.attribute-name", "a"),
    ("variable.function", "f"),
];

/// The code as HTML. In a language that is not known it has no colours.
pub fn highlight(code: &str, language: &str) -> String {
    match syntax(language) {
        Some(syntax) => coloured(code, syntax).unwrap_or_else(|| escaped(code)),
        None => escaped(code),
    }
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let token = match language {
        "ts" | "tsx" | "jsx" | "mjs" => "js",
        "sh" => "bash",
        "" => return None,
        other => other,
    };
    SYNTAXES.find_syntax_by_token(token)
}

fn coloured(code: &str, syntax: &SyntaxReference) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut html = String::new();
    for line in syntect::util::LinesWithEndings::from(code) {
        let operations = state.parse_line(line, &SYNTAXES).ok()?;
        for (text, operation) in ScopeRegionIterator::new(&operations, line) {
            stack.apply(operation).ok()?;
            match class(&stack) {
                _ if text.trim().is_empty() => html.push_str(text),
                "" => html.push_str(&escaped(text)),
                class => html.push_str(&format!("<span class=\"{class}\">{}</span>", escaped(text))),
            }
        }
    }
    Some(html)
}

/// What the innermost scope that says anything says.
fn class(stack: &ScopeStack) -> &'static str {
    let names = stack.as_slice().iter().rev().map(|scope| scope.build_string());
    let mut classes = names.filter_map(|name| CLASSES.iter().find(|(start, _)| name.starts_with(start)));
    classes.next().map_or("", |(_, class)| class)
}

#[cfg(test)]
mod tests {
    use super::highlight;

    #[test]
    fn code_stays_text_in_every_language() {
        let hostile = "</code><script>alert(\"1\")</script> & 'x'";
        for language in ["", "js", "html", "rust", "no-such-language"] {
            let html = highlight(hostile, language);
            assert!(!html.contains("<script") && !html.contains("</code>"), "{language}: {html}");
        }
        assert_eq!(highlight("a < b", ""), "a &lt; b");
    }

    #[test]
    fn words_texts_and_comments_have_classes() {
        let html = highlight("const a = \"b\"; // c\n", "js");
        assert!(html.contains("<span class=\"k\">const</span>"), "{html}");
        assert!(html.contains("<span class=\"s\">b</span>"), "{html}");
        assert!(html.contains("<span class=\"c\"> c"), "{html}");
    }
}
