//! What a delivery costs, beside the floor; and how many there can be.

use std::time::Duration;

use super::Options;
use super::people::{Target, fill_rooms};
use super::rooms::{Measured, Rooms};
use crate::figures::{Budget, Figures};
use crate::process::ServerProcess;

/// The rate at which the search begins, in messages a second, and how it grows.
const SEARCH_FROM: f64 = 2_000.0;
const SEARCH_FACTOR: f64 = 1.25;
/// Where the search ends: what sends and receives here cannot do more itself.
const SEARCH_TO: f64 = 20_000.0;
/// How often a rate is tried: something else may have run on the machine.
const ATTEMPTS: usize = 2;
/// The time from sending to receipt that 99 of 100 receipts of a sustained rate keep, in milliseconds.
const SUSTAINED_P99_MS: f64 = 250.0;

/// Chinwag and the floor take turns, so that a machine whose speed drifts is as kind to one as to the other.
pub async fn beside_the_floor(options: &Options, figures: &mut Figures) -> anyhow::Result<()> {
    let (floor, chinwag) = (ServerProcess::floor()?, ServerProcess::chinwag()?);
    let mut floor_rooms = fill_rooms(&floor.address, Target::Floor, options.rooms, options.people).await?;
    let mut chinwag_rooms =
        fill_rooms(&chinwag.address, Target::Chinwag, options.rooms, options.people).await?;
    let warm_up = Duration::from_secs(1);
    floor_rooms.measure(&floor, options.rate, warm_up).await?;
    chinwag_rooms.measure(&chinwag, options.rate, warm_up).await?;

    let (mut of_floor, mut of_chinwag) = (Measured::default(), Measured::default());
    let duration = options.duration();
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

/// The highest rate, of those tried, at which everything is received in time.
pub async fn highest_rate(options: &Options, figures: &mut Figures) -> anyhow::Result<()> {
    let server = ServerProcess::chinwag()?;
    let mut rooms = fill_rooms(&server.address, Target::Chinwag, options.rooms, options.people).await?;
    let (mut sustained, mut rate) = (0.0, SEARCH_FROM);
    while rate < SEARCH_TO {
        if !sustains(&mut rooms, &server, rate, options.duration()).await {
            break;
        }
        (sustained, rate) = (rate, rate * SEARCH_FACTOR);
    }
    let as_budgeted = (options.rooms, options.people) == (20, 10);
    let budget = as_budgeted.then_some(Budget::AtLeast(4_000.0));
    figures.add("highest sustained rate into these rooms", sustained, "/s", budget);
    Ok(())
}

async fn sustains(rooms: &mut Rooms, server: &ServerProcess, rate: f64, duration: Duration) -> bool {
    for _ in 0..ATTEMPTS {
        // What is not received within the patience of the measurement is an error. It ends the search: late receipts
        // would be taken for those of another attempt.
        let Ok(mut measured) = rooms.measure(server, rate as u32, duration).await else { return false };
        if measured.latencies.percentile_ms(0.99) <= SUSTAINED_P99_MS {
            return true;
        }
    }
    false
}
