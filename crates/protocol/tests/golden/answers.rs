//! An answer of each shape.

use chinwag_model::Role;
use chinwag_protocol::*;

use super::nouns::*;

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

fn welcome() -> Welcome {
    Welcome {
        role: RoleEntity {
            name: "default".to_owned(),
            role: Role::default(),
            file_size_max: 50_000_000,
            can_translate: true,
            link_previews: true,
            default_locale: "nl-NL".to_owned(),
        },
        now: NOW,
        user: Some(user()),
        me_revision: 4,
        token_expires_at: Some(NOW),
        ping_after_ms: 25_000,
        version: 1,
    }
}

pub fn answers() -> Vec<String> {
    let (users, references) = (vec![user()], vec![message()]);
    let refusal = WireError::at(ErrorCode::NotAParticipant, "conversation", "a sentence");
    let mut answers = vec![
        Answer::encode(Some(1), Ok(welcome())),
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
            Some(21),
            Ok(MessageTranslated { content: Some(vec![chinwag_model::ContentBlock::plain("Hallo")]) }),
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
    answers.push(Answer::encode(Some(22), Ok(MessagePreviewed { key: Some("0".repeat(40)) })));
    answers.extend([Some(19), None].map(|id| Answer::<Done>::encode(id, Err(refusal.clone()))));
    answers
}
