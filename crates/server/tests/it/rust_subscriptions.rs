//! Subscriptions of the Rust client: what streams show of what others do.

use std::time::Duration;

use chinwag_client::{
    ConversationRef, MessageSnapshot, Page, Reset, Session, Subscription, TypingSnapshot, View,
};
use chinwag_model::{Access, Notify};
use chinwag_protocol::ErrorCode;
use futures_util::StreamExt;

use crate::harness::{Proxy, Server};

/// How long anything here may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

async fn person(url: &str, id: &str) -> Session {
    let session = Session::builder(url, "demo", id).build().unwrap();
    session.current_user().create_if_not_exists(id).await.unwrap();
    session
}

/// Ann and ben in a room, as each of them sees it.
async fn room(ann: &Session, ben: &Session) -> (ConversationRef, ConversationRef) {
    let rooms = (ann.conversation("room").unwrap(), ben.conversation("room").unwrap());
    rooms.0.create_if_not_exists().await.unwrap();
    rooms.0.participant("ben").unwrap().create_if_not_exists().await.unwrap();
    rooms
}

/// The first snapshot that is as it should be.
async fn until<V: View>(
    stream: &mut Subscription<V>,
    mut is_so: impl FnMut(&V::Snapshot) -> bool,
) -> V::Snapshot {
    let found = async {
        loop {
            let shown = stream.next().await.expect("the stream ended").unwrap();
            if is_so(&shown) {
                break shown;
            }
        }
    };
    tokio::time::timeout(PATIENCE, found).await.expect("it never became so")
}

fn texts(messages: &Option<Page<MessageSnapshot>>) -> Vec<String> {
    messages.iter().flatten().map(|message| message.plaintext()).collect()
}

#[tokio::test]
async fn users_are_shown_as_they_are_written() {
    let server = Server::dev();
    let ann = person(&server.url(), "ann").await;
    let zoe = ann.user("zoe").unwrap();
    assert_eq!(zoe.get().await.unwrap(), None);
    let mut shown = zoe.subscribe();
    assert_eq!(until(&mut shown, |_| true).await, None);
    assert_eq!(zoe.set().await.unwrap_err().code(), Some(ErrorCode::MissingField));
    zoe.set()
        .name("Zoe")
        .custom("a", "1")
        .custom("b", "2")
        .photo_url("https://x.example/z.png")
        .await
        .unwrap();
    let first = until(&mut shown, Option::is_some).await.unwrap();
    assert_eq!((first.name.as_str(), first.custom.len()), ("Zoe", 2));
    zoe.create_if_not_exists("Another").await.unwrap();
    zoe.set().custom("a", Reset).photo_url(Reset).role("seller").await.unwrap();
    let second = until(&mut shown, |user| user.as_ref() != Some(&first)).await.unwrap();
    assert_eq!((second.name.as_str(), second.role.as_str(), &second.photo_url), ("Zoe", "seller", &None));
    assert_eq!(second.custom.keys().collect::<Vec<_>>(), ["b"]);
    // What a subscription shows is known without a request: it is the very same value.
    assert!(std::sync::Arc::ptr_eq(&zoe.get().await.unwrap().unwrap(), &second));
}

#[tokio::test]
async fn a_conversation_is_shown_down_to_the_names_in_it() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    let outsider = ben.conversation("room").unwrap();
    let mut shown = outsider.subscribe();
    assert_eq!(until(&mut shown, |_| true).await, None);
    let (of_ann, of_ben) = room(&ann, &ben).await;
    until(&mut shown, Option::is_some).await;
    let first = of_ann.send("first").await.unwrap();
    of_ann.send("second").reply_to(first.id()).await.unwrap();
    let is_reply = |name: &'static str| {
        move |shown: &Option<std::sync::Arc<chinwag_client::ConversationSnapshot>>| {
            let last = shown.as_ref().and_then(|shown| shown.last_message.clone());
            last.and_then(|last| last.referenced_message.clone()).is_some_and(|m| m.sender.name == name)
        }
    };
    let unread = until(&mut shown, is_reply("ann")).await.unwrap();
    assert_eq!((unread.unread_message_count, unread.is_unread), (2, true));
    ann.current_user().set().name("Ann Cooper").await.unwrap();
    until(&mut shown, is_reply("Ann Cooper")).await;
    of_ben.mark_as_read().await.unwrap();
    let read = until(&mut shown, |shown| !shown.as_ref().unwrap().is_unread).await.unwrap();
    assert_eq!(read.unread_message_count, 0);
    of_ben.mark_as_unread().await.unwrap();
    until(&mut shown, |shown| shown.as_ref().unwrap().is_unread).await;
    of_ben.set().subject("News").notify(false).await.unwrap();
    let is_muted = |shown: &chinwag_client::ConversationSnapshot| shown.notify == Notify::Nothing;
    let muted = until(&mut shown, |shown| is_muted(shown.as_ref().unwrap())).await.unwrap();
    assert_eq!(muted.subject.as_deref(), Some("News"));
    of_ann.participant("ben").unwrap().delete().await.unwrap();
    until(&mut shown, Option::is_none).await;
    assert_eq!(of_ben.get().await.unwrap(), None);
    let refused = of_ben.send("hello?").await.unwrap_err();
    assert_eq!(refused.code(), Some(ErrorCode::NotAParticipant));
}

#[tokio::test]
async fn messages_are_shown_thirty_at_first_and_more_when_asked_for() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    let (of_ann, of_ben) = room(&ann, &ben).await;
    for n in 0..100 {
        of_ann.send(n.to_string()).await.unwrap();
    }
    let (mut shown, mut other) = (of_ben.subscribe_messages(), of_ben.subscribe_messages());
    let first = until(&mut shown, |_| true).await.unwrap();
    assert_eq!((first.len(), first.loaded_all(), first[0].plaintext()), (30, false, "99".to_owned()));
    until(&mut other, |_| true).await;
    // In parallel they are one page, of the larger size.
    let (one, two) = tokio::join!(shown.load_more_of(5), shown.load_more_of(20));
    assert_eq!((one, two), (Ok(()), Ok(())));
    let more = until(&mut shown, |_| true).await.unwrap();
    assert_eq!((more.len(), more.loaded_all()), (50, false));
    assert!(std::sync::Arc::ptr_eq(&more[0], &first[0]), "what did not change is the same");
    shown.load_more_of(100).await.unwrap();
    let all = until(&mut shown, |_| true).await.unwrap();
    assert_eq!((all.len(), all.loaded_all(), all[99].plaintext()), (100, true, "0".to_owned()));
    assert_eq!(other.latest().unwrap().as_ref().unwrap().len(), 30, "windows are each one's own");
    of_ann.send("100").await.unwrap();
    assert_eq!(until(&mut other, |_| true).await.unwrap().len(), 31);
    assert_eq!(until(&mut shown, |_| true).await.unwrap().len(), 101);
}

#[tokio::test]
async fn edits_deletions_and_reactions_show() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    let (of_ann, of_ben) = room(&ann, &ben).await;
    let mut shown = of_ben.subscribe_messages();
    let message = of_ann.send("one").custom("k", "v").await.unwrap();
    until(&mut shown, |messages| texts(messages) == ["one"]).await;
    message.edit().text("one, edited").custom("k", Reset).await.unwrap();
    let edited = until(&mut shown, |messages| texts(messages) == ["one, edited"]).await.unwrap();
    assert!(edited[0].edited_at.is_some() && edited[0].custom.is_empty());

    let thumbs = of_ben.message(message.id().as_str()).unwrap().reactions("👍").unwrap();
    let mut who = thumbs.subscribe();
    assert_eq!(until(&mut who, |_| true).await.map(|page| (page.len(), page.loaded_all())), Some((0, true)));
    thumbs.add().await.unwrap();
    thumbs.add().await.unwrap();
    message.reactions("👍").unwrap().add().await.unwrap();
    let count = |messages: &Option<Page<MessageSnapshot>>| {
        messages.as_ref().unwrap()[0].reactions.first().map(|r| (r.count, r.current_user_reacted))
    };
    until(&mut shown, |messages| count(messages) == Some((2, true))).await;
    let both = until(&mut who, |page| page.as_ref().unwrap().len() == 2).await.unwrap();
    let names: Vec<_> = both.iter().map(|reaction| reaction.user.id.as_str()).collect();
    assert_eq!(names, ["ben", "ann"]);
    assert_eq!(thumbs.get_first_reactions().await.unwrap().unwrap(), both.to_vec());
    thumbs.remove().await.unwrap();
    until(&mut shown, |messages| count(messages) == Some((1, false))).await;
    until(&mut who, |page| page.as_ref().unwrap().len() == 1).await;

    assert_eq!(message.get().await.unwrap().unwrap().plaintext(), "one, edited");
    message.delete().await.unwrap();
    until(&mut shown, |messages| texts(messages).is_empty()).await;
    until(&mut who, Option::is_none).await;
    message.delete().await.unwrap();
    assert_eq!(message.get().await.unwrap(), None);
}

#[tokio::test]
async fn the_list_of_conversations_follows_what_happens_in_them() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    for n in 0..25 {
        let room = ann.conversation(format!("room {n}")).unwrap();
        room.create_if_not_exists().await.unwrap();
        room.participant("ben").unwrap().create_if_not_exists().await.unwrap();
    }
    let ids = |page: &Page<chinwag_client::ConversationSnapshot>| {
        page.iter().map(|shown| shown.id.to_string()).collect::<Vec<_>>()
    };
    let mut list = ben.subscribe_conversations();
    let first = until(&mut list, |_| true).await;
    assert_eq!((first.len(), first.loaded_all()), (20, false));
    ann.conversation("room 3").unwrap().send("hi").await.unwrap();
    let moved = until(&mut list, |page| page[0].id.as_str() == "room 3").await;
    assert_eq!(moved[0].unread_message_count, 1);
    list.load_more().await.unwrap();
    let all = until(&mut list, Page::loaded_all).await;
    assert_eq!(all.len(), 25);
    ann.conversation("room 3").unwrap().participant("ben").unwrap().delete().await.unwrap();
    let left = until(&mut list, |page| page.len() == 24).await;
    assert!(!ids(&left).contains(&"room 3".to_owned()));
    ann.conversation("new").unwrap().create_if_not_exists().await.unwrap();
    ann.conversation("new").unwrap().participant("ben").unwrap().create_if_not_exists().await.unwrap();
    until(&mut list, |page| page[0].id.as_str() == "new").await;
}

#[tokio::test]
async fn participants_come_and_go() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    let (of_ann, of_ben) = room(&ann, &ben).await;
    for n in 0..15 {
        let user = format!("user {n:02}");
        ann.user(&user).unwrap().create_if_not_exists(&user).await.unwrap();
        of_ann.participant(&user).unwrap().create_if_not_exists().access(Access::Read).await.unwrap();
    }
    let mut people = of_ben.subscribe_participants();
    let first = until(&mut people, |_| true).await.unwrap();
    assert_eq!((first.len(), first.loaded_all(), first[0].user.name.as_str()), (10, false, "user 14"));
    people.load_more_of(100).await.unwrap();
    let all = until(&mut people, |_| true).await.unwrap();
    assert_eq!((all.len(), all.loaded_all(), all[16].user.id.as_str()), (17, true, "ann"));

    let mut one = of_ben.participant("user 00").unwrap().subscribe();
    assert_eq!(until(&mut one, |_| true).await.unwrap().access, Access::Read);
    of_ann.participant("user 00").unwrap().edit().access(Reset).notify(false).await.unwrap();
    let edited = until(&mut one, |one| one.as_ref().unwrap().access == Access::ReadWrite).await.unwrap();
    assert_eq!(edited.notify, Notify::Nothing);
    assert_eq!(of_ben.participant("user 00").unwrap().get().await.unwrap(), Some(edited));
    of_ann.participant("user 00").unwrap().delete().await.unwrap();
    until(&mut one, Option::is_none).await;
    assert_eq!(until(&mut people, |page| page.as_ref().unwrap().len() == 16).await.unwrap().len(), 16);
    let stranger = of_ann.participant("user 00").unwrap();
    assert_eq!(
        stranger.edit().access(Access::Read).await.unwrap_err().code(),
        Some(ErrorCode::NotAParticipant)
    );
}

#[tokio::test]
async fn who_types_and_who_is_there_shows() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    let (of_ann, of_ben) = room(&ann, &ben).await;
    let mut typing = of_ben.subscribe_typing();
    let few = |typing: &Option<TypingSnapshot>| match typing {
        Some(TypingSnapshot::Few(users)) => users.iter().map(|user| user.id.to_string()).collect::<Vec<_>>(),
        _ => panic!("{typing:?}"),
    };
    assert!(few(&until(&mut typing, |_| true).await).is_empty());
    of_ann.mark_as_typing().await.unwrap();
    of_ann.mark_as_typing().await.unwrap();
    until(&mut typing, |typing| few(typing) == ["ann"]).await;
    of_ann.send("done").await.unwrap();
    until(&mut typing, |typing| few(typing).is_empty()).await;

    let mut online = ben.user("ann").unwrap().subscribe_online();
    assert!(until(&mut online, |_| true).await.unwrap().is_connected);
    ann.close();
    until(&mut online, |online| !online.as_ref().unwrap().is_connected).await;
    assert_eq!(until(&mut ben.user("nobody").unwrap().subscribe_online(), |_| true).await, None);
}

#[tokio::test]
async fn a_window_shows_no_less_after_the_line_broke() {
    let server = Server::dev();
    let proxy = Proxy::start(server.address()).await;
    let (ann, ben) = (person(&server.url(), "ann").await, person(&proxy.url(), "ben").await);
    let (of_ann, of_ben) = room(&ann, &ben).await;
    for n in 0..150 {
        of_ann.send(n.to_string()).await.unwrap();
    }
    let mut shown = of_ben.subscribe_messages();
    until(&mut shown, |_| true).await;
    shown.load_more_of(90).await.unwrap();
    assert_eq!(until(&mut shown, |_| true).await.unwrap().len(), 120);
    let mut cuts = proxy.cuts();
    proxy.cut_after(0);
    // More than a resume brings, so that the window is built anew.
    let send = |n: usize| of_ann.send(n.to_string()).into_future();
    for n in (150..700).step_by(50) {
        futures_util::future::try_join_all((n..n + 50).map(send)).await.unwrap();
    }
    cuts.wait_for(|cuts| *cuts > 0).await.unwrap();
    let mut least = usize::MAX;
    let last = until(&mut shown, |messages| {
        let messages = messages.as_ref().unwrap();
        least = least.min(messages.len());
        messages[0].plaintext() == "699"
    });
    let last = last.await.unwrap();
    assert_eq!((last.len(), last[last.len() - 1].plaintext()), (670, "30".to_owned()));
    assert!(least >= 120);
}

#[tokio::test]
async fn search_finds_messages_and_conversations_page_by_page() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    let (of_ann, _) = room(&ann, &ben).await;
    of_ann.set().subject("Bicycles for sale").await.unwrap();
    for n in 0..15 {
        of_ann.send(format!("bicycle number {n}")).await.unwrap();
    }
    of_ann.send("something else").await.unwrap();
    // Words of the last second may not be found yet.
    let found = async {
        loop {
            let mut search = ben.search_messages("BICY num");
            search.load_more().await.unwrap();
            if search.found().first().is_some_and(|hit| hit.message.plaintext() == "bicycle number 14") {
                break search;
            }
        }
    };
    let mut search = tokio::time::timeout(PATIENCE, found).await.expect("nothing is found");
    assert_eq!((search.found().len(), search.loaded_all()), (10, false));
    search.load_more().await.unwrap();
    search.load_more().await.unwrap();
    assert_eq!((search.found().len(), search.loaded_all()), (15, true));
    assert_eq!(search.found()[14].message.plaintext(), "bicycle number 0");
    assert_eq!(search.found()[0].conversation.subject.as_deref(), Some("Bicycles for sale"));
    assert_eq!(search.found()[0].message.sender.as_ref().unwrap().name, "ann");
    let mut rooms = ben.search_conversations("sale");
    rooms.load_more().await.unwrap();
    assert_eq!((rooms.found()[0].id.as_str(), rooms.loaded_all()), ("room", true));
    let refused = ben.search_messages("x").load_more_of(51).await.unwrap_err();
    assert_eq!(refused.code(), Some(ErrorCode::InvalidArgument));
}

#[tokio::test]
async fn a_filtered_list_shows_what_fits_and_as_long_as_it_does() {
    let server = Server::dev();
    let (ann, ben) = (person(&server.url(), "ann").await, person(&server.url(), "ben").await);
    for n in 0..60 {
        let room = ann.conversation(format!("room {n}")).unwrap();
        let kind = if n % 2 == 0 { "sale" } else { "support" };
        room.create_if_not_exists().custom("kind", kind).await.unwrap();
        room.participant("ben").unwrap().create_if_not_exists().await.unwrap();
    }
    let filter = serde_json::json!({ "custom": { "kind": ["==", "sale"] } });
    let mut sales = ben.subscribe_conversations_where(serde_json::from_value(filter).unwrap());
    let first = until(&mut sales, |_| true).await;
    assert_eq!((first.len(), first.loaded_all()), (20, false));
    assert!(first.iter().all(|room| room.custom["kind"] == "sale"));
    sales.load_more().await.unwrap();
    assert_eq!(until(&mut sales, Page::loaded_all).await.len(), 30);
    // Far down the list, and not among what was read.
    let room = ann.conversation("room 1").unwrap();
    room.set().custom("kind", "sale").await.unwrap();
    assert_eq!(until(&mut sales, |page| page.len() == 31).await[29].id.as_str(), "room 1");
    room.send("hi").await.unwrap();
    until(&mut sales, |page| page[0].id.as_str() == "room 1").await;
    room.set().custom("kind", "support").await.unwrap();
    until(&mut sales, |page| page.len() == 30).await;
    let many = serde_json::json!({ "custom": { "kind": ["oneOf", vec!["x"; 100]] } });
    let mut none = ben.subscribe_conversations_where(serde_json::from_value(many).unwrap());
    assert!(until(&mut none, |_| true).await.is_empty());
}
