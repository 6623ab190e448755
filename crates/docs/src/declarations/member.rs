//! Members of a declaration, and their comments.

/// A method, a property, or a value of an enum.
#[derive(Debug)]
pub struct Member {
    /// Its name; `constructor` for that.
    pub name: String,
    /// All of it, on one line.
    pub signature: String,
    /// What its comment says.
    pub doc: String,
    /// What to use instead, when it is only there for those who use it already.
    pub deprecated: Option<String>,
    /// Whether it is called.
    pub is_method: bool,
}

/// How deep one is in brackets.
#[derive(Debug, Default)]
pub struct Depth(i32);

impl Depth {
    /// Goes through a line. What is a comment on a line of its own does not count.
    pub fn pass(&mut self, line: &str) {
        if line.trim_start().starts_with(['*', '/']) {
            return;
        }
        for letter in line.chars() {
            self.0 += match letter {
                '{' | '(' | '[' => 1,
                '}' | ')' | ']' => -1,
                _ => 0,
            };
        }
    }

    pub fn is_outside(&self) -> bool {
        self.0 <= 0
    }
}

/// The comment that begins in a line, and the index after its last line.
pub fn comment(lines: &[&str], start: usize) -> Option<(String, usize)> {
    lines[start].trim_start().strip_prefix("/**")?;
    let last = start + lines[start..].iter().position(|line| line.trim_end().ends_with("*/"))?;
    let words = lines[start..=last].iter().map(|line| {
        let line = line.trim().trim_start_matches("/**").trim_end_matches("*/").trim();
        line.strip_prefix("* ").or(line.strip_prefix('*')).unwrap_or(line).trim()
    });
    let words: Vec<&str> = words.filter(|line| !line.is_empty()).collect();
    Some((words.join(" "), last + 1))
}

/// Lines as one, without comments, and with one space where there was more.
pub fn joined(lines: &[&str]) -> String {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match comment(lines, at) {
            Some((_, end)) => at = end,
            None => {
                parts.extend(lines[at].split_whitespace());
                at += 1;
            }
        }
    }
    parts.join(" ").replace("[ ", "[").replace(" ]", "]").replace("( ", "(")
}

/// The members between the first and the last line of a declaration.
pub fn all(lines: &[&str], is_enum: bool) -> Vec<Member> {
    let mut members = Vec::new();
    let (mut at, mut doc) = (0, String::new());
    while at < lines.len() {
        if let Some((comment, end)) = comment(lines, at) {
            (doc, at) = (comment, end);
            continue;
        }
        let end = end_of(lines, at, is_enum);
        let text = joined(&lines[at..end]);
        let doc = std::mem::take(&mut doc);
        if !text.starts_with('#') && !text.is_empty() {
            members.push(member(text.trim_end_matches([';', ',']), &doc));
        }
        at = end;
    }
    members
}

fn end_of(lines: &[&str], start: usize, is_enum: bool) -> usize {
    let mut depth = Depth::default();
    for (index, line) in lines.iter().enumerate().skip(start) {
        depth.pass(line);
        if depth.is_outside() && (is_enum || line.ends_with(';')) {
            return index + 1;
        }
    }
    lines.len()
}

fn member(signature: &str, doc: &str) -> Member {
    let signature = signature.strip_prefix("get ").map_or_else(|| signature.to_owned(), getter);
    let plain = signature.trim_start_matches("readonly ");
    let end = plain.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(plain.len());
    let (name, after) = plain.split_at(end);
    let (doc, deprecated) = match doc.split_once("@deprecated") {
        Some((before, instead)) => (before.trim(), Some(instead.trim().to_owned())),
        None => (doc, None),
    };
    Member {
        name: if name.is_empty() { plain.to_owned() } else { name.to_owned() },
        is_method: after.starts_with(['(', '<']) || after.contains("=> void") && after.starts_with(": ("),
        doc: doc.to_owned(),
        deprecated,
        signature,
    }
}

/// `isAlive(): boolean` is read as `isAlive: boolean`.
fn getter(signature: &str) -> String {
    format!("readonly {}", signature.replacen("()", "", 1))
}
