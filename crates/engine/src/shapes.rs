//! From the store's nouns to the shapes of the realtime wire.

use chinwag_model::{Message, Participant, User, UserId};
use chinwag_protocol as wire;
use chinwag_store::{MessagePage, ParticipantPage, ReactionPage, Snapshot, View, ViewPage};

pub(crate) fn users(users: &[User]) -> Vec<wire::UserEntity> {
    users.iter().map(wire::UserEntity::from).collect()
}

pub(crate) fn messages(messages: &[Message]) -> Vec<wire::MessageEntity> {
    messages.iter().map(wire::MessageEntity::from).collect()
}

/// A participant as `viewer` may see it: all of one's own part, what is public of others'.
pub(crate) fn participant(participant: &Participant, viewer: Option<&UserId>) -> wire::ParticipantEntity {
    if viewer == Some(&participant.user) {
        return wire::ParticipantEntity::from(participant);
    }
    wire::ParticipantEntity::for_others(participant)
}

pub(crate) fn view(view: &View) -> wire::ConversationView {
    let viewer = Some(&view.me.user);
    wire::ConversationView {
        conversation: wire::ConversationEntity::from(&view.conversation),
        revision: view.conversation.revision,
        me: wire::ParticipantEntity::from(&view.me),
        me_revision: view.me_revision,
        participants: view.participants.iter().map(|other| participant(other, viewer)).collect(),
        participant_count: view.participant_count,
        last_message: view.last_message.as_ref().map(wire::MessageEntity::from),
        unread_count: view.unread_count,
        everyone_read_until: view.everyone_read_until.clone(),
        is_guest: view.is_guest,
    }
}

pub(crate) fn found(read: Option<(View, Vec<User>, Vec<Message>)>) -> wire::ConversationFound {
    match read {
        Some((found, known, references)) => wire::ConversationFound {
            view: Some(view(&found)),
            users: users(&known),
            references: messages(&references),
        },
        None => wire::ConversationFound { view: None, users: Vec::new(), references: Vec::new() },
    }
}

pub(crate) fn snapshot(read: Option<Snapshot>) -> wire::ConversationSnapshot {
    match read {
        Some(snapshot) => wire::ConversationSnapshot {
            view: Some(view(&snapshot.view)),
            messages: messages(&snapshot.messages),
            loaded_all: snapshot.loaded_all,
            users: users(&snapshot.users),
            references: messages(&snapshot.references),
            typing: Vec::new(),
        },
        None => wire::ConversationSnapshot {
            view: None,
            messages: Vec::new(),
            loaded_all: true,
            users: Vec::new(),
            references: Vec::new(),
            typing: Vec::new(),
        },
    }
}

pub(crate) fn view_page(page: &ViewPage) -> wire::ConversationPage {
    wire::ConversationPage {
        views: page.views.iter().map(view).collect(),
        loaded_all: page.loaded_all,
        users: users(&page.users),
        references: messages(&page.references),
    }
}

pub(crate) fn message_page(page: Option<MessagePage>) -> wire::MessagePage {
    match page {
        Some(page) => wire::MessagePage {
            revision: page.revision,
            messages: Some(messages(&page.messages)),
            loaded_all: page.loaded_all,
            users: users(&page.users),
            references: messages(&page.references),
        },
        None => wire::MessagePage {
            revision: 0,
            messages: None,
            loaded_all: true,
            users: Vec::new(),
            references: Vec::new(),
        },
    }
}

pub(crate) fn participant_page(page: Option<ParticipantPage>, viewer: &UserId) -> wire::ParticipantPage {
    match page {
        Some(page) => wire::ParticipantPage {
            revision: page.revision,
            participants: Some(page.participants.iter().map(|one| participant(one, Some(viewer))).collect()),
            loaded_all: page.loaded_all,
            users: users(&page.users),
        },
        None => {
            wire::ParticipantPage { revision: 0, participants: None, loaded_all: true, users: Vec::new() }
        }
    }
}

pub(crate) fn reaction_page(page: Option<ReactionPage>) -> wire::ReactionPage {
    match page {
        Some(page) => wire::ReactionPage {
            revision: page.revision,
            reactions: Some(page.reactions.iter().map(wire::ReactionEntity::from).collect()),
            loaded_all: page.loaded_all,
            users: users(&page.users),
        },
        None => wire::ReactionPage { revision: 0, reactions: None, loaded_all: true, users: Vec::new() },
    }
}
