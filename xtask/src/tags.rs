//! Comments above tests that name what they show: `// shows: A106, C1-C4`.

use crate::tidy::{File, function_name};

/// Tests that are functions of a suite, without an attribute of their own.
const SUITES: &[&str] = &["crates/store/src/conformance"];

/// One thing that one test shows.
pub struct Tag<Id> {
    pub id: Id,
    /// From the root of the repository.
    pub path: String,
    /// The test's name or title.
    pub test: String,
}

impl<Id> Tag<Id> {
    pub fn place(&self) -> String {
        format!("{}: {}", self.path, self.test)
    }

    /// A link to the test, for a page in `docs/`.
    pub fn link(&self) -> String {
        let path = &self.path;
        let short = path.strip_prefix("crates/").or_else(|| path.strip_prefix("web/")).unwrap_or(path);
        format!("[{short}](../{path}): {}", escaped(&self.test))
    }
}

/// What Markdown would take for its own.
pub fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('*', "\\*").replace('_', "\\_")
}

/// Every tag of a file; what is wrong with one is a sentence. A comment begins with the marker, and `ids` reads what
/// stands between two commas.
pub fn in_file<Id>(
    file: &File,
    marker: &str,
    ids: impl Fn(&str) -> Option<Vec<Id>>,
) -> Vec<Result<Tag<Id>, String>> {
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    let tagged = lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.strip_prefix(marker)?)));
    tagged
        .flat_map(|(at, text)| {
            tags(file, text, &lines[at + 1..], &ids)
                .unwrap_or_else(|fault| vec![Err(format!("{}:{}: {fault}", file.path, at + 1))])
        })
        .collect()
}

type Tags<Id> = Vec<Result<Tag<Id>, String>>;

fn tags<Id>(
    file: &File,
    text: &str,
    below: &[&str],
    ids: &impl Fn(&str) -> Option<Vec<Id>>,
) -> Result<Tags<Id>, String> {
    let test = if file.has_extension(&["rs"]) { rust_test(file, below) } else { web_test(below) };
    let test = test.ok_or("there is no test below this comment")?;
    let ids = text.split(',').map(|id| ids(id.trim()).ok_or(format!("`{}` is nothing known", id.trim())));
    let ids: Vec<Vec<Id>> = ids.collect::<Result<_, _>>()?;
    let tag = |id| Ok(Tag { id, path: file.path.clone(), test: test.clone() });
    Ok(ids.into_iter().flatten().map(tag).collect())
}

/// The name of the function, which is a test by its attribute or by its place.
fn rust_test(file: &File, below: &[&str]) -> Option<String> {
    let mut is_test = SUITES.iter().any(|suite| file.is_under(suite));
    for line in below.iter().filter(|line| !line.starts_with("//")) {
        if let Some(name) = function_name(line) {
            return is_test.then(|| name.to_owned());
        }
        if !line.starts_with("#[") {
            return None;
        }
        is_test |= line.contains("test");
    }
    None
}

/// The title: the first argument of `test(…)`, or of what `test.each(…)` gives.
fn web_test(below: &[&str]) -> Option<String> {
    let code: Vec<&str> = below.iter().copied().skip_while(|line| line.starts_with("//")).collect();
    let code = code.join("\n");
    let rest = code.strip_prefix("test").or_else(|| code.strip_prefix("it"))?;
    let arguments = if rest.starts_with('.') { &rest[rest.find(")(")? + 1..] } else { rest };
    let title = arguments.strip_prefix('(')?.trim_start();
    let quote = title.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`'))?;
    let title = &title[1..];
    title.find(quote).map(|end| title[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{File, in_file};
    use crate::rows::{RowId, range};

    fn found(path: &str, text: &str) -> Vec<Result<String, String>> {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        let tags = in_file::<RowId>(&file, "// shows:", range);
        tags.into_iter().map(|tag| tag.map(|tag| format!("{} {}", tag.id, tag.test))).collect()
    }

    fn shown<const N: usize>(tags: [&str; N]) -> Vec<Result<String, String>> {
        tags.map(|tag| Ok(tag.to_owned())).to_vec()
    }

    #[test]
    fn tests_in_both_languages_are_found() {
        let rust =
            "    // shows: A1-A2, C3\n    // Why it matters.\n    #[test]\n    async fn it_works() {\n";
        assert_eq!(found("a.rs", rust), shown(["A1 it_works", "A2 it_works", "C3 it_works"]));
        let suite = "// shows: A1\n/// A story.\npub async fn a_story(world: &World) {\n";
        assert_eq!(found("crates/store/src/conformance/a.rs", suite), shown(["A1 a_story"]));
        let plain = "// shows: A1\ntest(\"a title\", async () => {\n";
        assert_eq!(found("a.test.ts", plain), shown(["A1 a title"]));
        let each = "// shows: A1\ntest.each([\n  [\"x\", f(1)],\n])(\"of %s\", () => {\n";
        assert_eq!(found("a.test.tsx", each), shown(["A1 of %s"]));
    }

    #[test]
    fn a_tag_without_a_test_or_a_row_is_a_fault() {
        assert!(found("a.rs", "// shows: A1\nfn helper() {\n")[0].is_err());
        assert!(found("a.ts", "// shows: A1\nfunction helper() {\n")[0].is_err());
        assert!(found("a.ts", "// shows: A3-A1\ntest(\"x\", f);\n")[0].is_err());
        assert!(found("a.ts", "// shows: all\ntest(\"x\", f);\n")[0].is_err());
    }
}
