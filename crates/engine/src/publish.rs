//! From what the store changed to what the bus carries. Each event is encoded once, here.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use chinwag_bus::{Membership, Publication, Target};
use chinwag_model::{AppKey, ConversationId, UserId};
use chinwag_protocol::limits::PARTICIPANTS_SHOWN;
use chinwag_protocol::{
    ConversationEntity, ConversationEvent, Event, MeEvent, MessageEntity, ParticipantEntity, ReactionEntity,
    Topic, UserEntity, UserEvent,
};
use chinwag_store::{Change, Commit, ConversationChange, MeChange};
use futures_util::FutureExt;
use tokio::sync::mpsc;

use crate::{Engine, shapes, typing};

/// Publishes changes, commit by commit, until the store closes. The writes of a commit resolve after its events are
/// published: who asked for a change is not told that it is done before those who follow it are told of it.
pub(crate) async fn run(engine: Arc<Engine>, mut commits: mpsc::Receiver<Commit>) {
    while let Some(mut commit) = commits.recv().await {
        if commit.deliveries {
            engine.deliveries.notify_one();
        }
        for change in std::mem::take(&mut commit.changes) {
            // A mistake in one event must not silence all that follow. The gap in revisions tells of it.
            if AssertUnwindSafe(engine.publish(change)).catch_unwind().await.is_err() {
                tracing::error!("an event was not published, because publishing it panicked");
            }
        }
    }
}

impl Engine {
    async fn publish(&self, change: Change) {
        match change {
            Change::User { app, user, conversations } => {
                let topic = Topic::User(user.id.clone());
                let mut targets = vec![Target::Topic(topic.clone())];
                targets.extend(conversations.into_iter().map(|id| Target::Topic(Topic::Conversation(id))));
                let event = UserEvent::UserChanged { user: UserEntity::from(&user) };
                let event = Event::User { topic, revision: user.revision, event };
                self.tell(publication(app, targets, &event));
            }
            Change::Conversation { app, conversation, revision, what } => {
                self.publish_in(app, &conversation, revision, what);
            }
            Change::Read { app, conversation, user, read_until, everyone_read_until } => {
                let event =
                    ConversationEvent::ParticipantRead { user_id: user, read_until, everyone_read_until };
                self.tell(in_conversation(app, &conversation, None, event));
            }
            Change::Me { app, user, revision, what } => {
                let publication = self.private(app, user, revision, what).await;
                self.tell(publication);
            }
        }
    }

    /// `None` is what nobody could hear of, or what could not be made; the gap in revisions then tells.
    pub(crate) fn tell(&self, publication: Option<Publication>) {
        let Some(publication) = publication else { return };
        metrics::counter!("chinwag_events_published_total").increment(1);
        self.bus.publish(publication);
    }

    /// Publishes a change of a conversation, and what it means for who is typing there: together, see `typing`.
    fn publish_in(&self, app: AppKey, id: &ConversationId, revision: u64, what: ConversationChange) {
        let mut typists = self.typing.of(app, id);
        let stopped = typists.end_by(&what).map(typing::stopped);
        let stopped = stopped.and_then(|event| in_conversation(app, id, None, event));
        let (event, membership) = conversation_event(id, what);
        let says_so = !matches!(event, ConversationEvent::ParticipantChanged { .. });
        let Some(publication) = in_conversation(app, id, Some(revision), event) else { return };
        if says_so {
            let remainder = stopped.map(|stopped| stopped.frame);
            self.tell(Some(Publication { membership, remainder, ..publication }));
        } else {
            self.tell(Some(Publication { membership, ..publication }));
            self.tell(stopped);
        }
    }

    async fn private(&self, app: AppKey, user: UserId, revision: u64, what: MeChange) -> Option<Publication> {
        if !self.bus.may_be_connected(app, &user) {
            return None;
        }
        let mut membership = None;
        let event = match what {
            MeChange::Joined { conversation } => {
                // Gone again already, or unreadable just now: the gap in the revisions of `me` will tell.
                let read = self.store.view_ahead(app, &conversation, &user, PARTICIPANTS_SHOWN).await;
                let (view, users, references) = read.ok().flatten()?;
                MeEvent::Joined {
                    view: shapes::view(&view),
                    users: shapes::users(&users),
                    references: shapes::messages(&references),
                }
            }
            MeChange::Left { conversation } => {
                membership = Some(Membership::Left(conversation.clone(), user.clone()));
                MeEvent::Left { conversation_id: conversation }
            }
            MeChange::Read { conversation, me, unread_count } => MeEvent::Read {
                conversation_id: conversation,
                me: ParticipantEntity::from(&me),
                unread_count,
            },
        };
        let event = Event::Me { topic: Topic::Me, revision, event };
        let publication = publication(app, vec![Target::User(user)], &event)?;
        Some(Publication { membership, ..publication })
    }
}

fn conversation_event(
    id: &ConversationId,
    what: ConversationChange,
) -> (ConversationEvent, Option<Membership>) {
    match what {
        ConversationChange::MessageCreated { message, sender, reference } => (
            ConversationEvent::MessageCreated {
                message: MessageEntity::from(&message),
                sender: sender.as_ref().map(UserEntity::from),
                reference: reference.as_ref().map(MessageEntity::from),
            },
            None,
        ),
        ConversationChange::MessageChanged { message } => {
            (ConversationEvent::MessageChanged { message: MessageEntity::from(&message) }, None)
        }
        ConversationChange::MessageDeleted { id, sender, last_message } => (
            ConversationEvent::MessageDeleted {
                message_id: id,
                sender_id: sender,
                last_message: last_message.as_ref().map(MessageEntity::from),
            },
            None,
        ),
        ConversationChange::ReactionAdded { message, emoji, count, reaction, user } => (
            ConversationEvent::ReactionAdded {
                message_id: message,
                emoji,
                count,
                reaction: ReactionEntity::from(&reaction),
                user: UserEntity::from(&user),
            },
            None,
        ),
        ConversationChange::ReactionRemoved { message, emoji, count, user } => {
            (ConversationEvent::ReactionRemoved { message_id: message, emoji, count, user_id: user }, None)
        }
        ConversationChange::Changed { conversation } => (
            ConversationEvent::ConversationChanged { conversation: ConversationEntity::from(&conversation) },
            None,
        ),
        ConversationChange::Deleted => {
            (ConversationEvent::ConversationDeleted {}, Some(Membership::Dissolved(id.clone())))
        }
        ConversationChange::ParticipantJoined { participant, user, everyone_read_until } => (
            ConversationEvent::ParticipantJoined {
                participant: shapes::participant(&participant, None),
                user: UserEntity::from(&user),
                everyone_read_until,
            },
            Some(Membership::Joined(id.clone(), participant.user)),
        ),
        ConversationChange::ParticipantChanged { participant } => (
            ConversationEvent::ParticipantChanged { participant: shapes::participant(&participant, None) },
            None,
        ),
        ConversationChange::ParticipantLeft { user, everyone_read_until } => (
            ConversationEvent::ParticipantLeft { user_id: user.clone(), everyone_read_until },
            Some(Membership::Left(id.clone(), user)),
        ),
    }
}

/// An event of a conversation, for whoever follows it.
pub(crate) fn in_conversation(
    app: AppKey,
    id: &ConversationId,
    revision: Option<u64>,
    event: ConversationEvent,
) -> Option<Publication> {
    let topic = Topic::Conversation(id.clone());
    let event = Event::Conversation { topic: topic.clone(), revision, event };
    publication(app, vec![Target::Topic(topic)], &event)
}

/// Encodes an event.
pub(crate) fn publication(app: AppKey, targets: Vec<Target>, event: &Event) -> Option<Publication> {
    let (topic, revision) = match event {
        Event::Conversation { topic, revision, .. } | Event::Online { topic, revision, .. } => {
            (topic, *revision)
        }
        Event::User { topic, revision, .. } | Event::Me { topic, revision, .. } => (topic, Some(*revision)),
    };
    match serde_json::to_string(event) {
        Ok(item) => {
            let frame = chinwag_protocol::encode_frame([item]);
            let topic = topic.clone();
            Some(Publication { app, targets, topic, revision, frame, remainder: None, membership: None })
        }
        Err(error) => {
            tracing::error!(%error, "an event could not be encoded");
            None
        }
    }
}

#[cfg(test)]
mod tests;
