//! Results, beside what the design asks for.

use std::path::Path;

use anyhow::Context;
use serde::Serialize;

use crate::print;

/// What a benchmark found.
#[derive(Debug, Serialize)]
pub struct Figures {
    benchmark: &'static str,
    figures: Vec<Figure>,
}

#[derive(Debug, Serialize)]
struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<Budget>,
    #[serde(skip_serializing_if = "Option::is_none")]
    met: Option<bool>,
}

/// What a figure should be.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Budget {
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
}

impl Budget {
    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }
}

impl Figures {
    /// Of a benchmark of this name.
    pub fn new(benchmark: &'static str) -> Self {
        Self { benchmark, figures: Vec::new() }
    }

    /// Adds a figure, and prints it.
    pub fn add(&mut self, name: &str, value: f64, unit: &'static str, budget: Option<Budget>) {
        let met = budget.map(|budget| budget.is_met(value));
        let asked = match budget {
            Some(Budget::AtMost(most)) => format!("at most {most}"),
            Some(Budget::AtLeast(least)) => format!("at least {least}"),
            None => String::new(),
        };
        let verdict = match met {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        };
        print::line(format_args!("{name:<58} {value:>10.2} {unit:<6} {asked:<16} {verdict}"));
        self.figures.push(Figure { name: name.to_owned(), value, unit, budget, met });
    }

    /// Writes them to a file.
    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        std::fs::write(path, text + "\n").with_context(|| format!("cannot write {}", path.display()))
    }
}
