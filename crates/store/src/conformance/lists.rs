//! A user's conversations, in order.

use chinwag_model::Timestamp;

use super::World;
use super::world::{conversation, refused, user};
use crate::{ActivityOrder, ConversationQuery, ListCursor, ReadMark, Refusal, Selection, StoreError};

async fn page(world: &World, after: Option<ListCursor>) -> (String, bool) {
    let page = world
        .store
        .list_views(world.app, &user("alice"), &Selection::default(), after.as_ref(), 10, 2)
        .await
        .expect("a read");
    let ids: Vec<_> = page.views.iter().map(|view| view.conversation.id.as_str()).collect();
    (ids.join(" "), page.loaded_all)
}

pub async fn conversations_come_by_latest_activity_in_pages(world: &World) {
    assert_eq!(page(world, None).await, (String::new(), true));
    for id in ["a", "b", "c", "d"] {
        world.talk(id, &["alice", "bob"]).await;
    }
    world.talk("not-alices", &["bob"]).await;
    assert_eq!(page(world, None).await, ("d c".to_owned(), false));
    let last = world.say("a", "bob", "hello").await;
    assert_eq!(page(world, None).await, ("a d".to_owned(), false));
    let after_a = ListCursor { activity_at: last.created_at, conversation: conversation("a") };
    assert_eq!(page(world, Some(after_a)).await, ("d c".to_owned(), false));
    let joined = world.store.participant(world.app, &conversation("c"), &user("alice")).await;
    let joined_at = joined.expect("a read").expect("a participant").joined_at;
    let after_c = ListCursor { activity_at: joined_at, conversation: conversation("c") };
    assert_eq!(page(world, Some(after_c)).await, ("b".to_owned(), true));
    let page = world
        .store
        .list_views(world.app, &user("alice"), &Selection::default(), None, 10, 10)
        .await
        .expect("a read");
    assert_eq!((page.views[0].unread_count, &page.views[0].last_message), (1, &Some(last)));
    assert_eq!(page.users.len(), 2, "each once");
}

pub async fn joining_counts_as_activity(world: &World) {
    world.talk("old", &["bob"]).await;
    world.say("old", "bob", "hello").await;
    world.talk("new", &["alice", "bob"]).await;
    world.store.put_conversation(world.put("old", &["alice"])).await.expect("alice joins");
    assert_eq!(page(world, None).await, ("old new".to_owned(), true));
}

fn query(order: ActivityOrder, descending: bool) -> ConversationQuery {
    ConversationQuery::first(order, descending, 10)
}

async fn list(world: &World, query: ConversationQuery) -> Result<String, StoreError> {
    let records = world.store.list_conversations(world.app, Some(&user("alice")), &query).await?;
    let ids: Vec<_> = records.iter().map(|record| record.conversation.id.as_str()).collect();
    Ok(ids.join(" "))
}

async fn ok(world: &World, query: ConversationQuery) -> String {
    list(world, query).await.expect("a list")
}

pub async fn back_ends_list_in_either_order(world: &World) {
    use ActivityOrder::{CreatedAt, LastActivity};
    for id in ["a", "b", "c"] {
        world.talk(id, &["alice", "bob"]).await;
    }
    let last = world.say("b", "bob", "hello").await.created_at;
    assert_eq!(ok(world, query(CreatedAt, true)).await, "c b a");
    assert_eq!(ok(world, query(CreatedAt, false)).await, "a b c");
    assert_eq!(ok(world, query(LastActivity, true)).await, "b c a");
    assert_eq!(ok(world, query(LastActivity, false)).await, "a c b");
    let after = |id| Some(conversation(id));
    assert_eq!(ok(world, ConversationQuery { after: after("b"), ..query(LastActivity, true) }).await, "c a");
    assert_eq!(ok(world, ConversationQuery { after: after("a"), ..query(CreatedAt, false) }).await, "b c");
    assert_eq!(ok(world, ConversationQuery { limit: 1, ..query(CreatedAt, false) }).await, "a");
    let offset = ConversationQuery { offset: Some(last), ..query(LastActivity, true) };
    assert_eq!(ok(world, offset).await, "c a", "the offset itself is left out");
}

pub async fn back_ends_filter_by_last_message_and_unread(world: &World) {
    let all = || query(ActivityOrder::CreatedAt, false);
    let mut times = Vec::new();
    for id in ["a", "b", "c"] {
        world.talk(id, &["alice", "bob"]).await;
        times.push(world.say(id, "bob", "hello").await.created_at);
    }
    world.talk("silent", &["alice", "bob"]).await;
    let past = ConversationQuery { last_message_after: Some(times[0]), ..all() };
    assert_eq!(ok(world, past).await, "b c");
    let before = ConversationQuery { last_message_before: Some(times[2]), ..all() };
    assert_eq!(ok(world, before).await, "a b");
    assert_eq!(
        ok(world, ConversationQuery { last_message_after: Some(Timestamp::from_millis(0)), ..all() }).await,
        "a b c"
    );
    world.read("alice", "a", ReadMark::Newest).await;
    world.read("alice", "silent", ReadMark::Unread).await;
    assert_eq!(ok(world, ConversationQuery { unread_only: true, ..all() }).await, "b c silent");
    let records =
        world.store.list_conversations(world.app, Some(&user("alice")), &all()).await.expect("a list");
    let unread: Vec<_> = records.iter().map(|record| record.unread_count).collect();
    assert_eq!(unread, [0, 1, 1, 0]);
}

pub async fn a_list_of_nobody_is_refused(world: &World) {
    let all = || query(ActivityOrder::CreatedAt, false);
    refused(list(world, all()).await, &Refusal::UnknownUser(user("alice")));
    world.people(&["alice"]).await;
    world.talk("bobs", &["bob"]).await;
    let after = ConversationQuery { after: Some(conversation("bobs")), ..all() };
    refused(list(world, after).await, &Refusal::UnknownConversation);
}
