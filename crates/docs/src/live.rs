//! Examples that can be run: a fence marked `js live` or `html live`. Each becomes a page of its own with its script
//! beside it, so that no page of the documentation runs anything but files of the server.

use crate::contents::Source;
use crate::page::escaped;

/// What an example can use without making it, and the module that has it.
const GIVEN: [(&str, &str); 5] = [
    ("session", "people.js"),
    ("bob", "people.js"),
    ("container", "stage.js"),
    ("show", "stage.js"),
    ("picture", "stage.js"),
];

/// An example.
#[derive(Debug)]
pub struct Example {
    /// Counted on its page, from 1.
    pub number: usize,
    /// The section of the second level in which it stands.
    pub section: usize,
    /// The page, as part of a file name.
    page: String,
    is_html: bool,
    pub code: String,
}

impl Example {
    /// Its anchor on the page of the documentation.
    pub fn id(&self) -> String {
        format!("example-{}", self.number)
    }

    fn name(&self) -> String {
        format!("{}-{}", self.page, self.number)
    }

    /// Where it is run.
    pub fn address(&self) -> String {
        format!("/docs/live/{}", self.name())
    }

    /// Whether there is more to see than what it says.
    pub fn is_tall(&self) -> bool {
        self.is_html || self.uses("container") || self.code.contains(".createPopup(")
    }

    fn uses(&self, name: &str) -> bool {
        words(&self.code).any(|word| word == name)
    }

    /// Its page and its script, by their names.
    pub fn files(&self) -> [(String, String); 2] {
        let (body, script) = match self.is_html {
            true => parted(&self.code),
            false => (String::new(), self.code.clone()),
        };
        let stage = if self.is_html { "" } else { "<div id=\"chat\"></div>\n" };
        let size = if self.is_tall() { "tall" } else { "short" };
        let page = format!(
            "<!doctype html>\n<html lang=\"en\" data-state=\"running\" data-size=\"{size}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>Example {}</title>\n\
             <link rel=\"icon\" href=\"/docs/mark.svg\">\n<link rel=\"stylesheet\" href=\"/docs/live/live.css\">\n<script src=\"/docs/live/watch.js\"></script>\n\
             <script src=\"/talk.js\"></script>\n</head>\n<body>\n<main>\n{body}{stage}<output id=\"shown\"></output>\n</main>\n\
             <script type=\"module\" src=\"/docs/live/{}.js\"></script>\n</body>\n</html>\n",
            escaped(&self.name()),
            self.name(),
        );
        [(format!("{}.html", self.name()), page), (format!("{}.js", self.name()), self.module(&script))]
    }

    fn module(&self, script: &str) -> String {
        let mut module = String::from("import { finished } from \"./stage.js\";\n");
        for (name, file) in GIVEN {
            let made = ["const", "let", "class", "function"].map(|word| format!("{word} {name} "));
            if self.uses(name) && !made.iter().any(|made| self.code.contains(made.as_str())) {
                module.push_str(&format!("import {{ {name} }} from \"./{file}\";\n"));
            }
        }
        // Browsers know no packages; the data API is beside the examples.
        let script = script.replace("\"@chinwag/core\"", "\"./core/index.js\"");
        format!("{module}\n{script}\nfinished();\n")
    }
}

/// The language of a fence, and whether it can be run.
pub fn marked(info: &str) -> (&str, bool) {
    let mut words = info.split_whitespace();
    let language = words.next().unwrap_or_default();
    (language, words.any(|word| word == "live"))
}

/// The examples of a file, before anything else of it is read.
pub fn examples(source: &Source) -> Vec<Example> {
    let page = source.path.trim_end_matches(".md").replace('/', "-").to_lowercase();
    let mut examples: Vec<Example> = Vec::new();
    let mut section = 0;
    // The fence that is open, and whether it is an example.
    let mut open: Option<(String, bool)> = None;
    for line in source.markdown.lines() {
        match &open {
            Some((fence, _)) if line.trim_end() == fence => open = None,
            Some((_, true)) => {
                if let Some(example) = examples.last_mut() {
                    example.code.push_str(line);
                    example.code.push('\n');
                }
            }
            Some(_) => {}
            None if line.starts_with("## ") => section += 1,
            None if line.starts_with("```") => {
                let fence: String = line.chars().take_while(|letter| *letter == '`').collect();
                let (language, is_live) = marked(&line[fence.len()..]);
                if is_live {
                    let number = examples.len() + 1;
                    let (page, is_html) = (page.clone(), language == "html");
                    examples.push(Example { number, section, page, is_html, code: String::new() });
                }
                open = Some((fence, is_live));
            }
            None => {}
        }
    }
    examples
}

/// The elements of a piece of HTML, and the script at its end. `talk.js` is there already.
fn parted(html: &str) -> (String, String) {
    let (before, rest) = html.split_once("<script type=\"module\">").unwrap_or((html, ""));
    let script = rest.split_once("</script>").map_or(rest, |(script, _)| script);
    let elements = before.lines().filter(|line| !line.contains("talk.js"));
    (elements.map(|line| format!("{line}\n")).collect(), script.to_owned())
}

/// The words of a program.
pub fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

#[cfg(test)]
mod tests {
    use super::{Source, examples};

    fn source(markdown: &str) -> Source {
        Source {
            path: "reference/session.md".to_owned(),
            address: "/docs/reference/session".to_owned(),
            markdown: markdown.to_owned(),
        }
    }

    #[test]
    fn an_example_has_what_it_does_not_make_itself() {
        let text = "# S\n```js live\nconst user = session.user(\"bob\");\nshow(user.id);\n```\n## Two\n\
                    ```js live\nconst session = new Talk.Session({});\n```\n```js\nsession.no();\n```\n";
        let found = examples(&source(text));
        assert_eq!(found.iter().map(|one| (one.number, one.section)).collect::<Vec<_>>(), [(1, 0), (2, 1)]);
        let [(page_name, page), (_, script)] = found[0].files();
        assert_eq!(
            (page_name.as_str(), found[0].address().as_str()),
            ("reference-session-1.html", "/docs/live/reference-session-1")
        );
        assert!(
            page.contains("src=\"/docs/live/reference-session-1.js\"") && !page.contains("user(\"bob\")")
        );
        assert!(script.contains("import { session } from \"./people.js\""), "{script}");
        assert!(!found[1].files()[1].1.contains("import { session }"));
    }

    #[test]
    fn a_piece_of_html_is_taken_apart_into_page_and_script() {
        let text = "# S\n````html live\n<div id=\"chat\"></div>\n<script src=\"http://x/talk.js\"></script>\n\
                    <script type=\"module\">\n  await Talk.ready;\n</script>\n````\n";
        let [(_, page), (_, script)] = examples(&source(text))[0].files();
        assert!(page.contains("<div id=\"chat\"></div>") && !page.contains("http://x/"), "{page}");
        assert!(script.contains("await Talk.ready;") && !script.contains("<"), "{script}");
    }
}
