//! How many tests passed and failed, read from what the test programs print or write.

use std::iter::Sum;

use anyhow::{Context, Result};
use serde_json::Value;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl Counts {
    /// Of something that holds or does not.
    pub fn of_check(holds: bool) -> Self {
        Self { passed: u64::from(holds), failed: u64::from(!holds) }
    }

    /// From a line such as `test result: ok. 3 passed; 0 failed; 0 ignored; ...`, coloured or not; `None` from any
    /// other line.
    pub fn of_cargo_line(line: &str) -> Option<Self> {
        let (_, results) = line.split_once("test result:")?;
        Some(Self { passed: number_before(results, "passed")?, failed: number_before(results, "failed")? })
    }

    /// From the report of Vitest's `json` reporter.
    pub fn of_vitest(report: &Value) -> Result<Self> {
        let number = |name: &str| report[name].as_u64().with_context(|| format!("the report has no {name}"));
        // A file that cannot be loaded has no tests that could fail: it is a failed suite.
        let failed = number("numFailedTests")?;
        let broken = report["testResults"].as_array().into_iter().flatten().filter(|file| {
            file["status"] == "failed" && file["assertionResults"].as_array().is_none_or(Vec::is_empty)
        });
        Ok(Self { passed: number("numPassedTests")?, failed: failed + broken.count() as u64 })
    }

    /// From the report of Playwright's `json` reporter.
    pub fn of_playwright(report: &Value) -> Result<Self> {
        let stats = &report["stats"];
        let number =
            |name: &str| stats[name].as_u64().with_context(|| format!("the report has no stats.{name}"));
        // A flaky test is one that failed.
        Ok(Self { passed: number("expected")?, failed: number("unexpected")? + number("flaky")? })
    }

    /// When the program says that it failed, something did, even if no test was counted as failed.
    pub fn and_success(self, success: bool) -> Self {
        if success || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            passed: sum.passed + one.passed,
            failed: sum.failed + one.failed,
        })
    }
}

/// The number that stands before a word.
fn number_before(text: &str, word: &str) -> Option<u64> {
    text[..text.find(word)?].split_whitespace().last()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Counts;

    #[test]
    fn cargo_test_lines_are_counted_coloured_or_not() {
        let plain = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 4 filtered out; finished in 0.1s";
        let coloured = "test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 7 passed; 0 failed; 0 ignored; 0 measured";
        assert_eq!(Counts::of_cargo_line(plain), Some(Counts { passed: 12, failed: 3 }));
        assert_eq!(Counts::of_cargo_line(coloured), Some(Counts { passed: 7, failed: 0 }));
        assert_eq!(Counts::of_cargo_line("test tests::one ... ok"), None);
    }

    #[test]
    fn a_vitest_file_that_does_not_load_is_a_failure() {
        let report = json!({
            "numPassedTests": 5,
            "numFailedTests": 1,
            "testResults": [
                { "status": "failed", "assertionResults": [{ "status": "failed" }] },
                { "status": "failed", "assertionResults": [] },
            ],
        });
        assert_eq!(Counts::of_vitest(&report).unwrap(), Counts { passed: 5, failed: 2 });
    }

    #[test]
    fn a_flaky_browser_test_is_a_failure() {
        let report = json!({ "stats": { "expected": 4, "unexpected": 1, "flaky": 1, "skipped": 0 } });
        assert_eq!(Counts::of_playwright(&report).unwrap(), Counts { passed: 4, failed: 2 });
        assert!(Counts::of_playwright(&json!({})).is_err());
    }

    #[test]
    fn a_program_that_fails_without_a_failed_test_counts_as_one() {
        let none = Counts { passed: 3, failed: 0 };
        assert_eq!(none.and_success(false), Counts { passed: 3, failed: 1 });
        assert_eq!(none.and_success(true), none);
    }
}
