//! Files and functions that are longer than the rule says, each with a reason. The list may only shrink.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{House, size};
use crate::root;

const LIST: &str = "xtask/tidy-exceptions.txt";

pub struct Exceptions {
    all: Vec<Exception>,
}

struct Exception {
    /// `path`, or `path::function`.
    name: String,
    max_lines: usize,
}

impl Exceptions {
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(root().join(LIST)).with_context(|| format!("cannot read {LIST}"))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        let entries = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        Ok(Self { all: entries.map(parse_entry).collect::<Result<_>>()? })
    }

    /// How many lines something may have, when the list names it.
    pub fn allowed(&self, name: &str) -> Option<usize> {
        self.all.iter().find(|exception| exception.name == name).map(|exception| exception.max_lines)
    }
}

fn parse_entry(line: &str) -> Result<Exception> {
    let mut words = line.split_whitespace();
    let (Some(name), Some(lines), Some(_reason)) = (words.next(), words.next(), words.next()) else {
        bail!("{LIST}: an entry is `path max_lines reason`, not `{line}`");
    };
    let max_lines = lines.parse().with_context(|| format!("{LIST}: `{lines}` is no number of lines"))?;
    Ok(Exception { name: name.to_owned(), max_lines })
}

/// An entry that is no longer needed, or that gives much more than is used, would let things grow back.
pub fn check(house: &House) -> Result<Vec<String>> {
    let measures = size::measures(house);
    let stale = house.exceptions.all.iter().filter_map(|exception| {
        let Some(measure) = measures.iter().find(|measure| measure.name == exception.name) else {
            return Some(format!("{}: it is gone; remove its entry from {LIST}", exception.name));
        };
        complaint(measure, exception.max_lines)
    });
    Ok(stale.collect())
}

fn complaint(measure: &size::Measure, allowed: usize) -> Option<String> {
    let size::Measure { name, lines, limit } = measure;
    if lines <= limit {
        return Some(format!(
            "{name} has {lines} lines, which needs no exception; remove its entry from {LIST}"
        ));
    }
    let slack = lines * 10 < allowed * 9;
    slack.then(|| format!("{name} is down to {lines} lines; lower its entry in {LIST} from {allowed}"))
}

#[cfg(test)]
mod tests {
    use super::{Exceptions, complaint, size::Measure};

    #[test]
    fn an_entry_needs_a_reason() {
        let list = "# a comment\n\nsrc/long.rs 450 one table, not worth cutting\n";
        assert_eq!(Exceptions::parse(list).unwrap().allowed("src/long.rs"), Some(450));
        assert!(Exceptions::parse("src/long.rs 450\n").is_err());
    }

    #[test]
    fn the_list_may_only_shrink() {
        let file = |lines| Measure { name: "src/long.rs".to_owned(), lines, limit: 400 };
        assert_eq!(complaint(&file(445), 450), None);
        assert!(complaint(&file(404), 450).unwrap().contains("lower its entry"));
        assert!(complaint(&file(400), 450).unwrap().contains("remove its entry"));
    }
}
