//! What writes changed, in the order of their commits: the source of every event.

use chinwag_model::{
    AppKey, Conversation, ConversationId, Emoji, Message, MessageId, Participant, Reaction, User, UserId,
};

/// One change. A write makes none (nothing was different), one, or several.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "made once, turned into bytes at once")]
pub enum Change {
    /// A user was created or changed.
    User {
        /// The app.
        app: AppKey,
        /// The user as it is now; its revision is the change's.
        user: User,
        /// The conversations the user takes or took part in, whose subscribers are to be told.
        conversations: Vec<ConversationId>,
    },
    /// Something happened in a conversation.
    Conversation {
        /// The app.
        app: AppKey,
        /// The conversation.
        conversation: ConversationId,
        /// Its revision after this change: one more than before.
        revision: u64,
        /// What happened.
        what: ConversationChange,
    },
    /// Somebody read further, in a conversation small enough for others to be told. Has no revision. Of a sender it is
    /// told only where the message alone does not say what everyone has read now: when they had not read what came
    /// before, and there are more participants than views show.
    Read {
        /// The app.
        app: AppKey,
        /// The conversation.
        conversation: ConversationId,
        /// Who.
        user: UserId,
        /// How far.
        read_until: MessageId,
        /// The least mark of all participants now, as in [`crate::View`].
        everyone_read_until: Option<MessageId>,
    },
    /// Something that only one user is told.
    Me {
        /// The app.
        app: AppKey,
        /// The user.
        user: UserId,
        /// The revision of the user's `me` topic after this change: one more than before.
        revision: u64,
        /// What happened.
        what: MeChange,
    },
}

/// What happens in a conversation.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "made once, turned into bytes at once")]
pub enum ConversationChange {
    /// A message was sent.
    MessageCreated {
        /// The message.
        message: Message,
        /// Its sender; `None` for system messages.
        sender: Option<User>,
        /// The message it replies to.
        reference: Option<Message>,
    },
    /// A message's content or custom data changed.
    MessageChanged {
        /// The message as it is now.
        message: Message,
    },
    /// A message was deleted.
    MessageDeleted {
        /// Which.
        id: MessageId,
        /// Its sender.
        sender: Option<UserId>,
        /// The newest message that remains.
        last_message: Option<Message>,
    },
    /// Somebody reacted to a message. The revision is the message's, too.
    ReactionAdded {
        /// To which.
        message: MessageId,
        /// With what.
        emoji: Emoji,
        /// How many have, now.
        count: u32,
        /// Who, and when.
        reaction: Reaction,
        /// The user who reacted.
        user: User,
    },
    /// Somebody took a reaction back. The revision is the message's, too.
    ReactionRemoved {
        /// From which.
        message: MessageId,
        /// With what.
        emoji: Emoji,
        /// How many have, now.
        count: u32,
        /// Who.
        user: UserId,
    },
    /// Attributes changed.
    Changed {
        /// The conversation as it is now.
        conversation: Conversation,
    },
    /// The conversation was deleted. Each participant also gets [`MeChange::Left`].
    Deleted,
    /// Somebody joined. They also get [`MeChange::Joined`], before this.
    ParticipantJoined {
        /// The newcomer.
        participant: Participant,
        /// The user behind the participant.
        user: User,
        /// The least mark of all participants now, as in [`crate::View`].
        everyone_read_until: Option<MessageId>,
    },
    /// Access or notify changed.
    ParticipantChanged {
        /// The participant as it is now.
        participant: Participant,
    },
    /// Somebody left. They also get [`MeChange::Left`], after this.
    ParticipantLeft {
        /// Who.
        user: UserId,
        /// The least mark of those who are left, as in [`crate::View`].
        everyone_read_until: Option<MessageId>,
    },
}

/// What only one user is told.
#[derive(Debug, Clone, PartialEq)]
pub enum MeChange {
    /// They joined a conversation.
    Joined {
        /// Which.
        conversation: ConversationId,
    },
    /// They left it, or it was deleted.
    Left {
        /// Which.
        conversation: ConversationId,
    },
    /// Their read mark moved, or they marked it as unread.
    Read {
        /// Which.
        conversation: ConversationId,
        /// Their part as it is now.
        me: Participant,
        /// How many messages are unread now.
        unread_count: u32,
    },
}
