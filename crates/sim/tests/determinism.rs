//! The same seed gives the same world.

use std::sync::Arc;
use std::time::Duration;

use chinwag_sim::chance::Chance;
use chinwag_sim::world;
use parking_lot::Mutex;

/// Somebody sends while their cable is cut; when each message was acknowledged.
fn send(seed: u64) -> Vec<Duration> {
    let times = Arc::new(Mutex::new(Vec::new()));
    let told = times.clone();
    let ran = world::run(seed, move |_| async move {
        let chance = Chance::new(seed);
        let (session, cable) = world::session("alice", seed)?;
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
    ran.expect("a world that ends");
    std::mem::take(&mut *times.lock())
}

#[test]
fn the_same_seed_gives_the_same_world() {
    let first = send(7);
    assert_eq!(first.len(), 20);
    for _ in 0..3 {
        assert_eq!(send(7), first);
    }
    assert_ne!(send(8), first);
}
