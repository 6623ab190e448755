//! When a session connects, how often, with what, and when it stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chinwag_client::{Error, Session, SessionEnd, Status};
use chinwag_protocol::ErrorCode;
use futures_util::TryStreamExt;
use serde_json::json;

use crate::pipe::{greeted, names, scripted, spawn, user};

fn ask_for_alice(session: &Session) {
    let alice = session.user("alice").unwrap();
    spawn(async move { alice.get().await });
}

#[tokio::test(start_paused = true)]
async fn nothing_is_said_before_something_is_asked() {
    let (session, mut server) = scripted();
    let session = session.token("t").build().unwrap();
    assert_eq!(*session.status().borrow(), Status::Idle);
    assert!(server.is_left_alone().await);
    let alice = session.user("alice").unwrap();
    let read = spawn(async move { alice.get().await });
    let (mut socket, _) = server.accept().await;
    let hello = socket.frame().await;
    assert_eq!((hello[0]["user"].as_str(), hello[0]["token"].as_str()), (Some("bob"), Some("t")));
    // What was asked does not wait for the answer to hello.
    let asked = socket.frame().await;
    assert_eq!(names(&asked), ["user.get"]);
    socket.welcome(&hello[0]["id"]);
    socket.answer(&asked[0], json!({ "user": user("alice", 1) }));
    assert_eq!(read.await.unwrap().unwrap().unwrap().name, "alice 1");
}

#[tokio::test(start_paused = true)]
async fn waits_get_longer_until_a_connection_works() {
    let (session, mut server) = scripted();
    let session = session.build().unwrap();
    let _stream = session.user("alice").unwrap().subscribe();
    let mut waits = Vec::new();
    for code in [1_006, 4_001, 4_003] {
        let (socket, wait) = server.accept().await;
        waits.push(wait.as_millis());
        socket.close(code);
    }
    let (mut socket, wait) = server.accept().await;
    waits.push(wait.as_millis());
    assert_eq!(waits, [0, 500, 1_000, 2_000]);
    let hello = socket.frame().await;
    socket.welcome(&hello[0]["id"]);
    let mut status = session.status();
    status.wait_for(|status| *status == Status::Connected).await.unwrap();
    socket.close(4_002);
    assert_eq!(server.accept().await.1.as_millis(), 500, "it worked in between");
}

#[tokio::test(start_paused = true)]
async fn final_codes_end_the_session_and_everything_in_it() {
    let (session, mut server, socket) = greeted(ask_for_alice).await;
    let mut stream = session.user("alice").unwrap().subscribe();
    socket.close(4_102);
    let SessionEnd::Final(closing) = session.ended().await else { panic!("it goes on") };
    assert_eq!(closing.code, Some(4_102));
    let ended = Error::Ended(SessionEnd::Final(closing));
    assert_eq!(stream.try_next().await, Err(ended.clone()));
    assert_eq!(stream.try_next().await, Ok(None));
    assert_eq!(session.current_user().get().await, Err(ended));
    assert!(server.is_left_alone().await);
}

#[tokio::test(start_paused = true)]
async fn a_draining_server_is_left_when_it_says_so() {
    let (_session, mut server, socket) = greeted(ask_for_alice).await;
    socket.send(json!([{ "notice": "draining", "reconnectInMs": 1_234 }]));
    let (_, wait) = server.accept().await;
    assert_eq!(wait.as_millis(), 1_234);
}

#[tokio::test(start_paused = true)]
async fn a_draining_server_that_closes_at_once_is_come_back_to_no_sooner() {
    let (_session, mut server, socket) = greeted(ask_for_alice).await;
    socket.send(json!([{ "notice": "draining", "reconnectInMs": 1_234 }]));
    socket.close(4_000);
    let (_, wait) = server.accept().await;
    assert_eq!(wait.as_millis(), 1_234);
}

#[tokio::test(start_paused = true)]
async fn silence_is_answered_with_a_ping_and_then_given_up() {
    let (_session, mut server, mut socket) = greeted(ask_for_alice).await;
    assert_eq!(names(&socket.frame().await), ["user.get"]);
    let began = tokio::time::Instant::now();
    let ping = socket.frame().await;
    assert_eq!((names(&ping), began.elapsed().as_secs()), (vec!["ping"], 25));
    socket.answer(&ping[0], json!({}));
    assert_eq!(names(&socket.frame().await), ["ping"]);
    let (_, wait) = server.accept().await;
    assert_eq!(wait.as_millis(), 10_500, "ten seconds for the ping, and half a second of back-off");
}

#[tokio::test(start_paused = true)]
async fn tokens_come_from_the_provider_when_they_are_missing_running_out_or_refused() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let provider = move || {
        let n = count.fetch_add(1, Ordering::SeqCst);
        async move { if n == 0 { Err("not yet".into()) } else { Ok(format!("token {n}")) } }
    };
    let (session, mut server) = scripted();
    let session = session.token_provider(provider).build().unwrap();
    ask_for_alice(&session);
    let (mut socket, wait) = server.accept().await;
    assert_eq!(wait.as_millis(), 500, "a provider that fails is asked again");
    let hello = socket.frame().await;
    assert_eq!(hello[0]["token"], "token 1");
    socket.welcome(&hello[0]["id"]);
    let read = socket.frame().await;
    socket.send(json!([{ "notice": "token.expiring", "expiresInMs": 60_000 }]));
    let renewal = socket.frame().await;
    assert_eq!((names(&renewal), renewal[0]["token"].as_str()), (vec!["token.set"], Some("token 2")));
    socket.answer(&renewal[0], json!({ "tokenExpiresAt": null }));
    socket.answer(&read[0], json!({ "user": null }));
    socket.close(4_101);
    let (mut socket, _) = server.accept().await;
    let hello = socket.frame().await;
    assert_eq!(hello[0]["token"], "token 3");
    socket.refuse(&hello[0], "TOKEN_EXPIRED");
    let (mut socket, _) = server.accept().await;
    assert_eq!(socket.frame().await[0]["token"], "token 4");
    // Anything else about a token is final.
    session.set_token("another");
}

#[tokio::test(start_paused = true)]
async fn a_token_that_runs_out_without_a_provider_ends_the_session() {
    let (session, _server, socket) = greeted(ask_for_alice).await;
    socket.close(4_101);
    assert!(matches!(session.ended().await, SessionEnd::Final(_)));
}

#[tokio::test(start_paused = true)]
async fn a_refused_hello_ends_the_session_unless_the_server_is_at_fault() {
    let (session, mut server) = scripted();
    let session = session.build().unwrap();
    ask_for_alice(&session);
    let (mut socket, _) = server.accept().await;
    let hello = socket.frame().await;
    socket.refuse(&hello[0], "INTERNAL");
    let (mut socket, _) = server.accept().await;
    let hello = socket.frame().await;
    socket.refuse(&hello[0], "TOKEN_WRONG_USER");
    let SessionEnd::Refused(error) = session.ended().await else { panic!("it goes on") };
    assert_eq!(error.code, ErrorCode::TokenWrongUser);
    assert!(server.is_left_alone().await);
}

#[tokio::test(start_paused = true)]
async fn dropping_everything_hangs_up_and_leaves_no_task() {
    let (session, mut server, mut socket) = greeted(ask_for_alice).await;
    let read = socket.frame().await;
    socket.answer(&read[0], json!({ "user": null }));
    let stream = session.user("alice").unwrap().subscribe();
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    drop(session);
    assert_eq!(names(&socket.frame().await), ["subscribe"], "a stream keeps the session alive");
    assert_eq!(tasks(), 1);
    drop(stream);
    assert!(socket.is_over().await);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(tasks(), 0);
    assert!(server.is_left_alone().await);
}

#[tokio::test(start_paused = true)]
async fn closing_ends_streams_quietly_and_requests_with_an_error() {
    let (session, _server, mut socket) = greeted(ask_for_alice).await;
    let mut stream = session.user("alice").unwrap().subscribe();
    let mut messages = session.on_message();
    let room = session.conversation("room").unwrap();
    let sent = spawn(async move { room.send("hi").await.map(|_| ()) });
    socket.frame().await;
    session.close();
    assert_eq!(stream.try_next().await, Ok(None));
    assert!(messages.try_next().await.unwrap().is_none());
    assert_eq!(sent.await.unwrap(), Err(Error::Ended(SessionEnd::Closed)));
    assert_eq!(session.ended().await, SessionEnd::Closed);
}
