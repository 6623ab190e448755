//! Comments above tests that name the rows they show: `// shows: A106, C1-C4`.

use super::list::RowId;
use crate::tidy::{File, function_name};

const TAG: &str = "// shows:";

/// Tests that are functions of a suite, without an attribute of their own.
const SUITES: &[&str] = &["crates/store/src/conformance"];

/// One row that one test shows.
pub struct Tag {
    pub row: RowId,
    /// From the root of the repository.
    pub path: String,
    /// The test's name or title.
    pub test: String,
}

impl Tag {
    pub fn place(&self) -> String {
        format!("{}: {}", self.path, self.test)
    }
}

/// Every tag of a file; what is wrong with one is a sentence.
pub fn in_file(file: &File) -> Vec<Result<Tag, String>> {
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    let tagged = lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.strip_prefix(TAG)?)));
    tagged
        .flat_map(|(at, ids)| {
            tags(file, ids, &lines[at + 1..])
                .unwrap_or_else(|fault| vec![Err(format!("{}:{}: {fault}", file.path, at + 1))])
        })
        .collect()
}

type Tags = Vec<Result<Tag, String>>;

fn tags(file: &File, ids: &str, below: &[&str]) -> Result<Tags, String> {
    let test = if file.has_extension(&["rs"]) { rust_test(file, below) } else { web_test(below) };
    let test = test.ok_or("there is no test below this comment")?;
    let rows = ids.split(',').map(|id| range(id.trim()).ok_or(format!("`{}` is no row", id.trim())));
    let rows: Vec<Vec<RowId>> = rows.collect::<Result<_, _>>()?;
    let tag = |row| Ok(Tag { row, path: file.path.clone(), test: test.clone() });
    Ok(rows.into_iter().flatten().map(tag).collect())
}

/// `A1`, or `A1-A3` for all from the first to the last.
fn range(text: &str) -> Option<Vec<RowId>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (RowId::parse(first)?, RowId::parse(last)?);
    let same_part = first.part == last.part && first.number <= last.number;
    same_part.then(|| (first.number..=last.number).map(|number| RowId { number, ..first }).collect())
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

    fn found(path: &str, text: &str) -> Vec<Result<String, String>> {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        in_file(&file).into_iter().map(|tag| tag.map(|tag| format!("{} {}", tag.row, tag.test))).collect()
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
