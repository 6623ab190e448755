//! Scrolling back.

use super::World;
use super::world::{conversation, user};
use chinwag_model::MessageId;

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
