//! `cargo xtask sim`: tells stories, and prints those that do not end well.

#![expect(clippy::print_stdout, reason = "telling is its work")]

use std::process::ExitCode;

use chinwag_sim::{many, story};
use clap::Parser;

/// Stories of people who talk while the network and the server fail.
#[derive(Parser)]
#[command(name = "chinwag-sim")]
struct Arguments {
    /// How many stories to tell.
    #[arg(long, default_value_t = 300)]
    seeds: u64,
    /// The seed of the first.
    #[arg(long, default_value_t = 1)]
    from: u64,
    /// Tell the story of this one seed, and print it however it ends.
    #[arg(long, conflicts_with_all = ["seeds", "from"])]
    seed: Option<u64>,
    /// Print what does not hold, without the story that led to it.
    #[arg(long)]
    brief: bool,
}

fn main() -> ExitCode {
    let Arguments { seeds, from, seed, brief } = Arguments::parse();
    if let Some(seed) = seed {
        let told = story::tell(seed);
        match &told {
            Ok(story) => println!("{}\nseed {seed}: all is well", story.join("\n")),
            Err(failure) => println!("{failure}"),
        }
        return if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let failures = many::tell_all(from..from + seeds, |failure| match brief {
        true => println!("seed {}: {}\n", failure.seed, failure.problem),
        false => println!("{failure}\n"),
    });
    println!("{seeds} stories from seed {from}, {failures} failed");
    if failures > 0 {
        println!("replay one with `cargo xtask sim --seed SEED`");
    }
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
