//! The messages in what a client is shown. Whatever leaves by the realtime API says here where it has some, so that
//! nothing is shown past the viewer's role.

use crate::event::{ConversationEvent, Event, MeEvent, Notice};
use crate::{
    ConversationFound, ConversationHits, ConversationPage, ConversationResumed, ConversationSnapshot,
    ConversationView, Done, FileUploadStarted, MessageEdited, MessageEntity, MessageFound, MessageHits,
    MessagePage, MessagePreviewed, MessageSent, MessageTranslated, ParticipantFound, ParticipantPage,
    ReactionPage, Subscribed, TokenAccepted, UserFound, UserOnline, Welcome,
};

/// What a client is shown.
pub trait Shown {
    /// Visits every message in it.
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity));
}

/// What has no messages.
macro_rules! without_messages {
    ($($name:ident),+ $(,)?) => {
        $(impl Shown for $name {
            fn each_message(&mut self, _: &mut impl FnMut(&mut MessageEntity)) {}
        })+
    };
}

/// What has messages in these fields.
macro_rules! with_messages {
    ($($name:ident { $($field:ident),+ })+) => {
        $(impl Shown for $name {
            fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
                $(self.$field.each_message(visit);)+
            }
        })+
    };
}

without_messages!(
    Done,
    FileUploadStarted,
    MessagePreviewed,
    MessageTranslated,
    Notice,
    ParticipantFound,
    ParticipantPage,
    ReactionPage,
    TokenAccepted,
    UserFound,
    UserOnline,
    Welcome,
);

with_messages! {
    ConversationView { last_message }
    ConversationFound { view, references }
    ConversationPage { views, references }
    ConversationSnapshot { view, messages, references }
    ConversationResumed { view, changed, references }
    ConversationHits { views, references }
    MessageSent { message }
    MessageEdited { message }
    MessageFound { message, references }
    MessagePage { messages, references }
}

impl Shown for MessageEntity {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        visit(self);
    }
}

impl<T: Shown> Shown for Option<T> {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        self.iter_mut().for_each(|shown| shown.each_message(visit));
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        self.iter_mut().for_each(|shown| shown.each_message(visit));
    }
}

impl Shown for MessageHits {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        self.hits.iter_mut().for_each(|hit| visit(&mut hit.message));
        self.views.each_message(visit);
        self.references.each_message(visit);
    }
}

impl Shown for Subscribed {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        match self {
            Self::User(found) => found.each_message(visit),
            Self::Online(found) => found.each_message(visit),
            Self::Me(page) => page.each_message(visit),
            Self::Snapshot(snapshot) => snapshot.each_message(visit),
            Self::Resumed(resumed) => resumed.each_message(visit),
        }
    }
}

impl Shown for Event {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        match self {
            Self::Conversation { event, .. } => event.each_message(visit),
            Self::Me { event, .. } => event.each_message(visit),
            Self::User { .. } | Self::Online { .. } => {}
        }
    }
}

impl Shown for ConversationEvent {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        match self {
            Self::MessageCreated { message, sender: _, reference } => {
                visit(message);
                reference.each_message(visit);
            }
            Self::MessageChanged { message } => visit(message),
            Self::MessageDeleted { last_message, .. } => last_message.each_message(visit),
            Self::ReactionAdded { .. }
            | Self::ReactionRemoved { .. }
            | Self::ConversationChanged { .. }
            | Self::ConversationDeleted {}
            | Self::ParticipantJoined { .. }
            | Self::ParticipantChanged { .. }
            | Self::ParticipantLeft { .. }
            | Self::ParticipantRead { .. }
            | Self::ParticipantTyping { .. } => {}
        }
    }
}

impl Shown for MeEvent {
    fn each_message(&mut self, visit: &mut impl FnMut(&mut MessageEntity)) {
        match self {
            Self::Joined { view, users: _, references } => {
                view.each_message(visit);
                references.each_message(visit);
            }
            Self::Left { .. } | Self::Read { .. } => {}
        }
    }
}
