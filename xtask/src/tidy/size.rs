//! Files fit a sitting, functions fit a screen.

use anyhow::Result;

use super::{House, functions};

/// More lines than this need an entry in the list of exceptions.
pub const FILE_MAX_LINES: usize = 400;

/// A function with more lines than this does not fit a screen.
pub const FUNCTION_MAX_LINES: usize = 70;

/// From here on a file is worth splitting, but nothing fails.
const FILE_WARN_LINES: usize = 300;

pub fn check(house: &House) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    for measure in measures(house) {
        let allowed = house.exceptions.allowed(&measure.name).unwrap_or(measure.limit);
        if measure.lines > allowed {
            breaches.push(format!("{} has {} lines, {allowed} are allowed", measure.name, measure.lines));
        } else if measure.limit == FILE_MAX_LINES && measure.lines > FILE_WARN_LINES {
            println!("       (long: {} has {} lines)", measure.name, measure.lines);
        }
    }
    Ok(breaches)
}

/// A file, or a function in one, and its length.
pub struct Measure {
    /// `path`, or `path::function`.
    pub name: String,
    pub lines: usize,
    pub limit: usize,
}

/// Everything that has a limit.
///
/// Functions in TypeScript are measured by Biome (`noExcessiveLinesPerFunction`).
pub fn measures(house: &House) -> Vec<Measure> {
    let mut measures = Vec::new();
    for file in house.files.sources(&["rs", "ts", "tsx"]) {
        let lines = file.text.lines().count();
        measures.push(Measure { name: file.path.clone(), lines, limit: FILE_MAX_LINES });
    }
    for file in house.files.sources(&["rs"]) {
        measures.extend(functions::in_text(&file.text).map(|function| Measure {
            name: format!("{}::{}", file.path, function.name),
            lines: function.lines,
            limit: FUNCTION_MAX_LINES,
        }));
    }
    measures
}
