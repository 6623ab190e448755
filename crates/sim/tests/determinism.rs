//! The simulated world works, and the same seed gives the same one.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::sync::Arc;
use std::time::Duration;

use chinwag_client::Session;
use chinwag_model::{AppId, AppSettings, Timestamp};
use chinwag_sim::chance::Chance;
use chinwag_sim::line::Cable;
use chinwag_sim::server;
use chinwag_store::{NewApp, SqliteOptions, SqliteStore, Store};

/// Two people talk while their cables are cut; when each message was acknowledged.
fn talk(seed: u64) -> Vec<Duration> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sim.db");
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
        let store = SqliteStore::open(&SqliteOptions::new(path.clone())).unwrap();
        let settings = AppSettings {
            authentication: false,
            client_user_sync: true,
            client_conversation_sync: true,
            ..AppSettings::default()
        };
        let (id, name) = (AppId::new("demo").unwrap(), "demo".to_owned());
        let secret = "sk_test_simulated".to_owned();
        store.create_app(NewApp { id, name, settings, secret, at: Timestamp::from_millis(1) }).await.unwrap();
        store.close().await;
    });
    let chance = Arc::new(Chance::new(seed));
    let mut world = turmoil::Builder::new()
        .rng_seed(seed)
        .simulation_duration(Duration::from_secs(600))
        .tick_duration(Duration::from_millis(2))
        .build();
    let (database, entropy) = (path.clone(), chance.clone());
    world.host(server::HOST, move || {
        let (database, entropy) = (database.clone(), entropy.clone());
        async move { server::serve(&database, entropy).await }
    });
    let times = Arc::new(parking_lot::Mutex::new(Vec::new()));
    let told = times.clone();
    world.client("clients", async move {
        let cable = Cable::default();
        let session = Session::builder("http://server:7700", "demo", "alice")
            .transport(cable.clone())
            .entropy(Chance::new(seed + 1))
            .build()?;
        session.user("alice")?.set().name("Alice").await?;
        let conversation = session.conversation("c")?;
        conversation.create_if_not_exists().await?;
        for number in 0..20 {
            if chance.once_in(3) {
                cable.cut();
            }
            conversation.send(format!("message {number}")).await?;
            told.lock().push(turmoil::sim_elapsed().unwrap_or_default());
        }
        Ok(())
    });
    world.run().unwrap();
    let times = times.lock().clone();
    times
}

#[test]
fn the_same_seed_gives_the_same_world() {
    let first = talk(7);
    assert_eq!(first.len(), 20);
    for _ in 0..3 {
        assert_eq!(talk(7), first);
    }
    assert_ne!(talk(8), first);
}
