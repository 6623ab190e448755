//! A request of each operation, in the order of the list.

use chinwag_model::{
    Access, ContentBlock, ConversationFilter, ConversationPatch, Custom, CustomPatch, CustomValueFilter,
    Finite, IdempotencyKey, Mentioned, Notify, NumberFilter, Origin, ParticipantPatch, Patch,
    SimpleConversationFilter, StringFilter, UserPatch,
};
use chinwag_protocol::*;

use super::nouns::{NOW, conversation_id, emoji, message_id, user_id};

pub fn requests() -> Vec<Request> {
    let nouns = [
        session_and_users(),
        conversations(),
        participants(),
        messages(),
        files_and_reactions(),
        searches(),
        subscriptions(),
    ];
    nouns.into_iter().flatten().collect()
}

fn session_and_users() -> Vec<Request> {
    let user = user_id();
    let user_write = UserWrite {
        user: user.clone(),
        set: UserPatch { name: Some("Alice".to_owned()), photo_url: Patch::Reset, ..UserPatch::default() },
    };
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
        Request::SetPushTokens(SetPushTokens {
            push_tokens: Patch::Set([("fcm:one".to_owned(), Some(true))].into()),
        }),
    ]
}

fn conversations() -> Vec<Request> {
    let (conversation, message) = (conversation_id(), message_id());
    let conversation_write = ConversationWrite {
        conversation: conversation.clone(),
        set: ConversationPatch { subject: Patch::Set("Bicycle".to_owned()), ..ConversationPatch::default() },
        me: ParticipantPatch { notify: Patch::Set(Notify::Nothing), access: Patch::Keep },
    };
    let cursor = ConversationCursor { activity_at: NOW, conversation: conversation.clone() };
    vec![
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
        Request::JoinAsGuest(JoinAsGuest {
            conversation: conversation.clone(),
            set: ConversationPatch::default(),
        }),
        Request::MarkAsTyping(MarkAsTyping { conversation: conversation.clone() }),
    ]
}

fn participants() -> Vec<Request> {
    let (user, conversation) = (user_id(), conversation_id());
    let participant_write = ParticipantWrite {
        conversation: conversation.clone(),
        user: user.clone(),
        set: ParticipantPatch { access: Patch::Set(Access::Read), notify: Patch::Reset },
    };
    vec![
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
    ]
}

fn messages() -> Vec<Request> {
    let (conversation, message) = (conversation_id(), message_id());
    vec![
        Request::MessageSend(MessageSend {
            conversation: conversation.clone(),
            key: IdempotencyKey::new("k-1").unwrap(),
            text: Some("hello @Bob".to_owned()),
            mentions: vec![Mentioned { id: user_id(), text: "Bob".to_owned() }],
            content: None,
            custom: Custom::new(),
            referenced_message: Some(message.clone()),
            origin: Some(Origin::Web),
        }),
        Request::MessageEdit(MessageEdit {
            conversation: conversation.clone(),
            message: message.clone(),
            text: None,
            mentions: Vec::new(),
            content: Some(vec![ContentBlock::plain("hello again")]),
            custom: Patch::Set(CustomPatch::from([("tag".to_owned(), None)])),
        }),
        Request::MessageDelete(MessageDelete {
            conversation: conversation.clone(),
            message: message.clone(),
        }),
        Request::MessageGet(MessageGet { conversation: conversation.clone(), message: message.clone() }),
        Request::MessageTranslate(MessageTranslate {
            conversation: conversation.clone(),
            message: message.clone(),
            language: "nl".to_owned(),
        }),
        Request::MessagePreview(MessagePreview {
            conversation: conversation.clone(),
            message: message.clone(),
        }),
        Request::MessageList(MessageList {
            conversation: conversation.clone(),
            before: Some(message.clone()),
            limit: Some(30),
        }),
    ]
}

fn files_and_reactions() -> Vec<Request> {
    let (conversation, message) = (conversation_id(), message_id());
    let reaction_write =
        ReactionWrite { conversation: conversation.clone(), message: message.clone(), emoji: emoji() };
    vec![
        Request::FileUpload(FileUpload {
            filename: "cat.mp4".to_owned(),
            size: 48_213,
            subtype: Some(FileSubtype::Video),
            width: Some(640),
            height: Some(480),
            duration: Finite::new(2.5),
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
    ]
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
        last_message_ts: Some(NumberFilter::Greater(1_790_000_000_000.0)),
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

fn searches() -> Vec<Request> {
    vec![
        Request::SearchMessages(search(ConversationFilter::Any(vec![
            SimpleConversationFilter::default(),
            SimpleConversationFilter { has_messages: Some(true), ..SimpleConversationFilter::default() },
        ]))),
        Request::SearchConversations(search(filter())),
    ]
}

fn subscriptions() -> Vec<Request> {
    let (user, conversation) = (user_id(), conversation_id());
    vec![
        Request::PresenceSet(PresenceSet {
            uis: vec![
                VisibleUi {
                    selected_conversation: Some(conversation.clone()),
                    has_focus: true,
                    custom: Custom::from([("page".to_owned(), "checkout".to_owned())]),
                },
                VisibleUi { selected_conversation: None, has_focus: false, custom: Custom::new() },
            ],
        }),
        Request::Subscribe(Subscribe {
            topic: Topic::Conversation(conversation.clone()),
            limit: Some(30),
            since: Some(8),
        }),
        Request::Unsubscribe(Unsubscribe { topic: Topic::User(user) }),
    ]
}
