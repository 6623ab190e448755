#![doc = include_str!("../README.md")]

mod figures;
mod floor;
mod import_irc;
mod latencies;
mod markup;
mod print;
mod process;
mod realtime;
mod upload;
mod wire;

use clap::{Parser, Subcommand};

/// Benchmarks, and what loads a server with data.
#[derive(Parser)]
#[command(name = "chinwag-load")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Names every benchmark.
    List,
    /// Everything that the realtime API has a budget for.
    Realtime(realtime::Options),
    /// How fast text is read into content.
    Markup(markup::Options),
    /// One large upload, through a killed server.
    Upload(upload::Options),
    /// Loads real chat into a server over REST.
    ImportIrc(import_irc::Options),
    /// The bare broadcast that `realtime` compares with. Prints its address, and runs until it is killed.
    Floor,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::List => {
            print::line(
                "realtime    deliveries, rates, crowds, idle memory, resuming, long histories: all of the realtime API",
            );
            print::line(
                "upload      a gigabyte into a server that is killed under way: memory, and the bytes that come back",
            );
            print::line("markup      real chat and hostile patterns, read into content");
            Ok(())
        }
        Command::Markup(options) => markup::run(&options),
        Command::Realtime(options) => realtime::run(&options).await,
        Command::Upload(options) => upload::run(&options).await,
        Command::ImportIrc(options) => import_irc::run(&options).await,
        Command::Floor => floor::serve().await,
    }
}
