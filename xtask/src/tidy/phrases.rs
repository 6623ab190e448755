//! Phrases that have no place in a kind of file, each with what to do instead.

use anyhow::Result;

use super::{House, files::File};

struct Ban {
    phrase: &'static str,
    /// Where it is banned.
    applies: fn(&File) -> bool,
    /// What to do instead.
    instead: &'static str,
}

const BANS: &[Ban] = &[
    Ban { phrase: "todo!(", applies: is_code, instead: "write it, or leave it out" },
    Ban { phrase: "TODO", applies: is_code, instead: "open an issue" },
    Ban { phrase: "FIXME", applies: is_code, instead: "fix it, or open an issue" },
    Ban { phrase: "XXX", applies: is_code, instead: "say in a sentence what is odd, and why" },
    Ban { phrase: "#[ignore", applies: is_code, instead: "make the test work, or delete it" },
    Ban {
        phrase: "innerHTML",
        applies: is_code,
        instead: "build nodes: what users write is never parsed as HTML",
    },
    Ban {
        phrase: "outerHTML",
        applies: is_code,
        instead: "build nodes: what users write is never parsed as HTML",
    },
    Ban { phrase: "insertAdjacentHTML", applies: is_code, instead: "build nodes" },
    Ban { phrase: "dangerouslySetInnerHTML", applies: is_code, instead: "build nodes" },
    Ban { phrase: ".only(", applies: is_web_test, instead: "run one test with `-t` or `-g`" },
    Ban { phrase: ".skip(", applies: is_web_test, instead: "make the test work, or delete it" },
    Ban { phrase: ".fixme(", applies: is_web_test, instead: "make the test work, or delete it" },
    Ban { phrase: ".todo(", applies: is_web_test, instead: "write the test, or open an issue" },
    Ban { phrase: "waitForTimeout", applies: is_web_test, instead: "wait for what should happen" },
    Ban { phrase: "setTimeout(", applies: is_browser_test, instead: "wait for what should happen" },
    Ban { phrase: "/work/", applies: is_any, instead: "no paths of one machine: make it relative" },
    Ban { phrase: "/root/", applies: is_any, instead: "no paths of one machine: make it relative" },
    Ban { phrase: "registry.npmjs", applies: is_any, instead: "registries are a setting of the machine" },
];

pub fn check(house: &House) -> Result<Vec<String>> {
    // This crate has to name what it bans.
    let files = house.files.all().filter(|file| !file.is_under("xtask"));
    Ok(files.flat_map(breaches).collect())
}

fn breaches(file: &File) -> Vec<String> {
    let bans: Vec<&Ban> = BANS.iter().filter(|ban| (ban.applies)(file)).collect();
    let hits = file.lines().flat_map(|(number, line)| {
        let hits = bans.iter().filter(move |ban| contains(line, ban.phrase));
        hits.map(move |ban| format!("{}:{number}: `{}`: {}", file.path, ban.phrase, ban.instead))
    });
    hits.collect()
}

/// Whether the phrase stands there by itself: a letter or digit next to one of its own makes it part of a longer
/// word, or of a longer path.
fn contains(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + phrase.len()..].chars().next();
        let continues_word = joins(before) && (joins(phrase.chars().next()) || phrase.starts_with('/'));
        let goes_on = joins(after) && joins(phrase.chars().next_back());
        !continues_word && !goes_on
    })
}

fn joins(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
}

fn is_any(_: &File) -> bool {
    true
}

fn is_code(file: &File) -> bool {
    file.has_extension(&["rs", "ts", "tsx", "js", "mjs", "css", "html", "sql"])
}

fn is_web_test(file: &File) -> bool {
    let name = file.path.as_str();
    is_browser_test(file) || (file.is_under("web") && (name.contains(".test.") || name.contains("/test/")))
}

fn is_browser_test(file: &File) -> bool {
    file.is_under("web/e2e") && is_code(file)
}

#[cfg(test)]
mod tests {
    use super::{File, breaches, contains};

    #[test]
    fn a_phrase_inside_a_longer_word_is_not_it() {
        assert!(contains("// TODO: later", "TODO"));
        assert!(!contains("let TODOS = 1;", "TODO"));
        assert!(contains("element.innerHTML = text", "innerHTML"));
        assert!(contains("open(\"/work/x\")", "/work/"));
        assert!(!contains("\"./network/work/x\"", "/work/"));
    }

    #[test]
    fn a_breach_names_file_line_and_remedy() {
        let file = File { path: "web/ui/a.ts".to_owned(), text: "\nbox.innerHTML = text;\n".to_owned() };
        let found = breaches(&file);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("web/ui/a.ts:2: `innerHTML`: build nodes"), "{found:?}");
        let notes = File { path: "docs/a.md".to_owned(), text: "innerHTML is banned".to_owned() };
        assert!(breaches(&notes).is_empty());
    }
}
