//! The benchmark `realtime`.

mod crowd;
mod deliveries;
mod durable_sends;
mod history;
mod idle_memory;
mod large_database;
mod people;
mod resume;
mod rooms;

use std::path::PathBuf;
use std::time::Duration;

use crate::figures::{Budget, Figures};
use crate::print;
use crate::process::{ServerProcess, connections_max, raise_file_limit};
use history::History;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Only these measurements, instead of all
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Measurement>,
    /// Messages a second, into all rooms together
    #[arg(long, default_value_t = 1_000)]
    rate: u32,
    /// Rooms, which is to say conversations
    #[arg(long, default_value_t = 20)]
    rooms: usize,
    /// People connected to each room
    #[arg(long, default_value_t = 10)]
    people: usize,
    /// Seconds of each measurement at a rate
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// How often Chinwag and the floor are measured, in turn
    #[arg(long, default_value_t = 3)]
    turns: u32,
    /// Idle connections whose memory is measured; fewer where the limit of open files is in the way
    #[arg(long, value_delimiter = ',', default_values_t = [5_000, 20_000])]
    idle: Vec<usize>,
    /// People connected to one conversation; fewer where the limit of open files is in the way
    #[arg(long, default_value_t = 10_000)]
    crowd: usize,
    /// Clients that are dropped at once and resume
    #[arg(long, default_value_t = 5_000)]
    resuming: usize,
    /// Messages of the long conversation
    #[arg(long, default_value_t = 1_000_000)]
    history: usize,
    /// Conversations of one person
    #[arg(long, default_value_t = 5_000)]
    conversations: usize,
    /// Also write the figures to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// A part of the benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Measurement {
    /// Server CPU for a delivery beside the bare floor, and the time from sending to receipt
    Deliveries,
    /// The highest rate at which everything is received in time
    Sustained,
    /// Sends with nobody listening
    DurableSends,
    /// One conversation with very many people connected
    Crowd,
    /// Memory of the server and of connections when nothing happens
    Idle,
    /// Clients that come back all at once
    Resume,
    /// Pages of a long conversation, a long Inbox, the start on a large database
    History,
}

impl Options {
    fn duration(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    fn wants(&self, measurement: Measurement) -> bool {
        self.only.is_empty() || self.only.contains(&measurement)
    }
}

/// Measures, and prints the figures.
pub async fn run(options: &Options) -> anyhow::Result<()> {
    raise_file_limit();
    let mut figures = Figures::new("realtime");
    let Options { rate, rooms, people, .. } = options;
    print::line(format_args!("{rate} messages a second into {rooms} rooms of {people}"));
    if options.wants(Measurement::Deliveries) {
        deliveries::beside_the_floor(options, &mut figures).await?;
    }
    if options.wants(Measurement::Sustained) {
        deliveries::highest_rate(options, &mut figures).await?;
    }
    if options.wants(Measurement::DurableSends) {
        let sends = durable_sends::measure(&ServerProcess::chinwag()?, options.duration()).await?;
        figures.add(
            "durable sends, nobody listening",
            sends.per_second,
            "/s",
            Some(Budget::AtLeast(8_000.0)),
        );
        figures.add("server CPU for such a send", sends.cpu_us, "us", None);
    }
    if options.wants(Measurement::Crowd) {
        let people = options.crowd.min(connections_max());
        let mut crowd = crowd::measure(people, options.duration()).await?;
        let name = format!("send to receipt by {people} people, p99");
        figures.add(&name, crowd.latencies.percentile_ms(0.99), "ms", Some(Budget::AtMost(300.0)));
    }
    if options.wants(Measurement::Idle) {
        idle_memory::measure(&options.idle, &mut figures).await?;
    }
    if options.wants(Measurement::Resume) {
        let clients = options.resuming.min(connections_max());
        let time = resume::measure(clients).await?.as_secs_f64();
        // The budget is 15 s for 10,000.
        let budget = Budget::AtMost(15.0 * clients as f64 / 10_000.0);
        figures.add(&format!("until {clients} clients have resumed without a gap"), time, "s", Some(budget));
    }
    if options.wants(Measurement::History) {
        measure_history(options, &mut figures).await?;
    }
    match &options.json {
        Some(path) => figures.write(path),
        None => Ok(()),
    }
}

async fn measure_history(options: &Options, figures: &mut Figures) -> anyhow::Result<()> {
    let Options { history, conversations, .. } = options;
    let mut large = History::write(*history, *conversations).await?;
    let (server, start) = large.start().await?;
    let name = format!("start to first connection, {history} messages, slowest");
    figures.add(&name, start.as_secs_f64(), "s", Some(Budget::AtMost(0.5)));

    let mut times = large.read_pages(&server).await?;
    // What the request takes at the client's end, less what one takes for which the server does nothing.
    let ping = times.pings.percentile_ms(0.5);
    figures.add("round trip of a ping, median", ping, "ms", None);
    for (what, latencies) in [("latest 30", &mut times.latest), ("30 older", &mut times.older)] {
        let name = format!("{what} of {history} messages, less the ping, median");
        figures.add(&name, latencies.percentile_ms(0.5) - ping, "ms", None);
        let name = format!("{what} of {history} messages, less the ping, p99");
        figures.add(&name, latencies.percentile_ms(0.99) - ping, "ms", Some(Budget::AtMost(2.0)));
    }
    let mut inbox = history::open_inbox(&server).await?;
    let name = format!("opening an Inbox of {conversations} conversations, p99");
    figures.add(&name, inbox.percentile_ms(0.99), "ms", Some(Budget::AtMost(100.0)));
    Ok(())
}
