//! The list of success criteria that people keep: `1.4.3 AA Contrast (Minimum) | how it is met`.

use std::{fmt, str::FromStr};

use anyhow::{Context, Result, bail, ensure};

/// `1.4.10`; sorted as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number([u8; 3]);

impl FromStr for Number {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let parts = text.split('.').map(str::parse).collect::<Result<Vec<u8>, _>>();
        let parts = parts.with_context(|| format!("`{text}` is no number of a criterion"))?;
        parts.try_into().map(Self).map_err(|_| anyhow::anyhow!("`{text}` has not three parts"))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [principle, guideline, criterion] = self.0;
        write!(f, "{principle}.{guideline}.{criterion}")
    }
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Met, as tests show.
    Met,
    /// Met by how things are made, which no test can show.
    ByDesign,
    /// There is nothing that it speaks of.
    Nothing,
    /// It is up to the page around, or to what people write.
    NotOurs,
}

pub struct Criterion {
    pub number: Number,
    pub level: String,
    pub name: String,
    pub standing: Standing,
    /// In words.
    pub how: String,
}

pub struct Section {
    pub title: String,
    pub criteria: Vec<Criterion>,
}

/// Reads the list.
pub fn parse(text: &str) -> Result<Vec<Section>> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section { title: title.to_owned(), criteria: Vec::new() });
        } else if !line.is_empty() && !line.starts_with('#') {
            let criterion = criterion(line)?;
            let section = sections.last_mut().context("a criterion before the first `## section`")?;
            let last = section.criteria.last().map(|last| last.number);
            ensure!(last < Some(criterion.number), "{} is out of order, or listed twice", criterion.number);
            section.criteria.push(criterion);
        }
    }
    Ok(sections)
}

fn criterion(line: &str) -> Result<Criterion> {
    let Some((what, how)) = line.split_once(" | ") else { bail!("`{line}` does not say how it is met") };
    let mut words = what.splitn(3, ' ');
    let (number, level, name) = (words.next(), words.next(), words.next());
    let level = level.filter(|level| ["A", "AA", "AAA"].contains(level));
    let level = level.with_context(|| format!("`{line}`: behind the number goes A, AA or AAA"))?;
    let name = name.with_context(|| format!("`{line}` has no name"))?;
    let (standing, how) = match how.split_once(": ") {
        Some(("by design", how)) => (Standing::ByDesign, how),
        Some(("nothing", how)) => (Standing::Nothing, how),
        Some(("not ours", how)) => (Standing::NotOurs, how),
        _ => (Standing::Met, how),
    };
    Ok(Criterion {
        number: number.unwrap_or_default().parse()?,
        level: level.to_owned(),
        name: name.to_owned(),
        standing,
        how: how.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Standing, parse};

    #[test]
    fn criteria_stand_in_order_and_say_how_they_are_met() {
        let list = parse(
            "# about\n\n## One\n1.4.3 AA Contrast | colours: chosen\n1.4.10 AA Reflow | by design: x\n",
        );
        let sections = list.unwrap();
        let [contrast, reflow] = &sections[0].criteria[..] else { panic!("not two") };
        assert_eq!((contrast.name.as_str(), contrast.how.as_str()), ("Contrast", "colours: chosen"));
        assert_eq!((reflow.standing, reflow.how.as_str()), (Standing::ByDesign, "x"));
        assert!(parse("## One\n1.4.10 AA b | x\n1.4.3 AA a | x\n").is_err());
        assert!(parse("## One\n1.4.3 AA a\n").is_err());
        assert!(parse("## One\n1.4.3 B a | x\n").is_err());
        assert!(parse("## One\n1.4 A a | x\n").is_err());
    }
}
