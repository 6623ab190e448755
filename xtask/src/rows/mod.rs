//! Which test shows which row of the JavaScript API: `docs/js-api-tests.md`, written from a list of the rows
//! (`js-api-rows.txt`) and from comments above the tests (`// shows: A106, C1-C4`).

mod list;
mod page;

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail};

use crate::{
    root,
    tags::{self, Tag},
    tidy::Files,
};
pub use list::RowId;
use list::{List, Remark, Row};

const MARKER: &str = "// shows:";
const LIST: &str = "xtask/js-api-rows.txt";
const PAGE: &str = "docs/js-api-tests.md";

/// `cargo xtask rows`: writes the page.
pub fn run() -> Result<()> {
    let files = Files::read(&root())?;
    let rows = Rows::read(&files)?;
    fs::write(root().join(PAGE), rows.page()).with_context(|| format!("cannot write {PAGE}"))?;
    println!("{}\nWritten: {PAGE}", rows.summary());
    let breaches = rows.breaches();
    if breaches.is_empty() { Ok(()) } else { bail!("{}", breaches.join("\n")) }
}

/// What is wrong with the rows, one sentence each.
pub fn check(files: &Files) -> Result<Vec<String>> {
    let rows = Rows::read(files)?;
    let mut breaches = rows.breaches();
    if files.get(PAGE).is_none_or(|page| page.text != rows.page()) {
        breaches.push(format!("{PAGE} is stale: run `cargo xtask rows`"));
    }
    Ok(breaches)
}

/// The rows, and the tests that show each.
struct Rows {
    list: List,
    tests: BTreeMap<RowId, Vec<Tag<RowId>>>,
    /// What is wrong with the tags themselves.
    faults: Vec<String>,
}

impl Rows {
    fn read(files: &Files) -> Result<Self> {
        let text = fs::read_to_string(root().join(LIST)).with_context(|| format!("cannot read {LIST}"))?;
        let mut rows = Self { list: List::parse(&text)?, tests: BTreeMap::new(), faults: Vec::new() };
        for file in files.sources(&["rs", "ts", "tsx"]) {
            // The tests of this crate have tags that are examples.
            if !file.is_under("xtask") {
                rows.take(tags::in_file(file, MARKER, range));
            }
        }
        Ok(rows)
    }

    fn take(&mut self, found: Vec<Result<Tag<RowId>, String>>) {
        for tag in found {
            match tag {
                Ok(tag) if !self.list.has(tag.id) => {
                    self.faults.push(format!("{}: there is no row {} in {LIST}", tag.place(), tag.id));
                }
                Ok(tag) => self.tests.entry(tag.id).or_default().push(tag),
                Err(fault) => self.faults.push(fault),
            }
        }
    }

    fn tests(&self, row: &Row) -> &[Tag<RowId>] {
        self.tests.get(&row.id).map_or(&[], Vec::as_slice)
    }

    fn breaches(&self) -> Vec<String> {
        let rows = self.list.rows().filter_map(|row| complaint(row, !self.tests(row).is_empty()));
        self.faults.iter().cloned().chain(rows).collect()
    }

    fn page(&self) -> String {
        page::render(&self.list, |row| self.tests(row))
    }

    fn summary(&self) -> String {
        let count = |wanted: fn(&Remark) -> bool| self.list.rows().filter(|row| wanted(&row.remark)).count();
        format!(
            "{} rows: {} shown, {} in part, {} to come, {} that cannot hold.",
            self.list.rows().count(),
            count(|remark| matches!(remark, Remark::None)),
            count(|remark| matches!(remark, Remark::Partly(_))),
            count(|remark| matches!(remark, Remark::Later(_))),
            count(|remark| matches!(remark, Remark::Cannot(_))),
        )
    }
}

/// `A1`, or `A1-A3` for all from the first to the last.
pub fn range(text: &str) -> Option<Vec<RowId>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (RowId::parse(first)?, RowId::parse(last)?);
    let same_part = first.part == last.part && first.number <= last.number;
    same_part.then(|| (first.number..=last.number).map(|number| RowId { number, ..first }).collect())
}

/// A row has tests or a reason why it has none, and the reason goes when the tests come.
fn complaint(row: &Row, is_shown: bool) -> Option<String> {
    let id = row.id;
    match (&row.remark, is_shown) {
        (Remark::None, false) => {
            Some(format!("{id} {}: no test shows it, and {LIST} does not say why", row.name))
        }
        (Remark::Partly(_), false) => Some(format!("{id} {}: no test shows it in part", row.name)),
        (Remark::Later(_) | Remark::Cannot(_), true) => Some(format!(
            "{id} {}: a test shows it now; in {LIST} remove what stands behind the bar, or make it `partly: …`",
            row.name
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{List, complaint};

    #[test]
    fn a_row_has_either_a_test_or_a_reason() {
        let list = List::parse("## Users\nA1 one\nA2 two | later: uploads\nA3 three | partly: no videos\n");
        let said =
            |index: usize, is_shown| complaint(list.as_ref().unwrap().rows().nth(index).unwrap(), is_shown);
        assert!(said(0, false).unwrap().contains("no test shows it"));
        assert_eq!(said(0, true), None);
        assert_eq!(said(1, false), None);
        assert!(said(1, true).unwrap().contains("a test shows it now"));
        assert!(said(2, false).unwrap().contains("in part"));
        assert_eq!(said(2, true), None);
    }
}
