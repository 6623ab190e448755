//! The suites, what they are called, and what must have worked before them.

use anyhow::Result;

use super::{Seeds, counts::Counts, rust, web};
use crate::{docs, npm, process, tidy};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    Tidy,
    Codegen,
    Format,
    Clippy,
    Rust,
    Packages,
    Biome,
    Types,
    Vitest,
    WebBuild,
    Docs,
    Binary,
    Model,
    Browser,
    ExampleBuilds,
    Examples,
}

impl Suite {
    /// As the table calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tidy => "house rules",
            Self::Codegen => "generated files",
            Self::Format => "cargo fmt",
            Self::Clippy => "clippy",
            Self::Rust => "Rust tests",
            Self::Packages => "npm packages",
            Self::Biome => "Biome",
            Self::Types => "TypeScript types",
            Self::Vitest => "Vitest",
            Self::WebBuild => "web build",
            Self::Docs => "documentation",
            Self::Binary => "server binary",
            Self::Model => "model-based test",
            Self::Browser => "browser tests",
            Self::ExampleBuilds => "example builds",
            Self::Examples => "examples in a browser",
        }
    }

    /// Suites without which this one cannot run.
    pub fn needs(self) -> &'static [Self] {
        match self {
            Self::Biome | Self::Types | Self::Vitest | Self::WebBuild => &[Self::Packages],
            Self::Docs | Self::Binary => &[Self::WebBuild],
            Self::Model => &[Self::Packages, Self::Binary],
            Self::Browser => &[Self::Packages, Self::WebBuild, Self::Binary],
            Self::ExampleBuilds => &[Self::Packages, Self::WebBuild],
            Self::Examples => &[Self::Binary, Self::ExampleBuilds],
            _ => &[],
        }
    }

    pub fn run(self, seeds: Seeds) -> Result<Counts> {
        match self {
            Self::Tidy => Ok(tidy::check_all()),
            Self::Codegen => rust::tests(["test", "--package", "chinwag-protocol", "--lib", "fresh"]),
            Self::Format => rust::format(),
            Self::Clippy => rust::clippy(),
            // Without nextest, so that examples in the documentation run as well.
            Self::Rust => rust::all_tests(),
            Self::Packages => npm::install().map(|()| Counts::of_check(true)),
            Self::Biome => check(npm::npx(["biome", "check", "."])),
            Self::Types => check(npm::npm(["run", "typecheck"])),
            Self::Vitest => web::vitest(),
            Self::WebBuild => check(npm::npm(["run", "build"])),
            Self::Docs => check(docs::check()),
            // With the tests, as its package alone has other features, and all beneath would be compiled twice.
            Self::Binary => check(process::cargo(["test", "--workspace", "--no-run"])),
            Self::Model => web::model(seeds),
            Self::Browser => web::browser(),
            Self::ExampleBuilds => web::example_builds(),
            Self::Examples => web::examples(),
        }
    }
}

/// A program whose success is the one thing it tells.
pub fn check(mut command: std::process::Command) -> Result<Counts> {
    process::succeeds(&mut command).map(Counts::of_check)
}
