//! The benchmark `realtime`.

mod durable_sends;
mod idle_memory;
mod people;
mod rooms;

use std::path::PathBuf;
use std::time::Duration;

use crate::figures::{Budget, Figures};
use crate::print;
use crate::process::{ServerProcess, raise_file_limit};
use people::{Target, fill_rooms};
use rooms::Measured;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Messages a second, into all rooms together
    #[arg(long, default_value_t = 1_000)]
    rate: u32,
    /// Rooms, which is to say conversations
    #[arg(long, default_value_t = 20)]
    rooms: usize,
    /// People connected to each room
    #[arg(long, default_value_t = 10)]
    people: usize,
    /// Seconds of each measurement
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How often Chinwag and the floor are measured, in turn
    #[arg(long, default_value_t = 3)]
    turns: u32,
    /// Idle connections whose memory is measured
    #[arg(long, default_value_t = 2_000)]
    idle: usize,
    /// Also write the figures to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Measures, and prints the figures.
pub async fn run(options: &Options) -> anyhow::Result<()> {
    raise_file_limit();
    let mut figures = Figures::new("realtime");
    let Options { rate, rooms, people, .. } = options;
    print::line(format_args!("{rate} messages a second into {rooms} rooms of {people}"));
    deliveries(options, &mut figures).await?;
    let duration = Duration::from_secs(options.seconds);
    let sends = durable_sends::measure(&ServerProcess::chinwag()?, duration).await?;
    figures.add("durable sends, nobody listening", sends.per_second, "/s", Some(Budget::AtLeast(8_000.0)));
    figures.add("server CPU for such a send", sends.cpu_us, "us", None);
    let idle = idle_memory::measure(&ServerProcess::chinwag()?, options.idle).await?;
    figures.add("memory of an idle connection", idle / 1024.0, "KB", Some(Budget::AtMost(10.0)));
    match &options.json {
        Some(path) => figures.write(path),
        None => Ok(()),
    }
}

/// Chinwag and the floor take turns, so that a machine whose speed drifts is as kind to one as to the other.
async fn deliveries(options: &Options, figures: &mut Figures) -> anyhow::Result<()> {
    let (floor, chinwag) = (ServerProcess::floor()?, ServerProcess::chinwag()?);
    let mut floor_rooms = fill_rooms(&floor.address, Target::Floor, options.rooms, options.people).await?;
    let mut chinwag_rooms =
        fill_rooms(&chinwag.address, Target::Chinwag, options.rooms, options.people).await?;
    let warm_up = Duration::from_secs(1);
    floor_rooms.measure(&floor, options.rate, warm_up).await?;
    chinwag_rooms.measure(&chinwag, options.rate, warm_up).await?;

    let (mut of_floor, mut of_chinwag) = (Measured::default(), Measured::default());
    let duration = Duration::from_secs(options.seconds);
    for _ in 0..options.turns {
        of_floor.add(floor_rooms.measure(&floor, options.rate, duration).await?);
        of_chinwag.add(chinwag_rooms.measure(&chinwag, options.rate, duration).await?);
    }
    let (floor_cpu, chinwag_cpu) = (of_floor.cpu_per_delivery_us(), of_chinwag.cpu_per_delivery_us());
    figures.add("floor: server CPU for a delivery", floor_cpu, "us", None);
    figures.add("floor: send to receipt, median", of_floor.latencies.percentile_ms(0.5), "ms", None);
    figures.add("floor: send to receipt, p99", of_floor.latencies.percentile_ms(0.99), "ms", None);
    figures.add("server CPU for a delivery", chinwag_cpu, "us", None);
    figures.add("the same, in floors", chinwag_cpu / floor_cpu, "x", Some(Budget::AtMost(1.5)));
    figures.add("send to receipt, median", of_chinwag.latencies.percentile_ms(0.5), "ms", None);
    // The budget is for 1,000 messages a second into 20 rooms of 10.
    let as_budgeted = (options.rate, options.rooms, options.people) == (1_000, 20, 10);
    let budget = as_budgeted.then_some(Budget::AtMost(20.0));
    figures.add("send to receipt, p99", of_chinwag.latencies.percentile_ms(0.99), "ms", budget);
    Ok(())
}
