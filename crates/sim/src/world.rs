//! A world: one machine with the server, one with all its clients, and the network between them.

use std::sync::Arc;
use std::time::Duration;

use chinwag_client::Session;
use chinwag_model::{AppId, AppSettings, Timestamp};
use chinwag_store::{NewApp, SqliteOptions, SqliteStore, Store, Synchronous};
use parking_lot::Mutex;
use tempfile::TempDir;

use crate::chance::Chance;
use crate::door::Power;
use crate::line::Cable;
use crate::server::{self, HOST, PORT};

/// The app that everybody is in.
const APP: &str = "demo";
/// The longest that a world may last, in its own time.
const LONGEST: Duration = Duration::from_secs(24 * 3_600);
/// How finely the two machines' clocks are kept together.
const TICK: Duration = Duration::from_millis(2);
/// The longest that a message of the network takes.
const LATENCY: Duration = Duration::from_millis(40);

/// What clients can do about the server's machine.
#[derive(Clone, Default)]
pub struct Machine(Arc<Mutex<Option<Duration>>>);

impl Machine {
    /// Takes the server's power away now, for so long.
    pub fn crash(&self, down: Duration) {
        self.0.lock().get_or_insert(down);
    }
}

/// A session of a client in the simulated network, and its cable.
///
/// # Errors
/// When the user's id is none.
pub fn session(user: &str, seed: u64) -> Result<(Session, Cable), chinwag_client::Error> {
    let cable = Cable::default();
    let builder = Session::builder(format!("http://{HOST}:{PORT}"), APP, user);
    let session = builder.transport(cable.clone()).entropy(Chance::new(seed)).build()?;
    Ok((session, cable))
}

/// Lets clients live in a world until they are done.
///
/// # Errors
/// What the clients gave, or that they do not come to an end.
pub fn run<F, L>(seed: u64, clients: F) -> turmoil::Result
where
    F: FnOnce(Machine) -> L,
    L: Future<Output = turmoil::Result> + 'static,
{
    let folder = tempfile::tempdir()?;
    prepare(&folder)?;
    let chance = Arc::new(Chance::new(seed));
    let mut world = turmoil::Builder::new()
        .rng_seed(seed)
        .simulation_duration(LONGEST)
        .tick_duration(TICK)
        .max_message_latency(LATENCY)
        .build();
    let (database, power) = (folder.path().join("sim.db"), Power::default());
    let of_host = power.clone();
    world.host(HOST, move || {
        let (database, chance, power) = (database.clone(), chance.clone(), of_host.clone());
        async move { server::serve(&database, chance, power).await }
    });
    let machine = Machine::default();
    world.client("clients", clients(machine.clone()));
    let mut back_at = None;
    while !world.step()? {
        if let Some(down) = machine.0.lock().take()
            && back_at.is_none()
        {
            power.cut(true);
            world.crash(HOST);
            power.cut(false);
            back_at = Some(world.elapsed() + down);
        }
        if back_at.is_some_and(|at| at <= world.elapsed()) {
            world.bounce(HOST);
            back_at = None;
        }
    }
    Ok(())
}

/// Makes the database with its app.
fn prepare(folder: &TempDir) -> turmoil::Result {
    let options = SqliteOptions {
        synchronous: Synchronous::Off,
        readers: 1,
        ..SqliteOptions::new(folder.path().join("sim.db"))
    };
    let settings = AppSettings {
        authentication: false,
        client_user_sync: true,
        client_conversation_sync: true,
        ..AppSettings::default()
    };
    let (id, at) = (AppId::new(APP)?, Timestamp::from_millis(1));
    let app = NewApp { id, name: APP.to_owned(), settings, secret: "sk_test_simulated".to_owned(), at };
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(async {
        let store = SqliteStore::open(&options)?;
        store.create_app(app).await?;
        store.close().await;
        Ok(())
    })
}
