//! The list of rows that people keep: `A106 UserRef.id`, with a remark behind a bar where one is needed.

use std::fmt;

use anyhow::{Context, Result, bail};

/// Ids are sorted as people count: A9 before A10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    pub part: char,
    pub number: u16,
}

impl RowId {
    pub fn parse(text: &str) -> Option<Self> {
        let part = text.chars().next().filter(char::is_ascii_uppercase)?;
        text[1..].parse().ok().map(|number| Self { part, number })
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.part, self.number)
    }
}

/// What a row says about its tests.
pub enum Remark {
    None,
    /// What is not tested.
    Partly(String),
    /// What it comes with.
    Later(String),
    /// Why it cannot hold.
    Cannot(String),
}

pub struct Row {
    pub id: RowId,
    pub name: String,
    pub remark: Remark,
}

pub struct Section {
    pub title: String,
    pub rows: Vec<Row>,
}

pub struct List {
    pub sections: Vec<Section>,
}

impl List {
    pub fn parse(text: &str) -> Result<Self> {
        let mut list = Self { sections: Vec::new() };
        for line in text.lines().map(str::trim) {
            if let Some(title) = line.strip_prefix("## ") {
                list.sections.push(Section { title: title.to_owned(), rows: Vec::new() });
            } else if !line.is_empty() && !line.starts_with('#') {
                let row = parse_row(line)?;
                if list.has(row.id) {
                    bail!("the row {} is listed twice", row.id);
                }
                list.sections.last_mut().context("a row before the first `## section`")?.rows.push(row);
            }
        }
        Ok(list)
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    pub fn has(&self, id: RowId) -> bool {
        self.rows().any(|row| row.id == id)
    }
}

fn parse_row(line: &str) -> Result<Row> {
    let (row, remark) = line.split_once(" | ").unwrap_or((line, ""));
    let (id, name) = row.split_once(' ').with_context(|| format!("`{line}` is not `ID name`"))?;
    let id = RowId::parse(id).with_context(|| format!("`{line}`: `{id}` is no id of a row"))?;
    let remark = match remark.split_once(": ") {
        None if remark.is_empty() => Remark::None,
        Some(("partly", missing)) => Remark::Partly(missing.to_owned()),
        Some(("later", with)) => Remark::Later(with.to_owned()),
        Some(("cannot", why)) => Remark::Cannot(why.to_owned()),
        _ => bail!("`{line}`: behind the bar goes `partly: …`, `later: …` or `cannot: …`"),
    };
    Ok(Row { id, name: name.trim().to_owned(), remark })
}

#[cfg(test)]
mod tests {
    use super::{List, Remark};

    #[test]
    fn rows_stand_in_sections_once_each() {
        let list = List::parse("# about\n\n## Users\nA9 id\nA10 get, set | cannot: no such thing\n").unwrap();
        let rows: Vec<_> = list.rows().collect();
        assert!(rows[0].id < rows[1].id);
        assert_eq!(rows[1].name, "get, set");
        assert!(matches!(&rows[1].remark, Remark::Cannot(why) if why == "no such thing"));
        assert!(List::parse("A9 id\n").is_err());
        assert!(List::parse("## Users\nA9 id\nA9 id\n").is_err());
        assert!(List::parse("## Users\nA9 id | maybe: some day\n").is_err());
    }
}
