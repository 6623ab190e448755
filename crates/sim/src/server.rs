//! The server of a simulated world: the real store, engine and doors, on a network that is not.

use std::path::Path;
use std::sync::Arc;

use chinwag_bus::LocalBus;
use chinwag_engine::{Engine, EngineOptions};
use chinwag_realtime::{Hub, Realtime};
use chinwag_store::{SqliteOptions, SqliteStore, Synchronous, Workers};

use crate::chance::{Chance, SimulatedClock};
use crate::door::{Door, Power};
use crate::world::Machine;

/// The server's name in the simulated network.
pub const HOST: &str = "server";
/// The port it listens on.
pub const PORT: u16 = 7700;

/// Serves a database until the simulation takes the machine away.
///
/// # Errors
/// When the database does not open or the port is taken: both are mistakes of the simulation.
pub async fn serve(database: &Path, chance: Arc<Chance>, power: Power, machine: Machine) -> turmoil::Result {
    // Nothing here survives the process of the test; what matters is what a crash of the server loses.
    let options = SqliteOptions {
        synchronous: Synchronous::Off,
        workers: Workers::Tasks,
        ..SqliteOptions::new(database)
    };
    let store = Arc::new(SqliteStore::open(&options)?);
    let bus = Arc::new(LocalBus::default());
    let hub = Arc::new(Hub::default());
    bus.connect(hub.clone());
    let engine = Engine::start(store, bus, Arc::new(SimulatedClock), chance, EngineOptions::default());
    machine.runs(&engine);
    let realtime = Realtime::new(engine, hub);
    let router = realtime.router();
    let door = Door::open(PORT, power).await?;
    // Its tasks are spawned, this future is not: it goes last.
    tokio::select! {
        biased;
        () = machine.stopped() => realtime.drain().await,
        ended = async { axum::serve(door, router).await } => ended?,
    }
    Ok(())
}
