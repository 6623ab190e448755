#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]
use std::sync::Arc;
use std::time::Duration;
use chinwag_sim::{chance::Chance, line::Cable, server};
use chinwag_client::{Connection, hello};
use chinwag_model::*;
use chinwag_store::*;

#[test]
fn hello_world() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sim.db");
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
        let store = SqliteStore::open(&SqliteOptions::new(path.clone())).unwrap();
        let settings = AppSettings { authentication: false, client_user_sync: true, client_conversation_sync: true, ..AppSettings::default() };
        store.create_app(NewApp { id: AppId::new("demo").unwrap(), name: "demo".into(), settings, secret: "sk_test_x".into(), at: Timestamp::from_millis(1) }).await.unwrap();
        store.close().await;
    });
    let chance = Arc::new(Chance::new(7));
    let mut sim = turmoil::Builder::new().rng_seed(7).simulation_duration(Duration::from_secs(600)).tick_duration(Duration::from_millis(5)).build();
    let host_path = path.clone();
    sim.host(server::HOST, move || { let (path, chance) = (host_path.clone(), chance.clone()); async move { server::serve(&path, chance).await } });
    sim.client("clients", async {
        let cable = Cable::default();
        let (connection, _events) = Connection::dial(&cable, "ws://server:7700/v1/demo/realtime", hello(UserId::new("bob").unwrap())).await.unwrap();
        println!("connected at {:?}", turmoil::sim_elapsed());
        drop(connection);
        Ok(())
    });
    sim.run().unwrap();
}
