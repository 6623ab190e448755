//! Every frame of the wire, as text, in `tests/golden/`. A change to the wire shows in review as a change there.
//! After a wanted change, `cargo xtask codegen` writes them anew.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use chinwag_model::{
    Access, ContentBlock, ConversationFilter, ConversationId, ConversationPatch, Custom, CustomPatch,
    CustomValueFilter, Emoji, IdempotencyKey, MessageId, MessageKind, Notify, NumberFilter, Origin,
    ParticipantPatch, Patch, ReactionCount, SimpleConversationFilter, StringFilter, Timestamp, UserId,
    UserPatch,
};
use chinwag_protocol::decode::decode_frame;
use chinwag_protocol::*;

const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);

fn user_id() -> UserId {
    UserId::new("alice").unwrap()
}

fn conversation_id() -> ConversationId {
    ConversationId::new("order-17").unwrap()
}

fn message_id() -> MessageId {
    MessageId::make(NOW, 9, 7)
}

fn emoji() -> Emoji {
    Emoji::new("👍").unwrap()
}

fn reaction() -> ReactionEntity {
    ReactionEntity { user_id: user_id(), created_at: NOW, revision: 9 }
}

fn typing() -> TypingEntity {
    TypingEntity { user_id: user_id(), since_ms: 2_500, for_ms: 10_000 }
}

fn user() -> UserEntity {
    UserEntity {
        id: user_id(),
        name: "Alice".to_owned(),
        photo_url: Some("https://shop.example/alice.png".to_owned()),
        locale: None,
        role: "default".to_owned(),
        welcome_message: None,
        custom: Custom::from([("tier".to_owned(), "2".to_owned())]),
        revision: 3,
    }
}

fn participant() -> ParticipantEntity {
    ParticipantEntity {
        user_id: user_id(),
        access: Access::ReadWrite,
        notify: Notify::MentionsOnly,
        joined_at: NOW,
        joined_revision: 2,
        read_until: Some(message_id()),
        marked_unread: false,
    }
}

fn message() -> MessageEntity {
    MessageEntity {
        id: message_id(),
        kind: MessageKind::UserMessage,
        sender_id: Some(user_id()),
        content: vec![ContentBlock::plain("hello")],
        custom: Custom::new(),
        origin: Origin::Rest,
        referenced_message_id: None,
        reactions: vec![ReactionCount { emoji: emoji(), count: 2, reacted: Some(true) }],
        created_at: NOW,
        edited_at: None,
        revision: 9,
    }
}

fn conversation() -> ConversationEntity {
    ConversationEntity {
        id: conversation_id(),
        subject: Some("Bicycle".to_owned()),
        photo_url: None,
        welcome_messages: vec!["Welcome".to_owned()],
        custom: Custom::new(),
        created_at: NOW,
    }
}

fn view() -> ConversationView {
    ConversationView {
        conversation: conversation(),
        revision: 9,
        me: participant(),
        me_revision: 3,
        participants: vec![participant()],
        participant_count: 1,
        last_message: Some(message()),
        unread_count: 0,
        everyone_read_until: Some(message_id()),
    }
}

/// Every field, and every shape of its value.
fn filter() -> ConversationFilter {
    let custom = [
        ("a", CustomValueFilter::Exists),
        ("b", CustomValueFilter::Missing),
        ("c", CustomValueFilter::Value(StringFilter::NotEqual("x".to_owned()))),
        ("d", CustomValueFilter::Value(StringFilter::NoneOf(vec!["x".to_owned(), "y".to_owned()]))),
    ];
    ConversationFilter::Simple(Box::new(SimpleConversationFilter {
        access: Some(StringFilter::Equal(Access::Read)),
        custom: Some(custom.into_iter().map(|(key, filter)| (key.to_owned(), filter)).collect()),
        is_unread: Some(true),
        subject: Some(StringFilter::OneOf(vec![None, Some("Bicycle".to_owned())])),
        last_activity_at: Some(NumberFilter::AtLeast(1_790_000_000_000.0)),
        created_at: Some(NumberFilter::Between(0.5, 1_790_000_000_000.0)),
        has_messages: Some(true),
        joined_at: Some(NumberFilter::Less(1_790_000_000_000.0)),
    }))
}

fn search(filter: ConversationFilter) -> Search {
    Search {
        query: "hel wor".to_owned(),
        filter: Some(filter),
        after: Some("cursor".to_owned()),
        limit: Some(10),
    }
}

fn requests() -> Vec<Request> {
    let (user, conversation, message) = (user_id(), conversation_id(), message_id());
    let user_write = UserWrite {
        user: user.clone(),
        set: UserPatch { name: Some("Alice".to_owned()), photo_url: Patch::Reset, ..UserPatch::default() },
    };
    let conversation_write = ConversationWrite {
        conversation: conversation.clone(),
        set: ConversationPatch { subject: Patch::Set("Bicycle".to_owned()), ..ConversationPatch::default() },
        me: ParticipantPatch { notify: Patch::Set(Notify::Nothing), access: Patch::Keep },
    };
    let participant_write = ParticipantWrite {
        conversation: conversation.clone(),
        user: user.clone(),
        set: ParticipantPatch { access: Patch::Set(Access::Read), notify: Patch::Reset },
    };
    let reaction_write =
        ReactionWrite { conversation: conversation.clone(), message: message.clone(), emoji: emoji() };
    let cursor = ConversationCursor { activity_at: NOW, conversation: conversation.clone() };
    vec![
        Request::Hello(Hello {
            version: 1,
            client: Some("web-core/0.1.0".to_owned()),
            user: user.clone(),
            token: Some("eyJ".to_owned()),
            signature: None,
        }),
        Request::TokenSet(TokenSet { token: "eyJ".to_owned() }),
        Request::Ping(Ping {}),
        Request::UserGet(UserGet { user: user.clone() }),
        Request::UserCreate(user_write.clone()),
        Request::UserSet(user_write),
        Request::ConversationGet(ConversationGet { conversation: conversation.clone() }),
        Request::ConversationCreate(conversation_write.clone()),
        Request::ConversationSet(conversation_write),
        Request::ConversationList(ConversationList {
            after: Some(cursor),
            filter: Some(filter()),
            limit: Some(20),
        }),
        Request::MarkAsRead(MarkAsRead { conversation: conversation.clone(), until: Some(message.clone()) }),
        Request::MarkAsUnread(MarkAsUnread { conversation: conversation.clone() }),
        Request::MarkAsTyping(MarkAsTyping { conversation: conversation.clone() }),
        Request::ParticipantGet(ParticipantGet { conversation: conversation.clone(), user: user.clone() }),
        Request::ParticipantList(ParticipantList {
            conversation: conversation.clone(),
            before: Some(7),
            limit: Some(10),
        }),
        Request::ParticipantCreate(participant_write.clone()),
        Request::ParticipantSet(participant_write.clone()),
        Request::ParticipantEdit(participant_write),
        Request::ParticipantDelete(ParticipantDelete {
            conversation: conversation.clone(),
            user: user.clone(),
        }),
        Request::MessageSend(MessageSend {
            conversation: conversation.clone(),
            key: IdempotencyKey::new("k-1").unwrap(),
            text: "hello".to_owned(),
            custom: Custom::new(),
            referenced_message: Some(message.clone()),
            origin: Some(Origin::Web),
        }),
        Request::MessageEdit(MessageEdit {
            conversation: conversation.clone(),
            message: message.clone(),
            text: Some("hello again".to_owned()),
            custom: Patch::Set(CustomPatch::from([("tag".to_owned(), None)])),
        }),
        Request::MessageDelete(MessageDelete {
            conversation: conversation.clone(),
            message: message.clone(),
        }),
        Request::MessageGet(MessageGet { conversation: conversation.clone(), message: message.clone() }),
        Request::MessageList(MessageList {
            conversation: conversation.clone(),
            before: Some(message.clone()),
            limit: Some(30),
        }),
        Request::ReactionAdd(reaction_write.clone()),
        Request::ReactionRemove(reaction_write),
        Request::ReactionList(ReactionList {
            conversation: conversation.clone(),
            message,
            emoji: emoji(),
            after: Some(9),
            limit: Some(10),
        }),
        Request::SearchMessages(search(ConversationFilter::Any(vec![
            SimpleConversationFilter::default(),
            SimpleConversationFilter { has_messages: Some(true), ..SimpleConversationFilter::default() },
        ]))),
        Request::SearchConversations(search(filter())),
        Request::Subscribe(Subscribe {
            topic: Topic::Conversation(conversation.clone()),
            limit: Some(30),
            since: Some(8),
        }),
        Request::Unsubscribe(Unsubscribe { topic: Topic::User(user) }),
    ]
}

/// What a subscription can answer, by kind of topic.
fn subscribed() -> Vec<Subscribed> {
    let (users, references) = (vec![user()], vec![message()]);
    let snapshot = ConversationSnapshot {
        view: Some(view()),
        messages: vec![message()],
        loaded_all: true,
        users: users.clone(),
        references: references.clone(),
        typing: vec![typing()],
    };
    let resumed = ConversationResumed {
        view: view(),
        changed: vec![message()],
        deleted: vec![message_id()],
        users: users.clone(),
        references: references.clone(),
        typing: vec![typing()],
    };
    vec![
        Subscribed::User(UserFound { user: Some(user()) }),
        Subscribed::Online(UserOnline { user: Some(user()), online: true }),
        Subscribed::Me(page()),
        Subscribed::Snapshot(snapshot),
        Subscribed::Resumed(resumed),
    ]
}

fn page() -> ConversationPage {
    ConversationPage {
        views: vec![view()],
        loaded_all: true,
        users: vec![user()],
        references: vec![message()],
    }
}

fn message_hits() -> MessageHits {
    MessageHits {
        hits: vec![MessageHit { conversation: conversation_id(), message: message() }],
        views: vec![view()],
        users: vec![user()],
        references: vec![message()],
        loaded_all: false,
        next: Some("cursor".to_owned()),
    }
}

fn conversation_hits() -> ConversationHits {
    ConversationHits {
        views: vec![view()],
        users: vec![user()],
        references: vec![message()],
        loaded_all: true,
        next: None,
    }
}

fn answers() -> Vec<String> {
    let (users, references) = (vec![user()], vec![message()]);
    let welcome = Welcome {
        now: NOW,
        user: Some(user()),
        me_revision: 4,
        token_expires_at: Some(NOW),
        ping_after_ms: 25_000,
        version: 1,
    };
    let refusal = WireError::at(ErrorCode::NotAParticipant, "conversation", "a sentence");
    let mut answers = vec![
        Answer::encode(Some(1), Ok(welcome)),
        Answer::encode(Some(2), Ok(TokenAccepted { token_expires_at: None })),
        Answer::encode(Some(3), Ok(Done {})),
        Answer::encode(Some(4), Ok(UserFound { user: None })),
        Answer::encode(
            Some(5),
            Ok(ConversationFound {
                view: Some(view()),
                users: users.clone(),
                references: references.clone(),
            }),
        ),
        Answer::encode(Some(6), Ok(page())),
        Answer::encode(
            Some(7),
            Ok(ParticipantFound { participant: Some(participant()), users: users.clone() }),
        ),
        Answer::encode(Some(8), Ok(MessageSent { message: message(), duplicate: false })),
        Answer::encode(
            Some(9),
            Ok(MessageFound {
                message: Some(message()),
                users: users.clone(),
                references: references.clone(),
            }),
        ),
        Answer::encode(
            Some(10),
            Ok(MessagePage {
                revision: 9,
                messages: Some(vec![message()]),
                loaded_all: false,
                users: users.clone(),
                references,
            }),
        ),
        Answer::encode(Some(16), Ok(MessageEdited { message: message() })),
        Answer::encode(
            Some(17),
            Ok(ParticipantPage {
                revision: 9,
                participants: Some(vec![participant()]),
                loaded_all: true,
                users: users.clone(),
            }),
        ),
        Answer::encode(
            Some(18),
            Ok(ReactionPage { revision: 9, reactions: Some(vec![reaction()]), loaded_all: true, users }),
        ),
        Answer::encode(Some(20), Ok(message_hits())),
        Answer::encode(Some(21), Ok(conversation_hits())),
    ];
    answers.extend(
        subscribed().into_iter().zip(11..).map(|(subscribed, id)| Answer::encode(Some(id), Ok(subscribed))),
    );
    answers.push(Answer::<Done>::encode(Some(19), Err(refusal.clone())));
    answers.push(Answer::<Done>::encode(None, Err(refusal)));
    answers
}

fn events() -> Vec<String> {
    let topic = Topic::Conversation(conversation_id());
    let in_conversation = [
        ConversationEvent::MessageCreated { message: message(), sender: Some(user()), reference: None },
        ConversationEvent::MessageChanged { message: message() },
        ConversationEvent::MessageDeleted {
            message_id: message_id(),
            sender_id: Some(user_id()),
            last_message: None,
        },
        ConversationEvent::ReactionAdded {
            message_id: message_id(),
            emoji: emoji(),
            count: 2,
            reaction: reaction(),
            user: user(),
        },
        ConversationEvent::ReactionRemoved {
            message_id: message_id(),
            emoji: emoji(),
            count: 1,
            user_id: user_id(),
        },
        ConversationEvent::ConversationChanged { conversation: conversation() },
        ConversationEvent::ConversationDeleted {},
        ConversationEvent::ParticipantJoined {
            participant: participant(),
            user: user(),
            everyone_read_until: None,
        },
        ConversationEvent::ParticipantChanged { participant: participant() },
        ConversationEvent::ParticipantLeft { user_id: user_id(), everyone_read_until: Some(message_id()) },
    ];
    let mut events: Vec<Event> = in_conversation
        .into_iter()
        .map(|event| Event::Conversation { topic: topic.clone(), revision: Some(10), event })
        .collect();
    let uncounted = [
        ConversationEvent::ParticipantRead {
            user_id: user_id(),
            read_until: message_id(),
            everyone_read_until: Some(message_id()),
        },
        ConversationEvent::ParticipantTyping { typing: typing(), user: Some(user()) },
        ConversationEvent::ParticipantTyping { typing: TypingEntity { for_ms: 0, ..typing() }, user: None },
    ];
    events.extend(uncounted.into_iter().map(|event| Event::Conversation {
        topic: topic.clone(),
        revision: None,
        event,
    }));
    let event = OnlineEvent::OnlineChanged { online: true };
    events.push(Event::Online { topic: Topic::Online(user_id()), revision: None, event });
    let event = UserEvent::UserChanged { user: user() };
    events.push(Event::User { topic: Topic::User(user_id()), revision: 3, event });
    let private = [
        MeEvent::Joined { view: view(), users: vec![user()], references: vec![] },
        MeEvent::Left { conversation_id: conversation_id() },
        MeEvent::Read { conversation_id: conversation_id(), me: participant(), unread_count: 0 },
    ];
    events.extend(private.into_iter().map(|event| Event::Me { topic: Topic::Me, revision: 5, event }));
    let notices =
        [Notice::Draining { reconnect_in_ms: 1_200 }, Notice::TokenExpiring { expires_in_ms: 60_000 }];
    let notices = notices.iter().map(|notice| serde_json::to_string(notice).unwrap());
    events.iter().map(|event| serde_json::to_string(event).unwrap()).chain(notices).collect()
}

/// Compares items, one a line, with a file.
fn check(name: &str, items: &[String]) {
    let path = format!("{}/tests/golden/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let fresh = items.iter().map(|item| format!("{item}\n")).collect::<String>();
    if std::env::var_os("CHINWAG_CODEGEN").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == fresh, "{path} differs: if the wire was meant to change, run `cargo xtask codegen`");
}

#[test]
fn requests_are_as_they_were() {
    let mut names: Vec<_> = requests().iter().map(Request::operation).collect();
    names.dedup();
    assert_eq!(names, Request::OPERATIONS, "every operation has an example");
    let encoded: Vec<_> = requests()
        .iter()
        .zip(1..)
        .map(|(request, id)| {
            let mut json = serde_json::to_value(request).unwrap();
            json["id"] = id.into();
            json.to_string()
        })
        .collect();
    check("requests", &encoded);
    let decoded = decode_frame(&encode_frame(&encoded)).unwrap();
    let decoded: Vec<_> = decoded.into_iter().map(|decoded| decoded.request.unwrap()).collect();
    assert_eq!(decoded, requests(), "what is encoded decodes to the same");
}

#[test]
fn answers_are_as_they_were() {
    check("answers", &answers());
}

#[test]
fn events_are_as_they_were() {
    check("events", &events());
    for event in events() {
        let item: ServerItem = serde_json::from_str(&event).unwrap();
        assert_eq!(
            serde_json::to_value(&item).unwrap(),
            serde_json::from_str::<serde_json::Value>(&event).unwrap()
        );
    }
}
