//! What webhooks must not be used for: reaching into the network that this server stands in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chinwag_model::WebhookEvent;
use tokio::net::TcpListener;

use crate::receiver::Receiver;
use crate::world::World;

/// Ways to name this machine; the port is that of a listener which counts who comes.
const THIS_MACHINE: [&str; 24] = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "0177.1",
    "127.0.0.1.",
    "0",
    "0.0.0.0",
    "localhost",
    "LOCALHOST",
    "127.0.0.01",
    "user:pass@127.0.0.1",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
];

/// Addresses inside, where nobody listens for this test: they must be refused without being tried.
const INSIDE: [&str; 37] = [
    "10.0.0.1",
    "10.255.255.255",
    "0xa.1",
    "012.0.0.1",
    "167772161",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.0.1",
    "192.168.255.254",
    "3232235521",
    "169.254.169.254",
    "169.254.0.1",
    "2852039166",
    "0xa9fea9fe",
    "100.64.0.1",
    "100.127.255.254",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::ffff:10.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[100::1]",
    "[::ffff:0:127.0.0.1]",
];

/// A port where everybody who connects is counted.
async fn canary() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("[::]:0").await.unwrap();
    let (port, count) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
    let counted = count.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            drop(stream);
        }
    });
    (port, count)
}

#[tokio::test]
async fn no_connection_is_made_to_what_is_inside() {
    let world = World::new(false).await;
    let (port, count) = canary().await;
    // The canary sings: it would be heard if anybody came.
    tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    world.until(async || count.load(Ordering::SeqCst) == 1).await;
    let targets: Vec<_> = THIS_MACHINE.iter().chain(&INSIDE).collect();
    assert!(targets.len() >= 60);
    for (index, target) in targets.iter().enumerate() {
        // An app has only so many webhooks.
        let app = world.app(&format!("shop{index}")).await;
        world.hook(&app, format!("http://{target}:{port}/"), &[WebhookEvent::UserCreated]).await;
        world.talk(&app, "c", &["alice"]).await;
    }
    // Long enough for them all to be given up, with the reason.
    for (index, target) in targets.iter().enumerate() {
        let app =
            world.engine.app(&chinwag_model::AppId::new(format!("shop{index}")).unwrap()).await.unwrap();
        let dead = async || world.engine.dead_deliveries(&app, None).await.unwrap();
        world
            .until(async || {
                world.wait(3_600_000);
                !dead().await.is_empty()
            })
            .await;
        let error = &dead().await[0].error;
        assert!(error.contains("is not of the public internet"), "{target}: {error}");
    }
    assert_eq!(count.load(Ordering::SeqCst), 1, "and nobody came but us");
}

#[tokio::test]
async fn a_redirect_leads_nowhere() {
    let world = World::new(true).await;
    let receiver = Receiver::start().await;
    receiver.answers(307);
    let app = world.app("shop").await;
    world.hook(&app, receiver.url(), &[WebhookEvent::UserCreated]).await;
    world.talk(&app, "c", &["alice"]).await;
    let dead = async || world.engine.dead_deliveries(&app, None).await.unwrap();
    world
        .until(async || {
            world.wait(3_600_000);
            !dead().await.is_empty()
        })
        .await;
    let error = &dead().await[0].error;
    assert!(error.contains("redirects are not followed"), "{error}");
}
