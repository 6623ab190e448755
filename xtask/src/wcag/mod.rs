//! Which test shows which success criterion of WCAG: `docs/accessibility.md`, written from a list of the criteria
//! (`wcag-criteria.txt`) and from comments above the tests (`// wcag: 1.4.3, 2.1.1`).

mod criteria;
mod page;

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail};

use crate::{
    root,
    tags::{self, Tag},
    tidy::Files,
};
use criteria::{Criterion, Number, Section, Standing};

const MARKER: &str = "// wcag:";
const LIST: &str = "xtask/wcag-criteria.txt";
const PAGE: &str = "docs/accessibility.md";

/// `cargo xtask wcag`: writes the page.
pub fn run() -> Result<()> {
    let report = Report::read(&Files::read(&root())?)?;
    fs::write(root().join(PAGE), report.page()).with_context(|| format!("cannot write {PAGE}"))?;
    println!("Written: {PAGE}");
    let breaches = report.breaches();
    if breaches.is_empty() { Ok(()) } else { bail!("{}", breaches.join("\n")) }
}

/// What is wrong with the criteria, one sentence each.
pub fn check(files: &Files) -> Result<Vec<String>> {
    let report = Report::read(files)?;
    let mut breaches = report.breaches();
    if files.get(PAGE).is_none_or(|page| page.text != report.page()) {
        breaches.push(format!("{PAGE} is stale: run `cargo xtask wcag`"));
    }
    Ok(breaches)
}

/// The criteria, and the tests that show each.
struct Report {
    sections: Vec<Section>,
    tests: BTreeMap<Number, Vec<Tag<Number>>>,
    /// What is wrong with the tags themselves.
    faults: Vec<String>,
}

impl Report {
    fn read(files: &Files) -> Result<Self> {
        let text = fs::read_to_string(root().join(LIST)).with_context(|| format!("cannot read {LIST}"))?;
        let mut report =
            Self { sections: criteria::parse(&text)?, tests: BTreeMap::new(), faults: Vec::new() };
        for file in files.sources(&["rs", "ts", "tsx"]).filter(|file| !file.is_under("xtask")) {
            for tag in tags::in_file(file, MARKER, |text| text.parse().ok().map(|number| vec![number])) {
                report.take(tag);
            }
        }
        Ok(report)
    }

    fn take(&mut self, tag: Result<Tag<Number>, String>) {
        match tag {
            Ok(tag) if !self.criteria().any(|criterion| criterion.number == tag.id) => {
                self.faults.push(format!("{}: there is no criterion {} in {LIST}", tag.place(), tag.id));
            }
            Ok(tag) => self.tests.entry(tag.id).or_default().push(tag),
            Err(fault) => self.faults.push(fault),
        }
    }

    fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.sections.iter().flat_map(|section| &section.criteria)
    }

    fn tests(&self, number: Number) -> &[Tag<Number>] {
        self.tests.get(&number).map_or(&[], Vec::as_slice)
    }

    fn breaches(&self) -> Vec<String> {
        let unshown = self.criteria().filter_map(|criterion| {
            let is_shown = !self.tests(criterion.number).is_empty();
            complaint(criterion, is_shown)
        });
        self.faults.iter().cloned().chain(unshown).collect()
    }

    fn page(&self) -> String {
        page::render(&self.sections, |number| self.tests(number))
    }
}

/// What is met is shown, and what there is nothing of cannot be.
fn complaint(Criterion { number, name, standing, .. }: &Criterion, is_shown: bool) -> Option<String> {
    match (standing, is_shown) {
        (Standing::Met, false) => {
            Some(format!("{number} {name}: no test shows it, and {LIST} does not say why"))
        }
        (Standing::Nothing | Standing::NotOurs, true) => Some(format!(
            "{number} {name}: a test shows it, so there is something: say in {LIST} how it is met"
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{complaint, criteria};

    #[test]
    fn what_is_met_has_a_test_and_nothing_has_none() {
        let text = "## One\n1.1.1 A a | met\n1.2.1 A b | nothing: none\n1.3.1 A c | by design: so\n";
        let sections = criteria::parse(text).unwrap();
        let said = |index: usize, is_shown| complaint(&sections[0].criteria[index], is_shown);
        assert!(said(0, false).unwrap().contains("no test shows it"));
        assert_eq!(said(0, true), None);
        assert_eq!(said(1, false), None);
        assert!(said(1, true).unwrap().contains("there is something"));
        assert_eq!((said(2, false), said(2, true)), (None, None));
    }
}
