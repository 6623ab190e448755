//! A world: one machine with the server, one with all its clients, and the network between them.

use std::sync::{Arc, Weak};
use std::time::Duration;

use chinwag_client::Session;
use chinwag_engine::{Actor, Caller, Engine};
use chinwag_model::{AppId, AppSettings, ConversationId, Timestamp};
use chinwag_store::{AppStore as _, NewApp, SqliteOptions, SqliteStore, Store, Synchronous};
use parking_lot::Mutex;
use tempfile::TempDir;
use tokio::sync::Notify;

use crate::chance::Chance;
use crate::door::Power;
use crate::line::Cable;
use crate::server::{self, HOST, PORT};
use crate::tokens::{APP, SECRET, with_tokens};

/// The longest that a world may last, in its own time.
const LONGEST: Duration = Duration::from_secs(24 * 3_600);
/// How finely the two machines' clocks are kept together.
const TICK: Duration = Duration::from_millis(2);
/// The longest that a message of the network takes.
const LATENCY: Duration = Duration::from_millis(40);

/// What can be done about the server's machine, and at it.
#[derive(Clone, Default)]
pub struct Machine {
    down: Arc<Mutex<Option<(Down, Duration)>>>,
    running: Arc<Mutex<Weak<Engine>>>,
    stop: Arc<Notify>,
}

/// How a server goes down.
#[derive(Clone, Copy)]
enum Down {
    Crash,
    Restart,
}

impl Machine {
    /// Takes the server's power away now, for so long.
    pub fn crash(&self, down: Duration) {
        self.down.lock().get_or_insert((Down::Crash, down));
    }

    /// Stops the server as an operator does, and starts it after so long.
    pub fn restart(&self, down: Duration) {
        self.down.lock().get_or_insert((Down::Restart, down));
    }

    /// Asked for by the server: it runs.
    pub(crate) fn runs(&self, engine: &Arc<Engine>) {
        *self.running.lock() = Arc::downgrade(engine);
    }

    /// Asked for by the server: when it is to stop.
    pub(crate) async fn stopped(&self) {
        self.stop.notified().await;
    }

    /// Deletes a conversation as the app's back end.
    ///
    /// # Errors
    /// When there is no such conversation, or the server goes down meanwhile.
    pub async fn delete_conversation(&self, id: ConversationId) -> Result<(), chinwag_engine::Error> {
        let Some(engine) = self.running.lock().upgrade() else { return Ok(()) };
        let app = engine.app(&AppId::new(APP).map_err(chinwag_engine::Error::from)?).await?;
        engine.conversation_delete(&Caller { app, actor: Actor::App }, &id).await
    }
}

/// A session of a client in the simulated network, and its cable.
///
/// # Errors
/// When the user's id is none.
pub fn session(user: &str, seed: u64) -> Result<(Session, Cable), chinwag_client::Error> {
    let cable = Cable::default();
    let builder = Session::builder(format!("http://{HOST}:{PORT}"), APP, user);
    let session =
        with_tokens(builder, user, seed).transport(cable.clone()).entropy(Chance::new(seed)).build()?;
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
    prepare(&folder, seed.is_multiple_of(2))?;
    let chance = Arc::new(Chance::new(seed));
    let mut world = turmoil::Builder::new()
        .rng_seed(seed)
        .simulation_duration(LONGEST)
        .tick_duration(TICK)
        .max_message_latency(LATENCY)
        .build();
    let (database, power) = (folder.path().join("sim.db"), Power::default());
    let machine = Machine::default();
    let (of_host, host_machine) = (power.clone(), machine.clone());
    world.host(HOST, move || {
        let (database, chance, power) = (database.clone(), chance.clone(), of_host.clone());
        let machine = host_machine.clone();
        async move { server::serve(&database, chance, power, machine).await }
    });
    world.client("clients", clients(machine.clone()));
    let mut back_at = None;
    while !world.step()? {
        if let Some((how, down)) = machine.down.lock().take()
            && back_at.is_none()
        {
            match how {
                Down::Restart => machine.stop.notify_one(),
                Down::Crash => {
                    power.cut(true);
                    world.crash(HOST);
                    power.cut(false);
                }
            }
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
fn prepare(folder: &TempDir, authentication: bool) -> turmoil::Result {
    let options = SqliteOptions {
        synchronous: Synchronous::Off,
        readers: 1,
        ..SqliteOptions::new(folder.path().join("sim.db"))
    };
    let settings = AppSettings {
        authentication,
        client_user_sync: true,
        client_conversation_sync: true,
        ..AppSettings::default()
    };
    let (id, at) = (AppId::new(APP)?, Timestamp::from_millis(1));
    let app = NewApp { id, name: APP.to_owned(), settings, secret: SECRET.to_owned(), at };
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(async {
        let store = SqliteStore::open(&options)?;
        store.create_app(app).await?;
        store.close().await;
        Ok(())
    })
}
