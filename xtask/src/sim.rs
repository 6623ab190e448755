//! `cargo xtask sim`: stories of people who talk while the network and the server fail, from seeds.

use anyhow::Result;

use crate::process;

#[derive(clap::Args)]
pub struct Args {
    /// How many stories to tell.
    #[arg(long, default_value_t = 3_000)]
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

pub fn run(args: &Args) -> Result<()> {
    // Not optimized: that takes longer to build than it saves, up to some ten thousand stories.
    let mut command = process::cargo(["run", "--quiet", "--package", "chinwag-sim", "--"]);
    match args.seed {
        Some(seed) => command.args(["--seed", &seed.to_string()]),
        None => command.args(["--seeds", &args.seeds.to_string(), "--from", &args.from.to_string()]),
    };
    if args.brief {
        command.arg("--brief");
    }
    process::run(&mut command)
}
