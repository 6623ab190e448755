//! Reactions to messages.

use chinwag_model::{Emoji, Message, MessageId, MessagePermission, Patch, Reach, ReactionCount};

use super::World;
use super::world::{acting, conversation, key, refused, user, words};
use crate::{
    Change, ConversationChange, EditMessage, NewMessage, Pending, React, ReactionsOf, Refusal, Resume,
    Selection, Sender, Wording,
};

fn emoji(text: &str) -> Emoji {
    Emoji::new(text).expect("an emoji")
}

fn react(world: &World, who: &str, with: &str, to: &MessageId) -> React {
    React {
        app: world.app,
        conversation: conversation("c"),
        message: to.clone(),
        emoji: emoji(with),
        user: user(who),
        roles: Some(acting(who, MessagePermission::React, Reach::All).roles),
        at: world.now(),
    }
}

fn add(world: &World, who: &str, with: &str, to: &MessageId) -> Pending<()> {
    world.store.add_reaction(react(world, who, with, to))
}

fn remove(world: &World, who: &str, with: &str, from: &MessageId) -> Pending<()> {
    world.store.remove_reaction(react(world, who, with, from))
}

/// What a message shows, in few words: `👍2+` is two people, the viewer among them, `👍2-` without the viewer.
fn shown(message: &Message) -> String {
    let show = |sum: &ReactionCount| {
        let own = sum.reacted.map_or("", |reacted| if reacted { "+" } else { "-" });
        format!("{}{}{own}", sum.emoji, sum.count)
    };
    message.reactions.iter().map(show).collect::<Vec<_>>().join(" ")
}

async fn seen_by(world: &World, viewer: &str) -> Message {
    world.snapshot("c", viewer).await.messages.remove(0)
}

/// Who reacted, page by page.
async fn page(world: &World, of: &MessageId, with: &str, after: Option<u64>, limit: u32) -> (Vec<u64>, bool) {
    let of = ReactionsOf { conversation: conversation("c"), message: of.clone(), emoji: emoji(with) };
    let found = world.store.reactions(world.app, &user("alice"), &of, after, limit).await.expect("a read");
    let page = found.expect("a page");
    assert_eq!(page.reactions.len(), page.users.len());
    for reaction in &page.reactions {
        assert!(page.users.iter().any(|user| user.id == reaction.user), "{reaction:?}");
    }
    (page.reactions.iter().map(|reaction| reaction.revision).collect(), page.loaded_all)
}

// shows: C28
pub async fn reactions_are_counted_in_the_order_of_first_use(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let sent = world.say("c", "alice", "hello").await;
    for (who, with) in [("bob", "🎉"), ("alice", "👍"), ("alice", "🎉"), ("bob", ":cat:")] {
        add(world, who, with, &sent.id).await.expect("a reaction");
    }
    let message = seen_by(world, "alice").await;
    assert_eq!((shown(&message), message.revision), ("🎉2+ 👍1+ :cat:1-".to_owned(), sent.revision + 4));
    assert_eq!((message.edited_at, &message.content), (None, &sent.content));
    remove(world, "bob", "🎉", &sent.id).await.expect("a reaction less");
    remove(world, "alice", "👍", &sent.id).await.expect("a reaction less");
    assert_eq!(shown(&seen_by(world, "bob").await), "🎉1- :cat:1+");
    add(world, "bob", "👍", &sent.id).await.expect("a reaction");
    assert_eq!(shown(&seen_by(world, "bob").await), "🎉1- :cat:1+ 👍1+", "used afresh, it comes last");
    for (who, with) in [("alice", "🎉"), ("bob", ":cat:"), ("bob", "👍")] {
        remove(world, who, with, &sent.id).await.expect("a reaction less");
    }
    assert_eq!(seen_by(world, "bob").await.reactions, vec![]);
}

pub async fn everybody_is_told_who_reacted(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let sent = world.say("c", "alice", "hello").await;
    world.changes();
    let react = react(world, "bob", "👍", &sent.id);
    let at = react.at;
    world.store.add_reaction(react).await.expect("a reaction");
    let changes = world.changes();
    let [Change::Conversation { revision, what, .. }] = &changes[..] else { panic!("{changes:?}") };
    let ConversationChange::ReactionAdded { message, emoji, count: 1, reaction, user: bob } = what else {
        panic!("{what:?}")
    };
    assert_eq!((message, emoji.as_str(), &bob.name[..]), (&sent.id, "👍", "Name of bob"));
    assert_eq!((&reaction.user, reaction.created_at, reaction.revision), (&user("bob"), at, *revision));
    assert_eq!(*revision, sent.revision + 1);
    remove(world, "bob", "👍", &sent.id).await.expect("a reaction less");
    let changes = world.changes();
    let [Change::Conversation { revision: again, what, .. }] = &changes[..] else { panic!("{changes:?}") };
    let ConversationChange::ReactionRemoved { count: 0, user: bob, .. } = what else { panic!("{what:?}") };
    assert_eq!((bob, *again), (&user("bob"), revision + 1));
}

pub async fn reacting_twice_changes_nothing_and_neither_does_removing_nothing(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let sent = world.say("c", "alice", "hello").await;
    add(world, "alice", "👍", &sent.id).await.expect("a reaction");
    world.changes();
    add(world, "alice", "👍", &sent.id).await.expect("the same again");
    remove(world, "bob", "👍", &sent.id).await.expect("nothing to remove");
    remove(world, "alice", "🎉", &sent.id).await.expect("nothing to remove");
    let missing = MessageId::make(world.now(), 1, 1);
    remove(world, "alice", "👍", &missing).await.expect("nothing to remove");
    assert_eq!(world.changes(), vec![]);
    assert_eq!(shown(&seen_by(world, "alice").await), "👍1+");
}

// shows: C27, C28
pub async fn every_read_says_whether_the_viewer_reacted(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let keyed = NewMessage { key: Some(key("k")), ..words("bob", "first") };
    let first = world.sent("c", keyed.clone()).await.message;
    let reply = NewMessage { referenced_message: Some(first.id.clone()), ..words("alice", "reply") };
    let reply = world.sent("c", reply).await.message;
    let since = reply.revision;
    add(world, "alice", "👍", &first.id).await.expect("a reaction");
    add(world, "bob", "🎉", &first.id).await.expect("a reaction");
    add(world, "bob", "👍", &reply.id).await.expect("a reaction");
    let (c, alice) = (conversation("c"), user("alice"));

    let snapshot = world.snapshot("c", "alice").await;
    let newest_first: Vec<_> = snapshot.messages.iter().map(shown).collect();
    assert_eq!(newest_first, ["👍1-", "👍1+ 🎉1-"]);
    assert_eq!(snapshot.view.last_message.as_ref().map(shown).as_deref(), Some("👍1-"));
    assert_eq!(shown(&snapshot.references[0]), "👍1+ 🎉1-");

    let page = world.store.messages(world.app, &c, Some(&alice), None, 10).await.expect("a read");
    let page = page.expect("a page");
    assert_eq!((page.messages, page.references), (snapshot.messages.clone(), snapshot.references.clone()));
    let one = world.store.message(world.app, &c, Some(&alice), &reply.id).await.expect("a read");
    let (one, _, references) = one.expect("the message");
    assert_eq!((&one, &references), (&snapshot.messages[0], &snapshot.references));
    let list =
        world.store.list_views(world.app, &alice, &Selection::default(), None, 10, 10).await.expect("a read");
    assert_eq!(list.views[0].last_message, snapshot.view.last_message);
    assert_eq!(list.references, snapshot.references);
    let view = world.store.view(world.app, &c, &alice, 100).await.expect("a read").expect("a view");
    assert_eq!((view.0, view.2), (snapshot.view.clone(), snapshot.references.clone()));
    let Resume::Changes { view, changed, references, .. } = world.resume("c", "alice", since, 10).await
    else {
        panic!("too far")
    };
    assert_eq!(changed, [snapshot.messages[1].clone(), snapshot.messages[0].clone()]);
    assert_eq!((view, references), (snapshot.view, snapshot.references));

    let again = world.sent("c", keyed).await;
    assert_eq!((shown(&again.message), again.duplicate), ("👍1- 🎉1+".to_owned(), true));
    let by_app = world.store.message(world.app, &c, None, &first.id).await.expect("a read");
    let by_app = by_app.expect("the message").0;
    assert_eq!(shown(&by_app), "👍1 🎉1", "the app is nobody");
    assert_eq!(by_app.reactors, [(emoji("👍"), vec![user("alice")]), (emoji("🎉"), vec![user("bob")])]);
    let record = world.store.conversation(world.app, &c).await.expect("a read").expect("the conversation");
    let last = record.last_message.expect("a last message");
    assert_eq!((shown(&last), last.reactors), ("👍1".to_owned(), vec![(emoji("👍"), vec![user("bob")])]));
}

pub async fn an_edit_keeps_reactions(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let sent = world.say("c", "alice", "hello").await;
    add(world, "alice", "👍", &sent.id).await.expect("a reaction");
    world.changes();
    let edit = EditMessage {
        app: world.app,
        conversation: conversation("c"),
        id: sent.id.clone(),
        wording: Some(Wording::plain("bye")),
        custom: Patch::Keep,
        actor: Some(acting("alice", MessagePermission::Edit, Reach::Own)),
        at: world.now(),
    };
    let edited = world.store.edit_message(edit.clone()).await.expect("an edit");
    assert_eq!(shown(&edited), "👍1+");
    let changes = world.changes();
    let [Change::Conversation { what: ConversationChange::MessageChanged { message }, .. }] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!(shown(message), "👍1", "everybody is told the same");
    assert_eq!(world.store.edit_message(edit).await, Ok(edited), "nothing to change");
    let last = world.say("c", "alice", "last").await;
    world.delete("c", &last.id).await;
    let changes = world.changes();
    let told = changes.last();
    let Some(Change::Conversation { what: ConversationChange::MessageDeleted { last_message, .. }, .. }) =
        told
    else {
        panic!("{changes:?}")
    };
    assert_eq!(last_message.as_ref().map(shown).as_deref(), Some("👍1"));
}

pub async fn a_message_has_a_limit_of_different_reactions(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let sent = world.say("c", "alice", "hello").await;
    for n in 0..50 {
        add(world, "alice", &format!(":n{n}:"), &sent.id).await.expect("a reaction");
    }
    refused(add(world, "bob", "👍", &sent.id).await, &Refusal::TooManyReactions);
    add(world, "bob", ":n7:", &sent.id).await.expect("one that is there already");
    remove(world, "alice", ":n0:", &sent.id).await.expect("a reaction less");
    add(world, "bob", "👍", &sent.id).await.expect("there is room again");
    refused(add(world, "bob", "🎉", &sent.id).await, &Refusal::TooManyReactions);
    add(world, "bob", "👍", &sent.id).await.expect("the same again");
}

pub async fn reactions_are_refused_in_this_order(world: &World) {
    world.talk("c", &["alice", "reader"]).await;
    world.people(&["stranger"]).await;
    let sent = world.say("c", "alice", "hello").await;
    world.limit_to_reading("c", "reader").await;
    world.changes();
    let missing = MessageId::make(world.now(), 1, 1);
    let elsewhere = React { conversation: conversation("d"), ..react(world, "alice", "👍", &sent.id) };
    refused(world.store.add_reaction(elsewhere.clone()).await, &Refusal::UnknownConversation);
    refused(world.store.remove_reaction(elsewhere).await, &Refusal::UnknownConversation);
    for (who, refusal) in [
        ("reader", Refusal::ReadOnly),
        ("stranger", Refusal::NotAParticipant(user("stranger"))),
        ("nobody", Refusal::NotAParticipant(user("nobody"))),
    ] {
        for id in [&sent.id, &missing] {
            refused(add(world, who, "👍", id).await, &refusal);
            refused(remove(world, who, "👍", id).await, &refusal);
        }
    }
    refused(add(world, "alice", "👍", &missing).await, &Refusal::UnknownMessage);
    let roles = acting("alice", MessagePermission::React, Reach::None).roles;
    let powerless = React { roles: Some(roles), ..react(world, "alice", "👍", &sent.id) };
    refused(world.store.add_reaction(powerless).await, &Refusal::NotPermitted);
    assert_eq!(world.changes(), vec![]);
    let by_app = |who| React { roles: None, ..react(world, who, "👍", &sent.id) };
    world.store.add_reaction(by_app("reader")).await.expect("a reaction that a back end makes for a reader");
    let stranger = world.store.add_reaction(by_app("stranger")).await;
    refused(stranger, &Refusal::NotAParticipant(user("stranger")));
}

pub async fn what_the_system_said_can_be_reacted_to(world: &World) {
    world.talk("c", &["alice"]).await;
    let told = NewMessage { sender: Sender::System, ..words("-", "told") };
    let id = world.sent("c", told).await.message.id;
    add(world, "alice", "👍", &id).await.expect("a reaction");
    assert_eq!(shown(&seen_by(world, "alice").await), "👍1+");
    let actor = acting("alice", MessagePermission::React, Reach::Own);
    let of_own_only = React { roles: Some(actor.roles), ..react(world, "alice", "🎉", &id) };
    refused(world.store.add_reaction(of_own_only).await, &Refusal::NotPermitted);
}

pub async fn who_reacted_comes_oldest_first_in_pages(world: &World) {
    let people: Vec<_> = (0..7).map(|n| format!("p{n}")).collect();
    let people: Vec<_> = people.iter().map(String::as_str).chain(["alice"]).collect();
    world.talk("c", &people).await;
    let sent = world.say("c", "alice", "hello").await;
    add(world, "alice", "🎉", &sent.id).await.expect("another reaction");
    for who in &people[..7] {
        add(world, who, "👍", &sent.id).await.expect("a reaction");
    }
    let first = sent.revision + 2;
    let revisions = |from: u64, to: u64| (from..to).collect::<Vec<_>>();
    assert_eq!(page(world, &sent.id, "👍", None, 3).await, (revisions(first, first + 3), false));
    assert_eq!(
        page(world, &sent.id, "👍", Some(first + 2), 3).await,
        (revisions(first + 3, first + 6), false)
    );
    assert_eq!(page(world, &sent.id, "👍", Some(first + 5), 3).await, (vec![first + 6], true));
    assert_eq!(page(world, &sent.id, "👍", None, 7).await, (revisions(first, first + 7), true));
    remove(world, "p1", "👍", &sent.id).await.expect("a reaction less");
    assert_eq!(page(world, &sent.id, "👍", None, 2).await, (vec![first, first + 2], false));
    assert_eq!(page(world, &sent.id, "🎉", Some(u64::MAX), 3).await, (vec![], true));
    assert_eq!(page(world, &sent.id, "😀", None, 3).await, (vec![], true), "nobody has");
}

pub async fn reactions_go_with_their_message(world: &World) {
    world.talk("c", &["alice"]).await;
    let sent = world.say("c", "alice", "hello").await;
    let of = ReactionsOf { conversation: conversation("c"), message: sent.id.clone(), emoji: emoji("👍") };
    let read = || async { world.store.reactions(world.app, &user("alice"), &of, None, 10).await };
    add(world, "alice", "👍", &sent.id).await.expect("a reaction");
    assert_eq!(read().await.map(|page| page.map(|page| page.reactions.len())), Ok(Some(1)));
    world.delete("c", &sent.id).await;
    assert_eq!(read().await, Ok(None));
    refused(add(world, "alice", "👍", &sent.id).await, &Refusal::UnknownMessage);

    let second = world.say("c", "alice", "hello").await;
    add(world, "alice", "👍", &second.id).await.expect("a reaction");
    world.store.delete_conversation(world.app, conversation("c"), world.now()).await.expect("deleting");
    world.talk("c", &["alice"]).await;
    let third = world.say("c", "alice", "hello").await;
    assert_eq!(third.reactions, vec![]);
    let of = ReactionsOf { message: second.id, ..of.clone() };
    assert_eq!(world.store.reactions(world.app, &user("alice"), &of, None, 10).await, Ok(None));
}

pub async fn reactions_outlive_the_departure_of_their_user(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let sent = world.say("c", "alice", "hello").await;
    add(world, "bob", "👍", &sent.id).await.expect("a reaction");
    world.remove("c", "bob").await;
    assert_eq!(shown(&seen_by(world, "alice").await), "👍1-");
    assert_eq!(page(world, &sent.id, "👍", None, 10).await.0.len(), 1);
    world.store.put_conversation(world.put("c", &["bob"])).await.expect("bob comes back");
    assert_eq!(shown(&seen_by(world, "bob").await), "👍1+");
    remove(world, "bob", "👍", &sent.id).await.expect("a reaction less");
    assert_eq!(seen_by(world, "alice").await.reactions, vec![]);
}
