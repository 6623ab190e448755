//! The functions of a Rust file and their lengths, found by their indentation: `cargo fmt` puts the closing brace
//! of an item under its first letter.

pub struct Function<'a> {
    pub name: &'a str,
    /// From the line with its name to the closing brace.
    pub lines: usize,
}

pub fn in_text(text: &str) -> impl Iterator<Item = Function<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let body = lines[start..].iter().position(|line| closes(line, indent));
        // A body on one line, or none at all in a trait, ends where it begins.
        let one_line = line.ends_with('}') || line.ends_with(';');
        found.push(Function { name, lines: if one_line { 1 } else { body.map_or(1, |end| end + 1) } });
    }
    found.into_iter()
}

fn closes(line: &str, indent: &str) -> bool {
    line.strip_prefix(indent)
        .is_some_and(|rest| rest == "}" || (rest.starts_with(')') && rest.ends_with(';')))
}

/// The name, if the line begins a function: some of `pub`, `const`, `async`, `unsafe`, `extern` before `fn`.
pub fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let qualifiers = |word: &str| {
        matches!(word, "const" | "async" | "unsafe" | "extern" | "\"C\"") || word.starts_with("pub")
    };
    if !before.split_whitespace().all(qualifiers) {
        return None;
    }
    let end = after.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    (end > 0).then(|| &after[..end])
}

#[cfg(test)]
mod tests {
    use super::in_text;

    #[test]
    fn functions_are_measured_to_their_own_brace() {
        let text = "\
impl A {
    pub(crate) async fn long(
        &self,
    ) -> u8 {
        if true {
            1
        } else {
            2
        }
    }

    fn short() -> u8 { 1 }
}

trait B {
    fn declared(&self);
}

// a comment about a fn that is none
fn last() {
}
";
        let found: Vec<_> = in_text(text).map(|function| (function.name, function.lines)).collect();
        assert_eq!(found, [("long", 9), ("short", 1), ("declared", 1), ("last", 2)]);
    }
}
