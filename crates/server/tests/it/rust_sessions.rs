//! Sessions of the Rust client, on lines that break and servers that go away.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chinwag_client::{Error, Session, SessionEnd, Status};
use chinwag_model::Entropy;
use chinwag_protocol::ErrorCode;
use futures_util::TryStreamExt;
use parking_lot::Mutex;
use rand::RngExt;
use serde_json::json;

use crate::harness::{App, Proxy, Server, all_messages, member, seeded, signed, text_of};

#[path = "../../../client/examples/echo_bot.rs"]
#[expect(dead_code, reason = "its main is for the command line")]
mod echo_bot;
#[path = "../../../client/examples/join_and_talk.rs"]
#[expect(dead_code, reason = "its main is for the command line")]
mod join_and_talk;

/// How long anything here may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Keys that differ, and waits of next to nothing.
#[derive(Default)]
struct Counting(AtomicU64);

impl Entropy for Counting {
    fn next_u64(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

/// A session with `chinwag dev` at a url.
fn session(url: &str, user: &str) -> Session {
    Session::builder(url, "demo", user).entropy(Counting::default()).build().unwrap()
}

async fn in_time<T>(doing: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, doing).await.expect("it got stuck")
}

#[tokio::test]
async fn the_echo_bot_answers_each_message_once() {
    let server = Server::dev();
    let bot = session(&server.url(), "echo");
    let running = tokio::spawn(echo_bot::echo(bot.clone()));
    let alice = session(&server.url(), "alice");
    alice.current_user().create_if_not_exists("Alice").await.unwrap();
    let mut status = bot.status();
    in_time(status.wait_for(|status| *status == Status::Connected)).await.unwrap();
    let room = alice.conversation("room").unwrap();
    room.create_if_not_exists().await.unwrap();
    let mut messages = room.subscribe_messages();
    // The bot exists once its first request is answered.
    let mut echo = alice.user("echo").unwrap().subscribe();
    in_time(async { while echo.try_next().await.unwrap().unwrap().is_none() {} }).await;
    room.participant("echo").unwrap().create_if_not_exists().await.unwrap();
    for text in ["one", "two", "three"] {
        room.send(text).await.unwrap();
    }
    let heard = in_time(async {
        loop {
            let page = messages.try_next().await.unwrap().unwrap().unwrap();
            if page.len() == 6 {
                break page;
            }
        }
    });
    let echoes = heard.await;
    let of_bot = |message: &&Arc<chinwag_client::MessageSnapshot>| {
        message.sender.as_ref().unwrap().id.as_str() == "echo"
    };
    let mut texts: Vec<_> = echoes.iter().filter(of_bot).map(|message| message.plaintext()).collect();
    texts.reverse();
    assert_eq!(texts, ["one", "two", "three"]);
    bot.close();
    assert!(matches!(in_time(running).await.unwrap(), Ok(()) | Err(Error::Ended(SessionEnd::Closed))));
}

#[tokio::test]
async fn two_people_meet_and_talk() {
    let server = Server::dev();
    let (alice, bob) = (session(&server.url(), "alice"), session(&server.url(), "bob"));
    let conversation = join_and_talk::meet(&alice, &bob).await.unwrap();
    let asked = join_and_talk::ask(&conversation, "Is it still available?");
    let (heard, said) = in_time(async { tokio::join!(asked, join_and_talk::answer(&bob, "Yes.")) }).await;
    assert_eq!((heard.unwrap(), said.unwrap()), ("Yes.".to_owned(), ()));
}

#[tokio::test]
async fn what_is_sent_without_a_server_waits_and_lands_once_in_order() {
    let mut server = Server::dev();
    let alice = session(&server.url(), "alice");
    alice.current_user().create_if_not_exists("Alice").await.unwrap();
    let room = alice.conversation("room").unwrap();
    room.create_if_not_exists().await.unwrap();
    let mut status = alice.status();
    server.kill();
    in_time(status.wait_for(|status| *status != Status::Connected)).await.unwrap();
    let sends = (0..20).map(|n| room.send(n.to_string()).into_future());
    let sends = futures_util::future::join_all(sends);
    let (sent, ()) = in_time(async { tokio::join!(sends, async { server.restart_in_place() }) }).await;
    let ids: Vec<_> = sent.into_iter().map(|sent| sent.unwrap().id().clone()).collect();
    assert!(ids.is_sorted());
    let (reader, _) = member(&server.realtime("demo"), "alice", &["room"]).await;
    let texts: Vec<_> = all_messages(&reader, "room").await.iter().map(text_of).collect();
    assert_eq!(texts, (0..20).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_send_whose_answer_is_lost_lands_once() {
    let server = Server::dev();
    let proxy = Proxy::start(server.address()).await;
    let alice = session(&proxy.url(), "alice");
    alice.current_user().create_if_not_exists("Alice").await.unwrap();
    let room = alice.conversation("room").unwrap();
    room.create_if_not_exists().await.unwrap();
    for n in 0..20 {
        proxy.cut_after(n);
        in_time(room.send(n.to_string()).into_future()).await.unwrap();
    }
    let (reader, _) = member(&server.realtime("demo"), "alice", &["room"]).await;
    let texts: Vec<_> = all_messages(&reader, "room").await.iter().map(text_of).collect();
    assert_eq!(texts, (0..20).map(|n| n.to_string()).collect::<Vec<_>>());
}

const ROOMS: [&str; 3] = ["one", "two", "three"];
const MESSAGES: usize = 300;
const CUTS: u64 = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_hears_every_message_once_over_a_line_that_breaks() {
    let server = Server::dev();
    let proxy = Proxy::start(server.address()).await;
    let url = server.realtime("demo");
    // The bot joins the last room amid everything.
    let (bot_itself, _) = member(&url, "bot", &ROOMS[..2]).await;
    let bot = session(&proxy.url(), "bot");
    let mut messages = bot.on_message();
    let mut status = bot.status();
    in_time(status.wait_for(|status| *status == Status::Connected)).await.unwrap();
    let (alice, _) = member(&url, "alice", &ROOMS).await;
    let heard: Arc<Mutex<BTreeMap<String, Vec<String>>>> = Arc::default();
    let hearing = heard.clone();
    tokio::spawn(async move {
        while let Some((room, message)) = messages.try_next().await.unwrap() {
            hearing.lock().entry(room.id().to_string()).or_default().push(message.plaintext());
        }
    });
    let mut random = seeded("rust_sessions");
    let cuts = proxy.cuts();
    for n in 0..MESSAGES {
        if n == MESSAGES / 2 {
            member(&url, "bot", &ROOMS[2..]).await;
        }
        if *cuts.borrow() < CUTS && n % 7 == 0 {
            proxy.cut_after(random.random_range(0..4_000));
        }
        let room = crate::harness::conversation(ROOMS[random.random_range(0..ROOMS.len())]);
        let key = crate::harness::key(n.to_string());
        alice.send_text(room, key, n.to_string()).await.unwrap();
    }
    proxy.cut_after(usize::MAX >> 1);
    let mut expected = BTreeMap::new();
    for room in ROOMS {
        let mut texts: Vec<_> = all_messages(&bot_itself, room).await.iter().map(text_of).collect();
        if room == ROOMS[2] {
            texts.retain(|text| text.parse::<usize>().unwrap() >= MESSAGES / 2);
        }
        expected.insert(room.to_owned(), texts);
    }
    let total: usize = expected.values().map(Vec::len).sum();
    let all_heard = async {
        while heard.lock().values().map(Vec::len).sum::<usize>() < total {
            tokio::task::yield_now().await;
        }
    };
    let stuck = tokio::time::timeout(PATIENCE, all_heard).await.is_err();
    assert_eq!(*heard.lock(), expected, "stuck: {stuck}, cuts: {}", *cuts.borrow());
    assert!(*cuts.borrow() > 5);
}

#[tokio::test]
async fn tokens_are_renewed_in_place_and_asked_for_again() {
    let secret = "sk_test_0123456789012345678901234567";
    let server = Server::serve(App::prepare([App::new("shop", secret)]).await);
    let asked = Arc::new(AtomicU64::new(0));
    let count = asked.clone();
    #[expect(clippy::disallowed_methods, reason = "tokens are about the real time")]
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let provider = move || {
        count.fetch_add(1, Ordering::SeqCst);
        let claims = json!({ "tokenType": "user", "iss": "shop", "sub": "alice", "exp": now() + 5 });
        let token = signed(secret, &claims);
        async move { Ok(token) }
    };
    let session = Session::builder(server.url(), "shop", "alice").token_provider(provider).build().unwrap();
    let me = session.current_user();
    let mut status = session.status();
    me.get().await.unwrap();
    in_time(async {
        while asked.load(Ordering::SeqCst) < 3 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    me.get().await.unwrap();
    assert_eq!(*status.borrow_and_update(), Status::Connected);
}

#[tokio::test]
async fn a_user_who_is_not_let_in_is_told_why() {
    let secret = "sk_test_0123456789012345678901234567";
    let server = Server::serve(App::prepare([App::new("shop", secret)]).await);
    let session = Session::builder(server.url(), "shop", "alice").build().unwrap();
    let mut stream = session.user("bob").unwrap().subscribe();
    let refused = in_time(session.current_user().get()).await.unwrap_err();
    assert_eq!(refused.code(), Some(ErrorCode::CredentialsRequired));
    assert_eq!(in_time(stream.try_next()).await.unwrap_err(), refused);
    assert_eq!(in_time(stream.try_next()).await.unwrap(), None);
    let SessionEnd::Refused(error) = in_time(session.ended()).await else { panic!("not refused") };
    assert_eq!(error.code, ErrorCode::CredentialsRequired);
}
