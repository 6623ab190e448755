//! Scrolling back.

use chinwag_model::MessageId;
use chinwag_model::limits::PAGE_MAX_BYTES;

use super::World;
use super::world::{conversation, user};
use crate::Resume;

async fn page(world: &World, before: Option<&MessageId>) -> (String, bool) {
    let found = world.store.messages(world.app, &conversation("c"), Some(&user("alice")), before, 3).await;
    let page = found.expect("a read").expect("a participant's page");
    let texts: Vec<_> = page.messages.iter().map(|message| message.text.as_str()).collect();
    (texts.join(" "), page.loaded_all)
}

pub async fn older_messages_come_page_by_page(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    assert_eq!(page(world, None).await, (String::new(), true));
    let mut ids = Vec::new();
    for text in ["1", "2", "3", "4", "5", "6"] {
        ids.push(world.say("c", "bob", text).await.id);
    }
    assert_eq!(page(world, None).await, ("6 5 4".to_owned(), false));
    assert_eq!(page(world, Some(&ids[3])).await, ("3 2 1".to_owned(), true));
    assert_eq!(page(world, Some(&ids[0])).await, (String::new(), true));
    let snapshot = world.store.snapshot(world.app, &conversation("c"), &user("alice"), 1, 5).await;
    let snapshot = snapshot.expect("a read").expect("a participant's snapshot");
    assert_eq!((snapshot.messages.len(), snapshot.loaded_all), (5, false));
    let mut users: Vec<_> = snapshot.users.into_iter().map(|user| user.id).collect();
    users.sort();
    assert_eq!(users, ["alice", "bob"].map(user), "each once");
}

pub async fn a_deleted_message_is_still_a_place_to_page_from(world: &World) {
    world.talk("c", &["alice"]).await;
    world.say("c", "alice", "1").await;
    let second = world.say("c", "alice", "2").await;
    world.say("c", "alice", "3").await;
    assert!(world.delete("c", &second.id).await);
    assert_eq!(page(world, Some(&second.id)).await, ("1".to_owned(), true));
}

pub async fn a_page_of_large_messages_is_short(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let long = "x".repeat(10_000);
    let mut ids = Vec::new();
    for _ in 0..60 {
        ids.push(world.say("c", "alice", &long).await.id);
    }
    let page = async |user: Option<&str>, before: Option<&MessageId>| {
        let user = user.map(super::world::user);
        let found = world.store.messages(world.app, &conversation("c"), user.as_ref(), before, 60).await;
        found.expect("a read").expect("a page")
    };
    let first = page(Some("bob"), None).await;
    let bytes: usize = first.messages.iter().map(|message| message.text.len()).sum();
    assert!(bytes > PAGE_MAX_BYTES / 2 && bytes < PAGE_MAX_BYTES + long.len(), "{bytes} bytes");
    assert!(!first.loaded_all);
    let rest = page(Some("bob"), first.messages.last().map(|message| &message.id)).await;
    assert!(rest.loaded_all);
    let seen: Vec<_> = first.messages.iter().chain(&rest.messages).rev().map(|one| one.id.clone()).collect();
    assert_eq!(seen, ids);

    let subscribed = world.store.snapshot(world.app, &conversation("c"), &user("bob"), 10, 60).await;
    let subscribed = subscribed.expect("a read").expect("a snapshot");
    assert_eq!((subscribed.messages.len(), subscribed.loaded_all), (first.messages.len(), false));
    let since = rest.revision - 60;
    assert!(matches!(world.resume("c", "bob", since, 100).await, Resume::TooFar));
    // The app pages by numbers.
    assert_eq!(page(None, None).await.messages.len(), 60);
}
