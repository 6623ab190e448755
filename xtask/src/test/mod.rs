//! `cargo xtask test`: every suite in order, all of them even when one fails, and a count at the end.

mod counts;
mod rust;
mod suite;
mod web;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use clap::ValueEnum;

use crate::table;
pub use counts::Counts;
use suite::Suite;

#[derive(clap::Args)]
pub struct Args {
    /// What to test; everything when none is named.
    groups: Vec<Group>,
    #[command(flatten)]
    seeds: Seeds,
}

/// Which stories the model-based test plays.
#[derive(Clone, Copy, clap::Args)]
pub struct Seeds {
    /// How many stories the model-based test plays.
    #[arg(long, default_value_t = 300)]
    seeds: u32,
    /// The seed of the first of them; those that follow are one more each.
    #[arg(long, default_value_t = 1)]
    from: u32,
}

/// Suites that one would ask for together.
#[derive(Clone, Copy, ValueEnum)]
enum Group {
    /// The house rules.
    Tidy,
    /// Whether generated files are fresh (the Rust tests do that too).
    Codegen,
    /// Formatting, lints and tests of the Rust sources.
    Rust,
    /// Formatting, lints, types and tests of the TypeScript sources.
    Web,
    /// Random stories, played through the data API against the real server and against a model.
    Model,
    /// Tests in Chromium against the real server.
    Browser,
    /// The example applications, built, and opened in Chromium.
    Examples,
    /// The documentation: links, and whether the reference has everything, with examples.
    Docs,
}

impl Group {
    const ALL: &[Self] = &[Self::Tidy, Self::Rust, Self::Web, Self::Model, Self::Browser, Self::Examples];

    fn suites(self) -> &'static [Suite] {
        match self {
            Self::Tidy => &[Suite::Tidy],
            Self::Codegen => &[Suite::Codegen],
            Self::Rust => &[Suite::Format, Suite::Clippy, Suite::Rust],
            Self::Web => &[Suite::Packages, Suite::Biome, Suite::Types, Suite::Vitest],
            // The binary finds the web files and the documentation only if they are there when it is built.
            Self::Model => &[Suite::Packages, Suite::WebBuild, Suite::Docs, Suite::Binary, Suite::Model],
            Self::Browser => &[Suite::Packages, Suite::WebBuild, Suite::Docs, Suite::Binary, Suite::Browser],
            Self::Examples => &[
                Suite::Packages,
                Suite::WebBuild,
                Suite::Docs,
                Suite::Binary,
                Suite::ExampleBuilds,
                Suite::Examples,
            ],
            Self::Docs => &[Suite::Packages, Suite::WebBuild, Suite::Docs],
        }
    }
}

/// What became of a suite.
struct Outcome {
    suite: Suite,
    counts: Counts,
    took: Duration,
    note: String,
}

/// Prints `N passed, N failed` as the last line, whatever happened.
pub fn run(args: &Args) -> ExitCode {
    let groups = if args.groups.is_empty() { Group::ALL } else { &args.groups };
    let mut outcomes: Vec<Outcome> = Vec::new();
    for &suite in groups.iter().flat_map(|group| group.suites()) {
        if outcomes.iter().all(|outcome| outcome.suite != suite) {
            println!("\n== {}", suite.name());
            outcomes.push(run_suite(suite, args.seeds, &outcomes));
        }
    }
    println!("\n{}\n", render(&outcomes));
    let total = outcomes.iter().map(|outcome| outcome.counts).sum::<Counts>();
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A suite that breaks before it can count is one failure.
fn run_suite(suite: Suite, seeds: Seeds, before: &[Outcome]) -> Outcome {
    let started = now();
    let result = match missing_need(suite, before) {
        Some(need) => Err(anyhow::anyhow!("not run: it needs `{}`", need.name())),
        None => suite.run(seeds),
    };
    let (counts, note) = match result {
        Ok(counts) => (counts, String::new()),
        Err(error) => {
            eprintln!("error: {error:#}");
            (Counts::of_check(false), format!("{error:#}"))
        }
    };
    Outcome { suite, counts, took: started.elapsed(), note }
}

fn missing_need(suite: Suite, before: &[Outcome]) -> Option<Suite> {
    let failed = |need: &&Suite| before.iter().any(|done| done.suite == **need && done.counts.failed > 0);
    suite.needs().iter().find(failed).copied()
}

fn render(outcomes: &[Outcome]) -> String {
    let rows = outcomes.iter().map(|outcome| {
        [
            outcome.suite.name().to_owned(),
            outcome.counts.passed.to_string(),
            outcome.counts.failed.to_string(),
            format!("{:.1} s", outcome.took.as_secs_f64()),
            outcome.note.clone(),
        ]
    });
    table::render(["suite", "passed", "failed", "time", "note"], &rows.collect::<Vec<_>>())
}

#[expect(clippy::disallowed_methods, reason = "how long a suite took is told to people, and decides nothing")]
fn now() -> Instant {
    Instant::now()
}
