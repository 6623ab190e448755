//! Messages that are shown only because another one replies to them.

use chinwag_client::{ConversationListView, Session, Subscription};
use chinwag_model::{MessageId, Timestamp};
use futures_util::TryStreamExt;
use serde_json::{Value, json};

use crate::pipe::{Socket, greeted, names, user};
use crate::subscriptions::view;

fn id(number: u64) -> MessageId {
    MessageId::make(Timestamp::from_millis(1_000), number, 0)
}

fn message(number: u64, revision: u64, text: &str, replies_to: Option<u64>) -> Value {
    json!({ "id": id(number), "type": "UserMessage", "senderId": "bob",
        "content": [{ "type": "text", "children": [text] }], "custom": {}, "origin": "rest",
        "referencedMessageId": replies_to.map(id), "reactions": [], "createdAt": 1_000, "editedAt": null,
        "revision": revision })
}

/// A list with one conversation, whose last message replies to another.
async fn listed() -> (Session, Socket, Subscription<ConversationListView>) {
    let mut shown = None;
    let (session, _server, mut socket) =
        greeted(|session| shown = Some(session.subscribe_conversations())).await;
    // Whoever asks for nothing but topics is subscribed with the first frame after hello.
    let frame = socket.frame().await;
    assert_eq!(names(&frame), ["subscribe"]);
    let mut view = view(5, "five");
    view["lastMessage"] = message(2, 2, "answer", Some(1));
    socket.answer(
        &frame[0],
        json!({ "kind": "me", "revision": 0, "views": [view], "users": [user("bob", 1)], "loadedAll": true,
        "references": [message(1, 1, "question", None)] }),
    );
    let mut shown = shown.unwrap();
    assert_eq!(replied_to(&mut shown).await, ("question".to_owned(), None));
    (session, socket, shown)
}

/// What the last message of the list replies to: its text, and whether oneself has reacted to it.
async fn replied_to(shown: &mut Subscription<ConversationListView>) -> (String, Option<bool>) {
    let list = shown.try_next().await.unwrap().unwrap();
    let last = list[0].last_message.clone().unwrap();
    let reference = last.referenced_message.as_ref().unwrap();
    let reacted = reference.reactions.first().map(|reaction| reaction.current_user_reacted);
    (chinwag_model::plaintext(&reference.content), reacted)
}

fn tell(socket: &Socket, revision: u64, event: Value) {
    let mut told = json!({ "topic": "conversation/room", "revision": revision });
    told.as_object_mut().unwrap().extend(event.as_object().unwrap().clone());
    socket.send(json!([told]));
}

#[tokio::test(start_paused = true)]
async fn an_edit_of_what_the_last_message_replies_to_shows_in_the_list() {
    let (_session, socket, mut shown) = listed().await;
    tell(
        &socket,
        6,
        json!({ "event": "message.changed", "message": message(1, 6, "better question", None) }),
    );
    assert_eq!(replied_to(&mut shown).await.0, "better question");
}

#[tokio::test(start_paused = true)]
async fn whether_oneself_has_reacted_to_what_is_replied_to_is_asked_once() {
    let (_session, mut socket, mut shown) = listed().await;
    let mut old = message(0, 1, "old", None);
    old["reactions"] = json!([{ "emoji": "👍", "count": 1 }]);
    let sent = |number: u64, revision: u64, reference: &Value| {
        json!({ "event": "message.created", "message": message(number, revision, "again", Some(0)),
            "sender": null, "reference": reference })
    };
    tell(&socket, 6, sent(3, 6, &old));
    tell(&socket, 7, sent(4, 7, &old));
    let frame = socket.frame().await;
    assert_eq!(names(&frame), ["message.get"]);
    assert_eq!(replied_to(&mut shown).await, ("old".to_owned(), Some(false)));
    old["reactions"][0]["reacted"] = json!(true);
    socket.answer(&frame[0], json!({ "message": old, "users": [], "references": [] }));
    assert_eq!(replied_to(&mut shown).await, ("old".to_owned(), Some(true)));
    // What is known stays known, though the next event does not say it.
    old["reactions"][0].as_object_mut().unwrap().remove("reacted");
    tell(&socket, 8, sent(5, 8, &old));
    assert_eq!(replied_to(&mut shown).await, ("old".to_owned(), Some(true)));
}

#[tokio::test(start_paused = true)]
async fn what_a_message_replies_to_that_becomes_the_last_one_is_read() {
    let (_session, mut socket, mut shown) = listed().await;
    tell(
        &socket,
        6,
        json!({ "event": "message.deleted", "messageId": id(2), "senderId": "bob",
        "lastMessage": message(4, 4, "earlier answer", Some(3)) }),
    );
    let frame = socket.frame().await;
    assert_eq!(names(&frame), ["conversation.get"]);
    let mut view = view(6, "five");
    view["lastMessage"] = message(4, 4, "earlier answer", Some(3));
    let references = [message(3, 3, "earlier question", None)];
    socket.answer(&frame[0], json!({ "view": view, "users": [], "references": references }));
    loop {
        let list = shown.try_next().await.unwrap().unwrap();
        if let Some(reference) = &list[0].last_message.as_ref().unwrap().referenced_message {
            assert_eq!(chinwag_model::plaintext(&reference.content), "earlier question");
            return;
        }
    }
}
