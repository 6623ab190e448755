//! From what the store changed to what the bus carries. Each event is encoded once, here.

use std::sync::Arc;

use chinwag_bus::{Membership, Publication, Target};
use chinwag_model::{AppKey, ConversationId, UserId};
use chinwag_protocol::limits::PARTICIPANTS_SHOWN;
use chinwag_protocol::{
    ConversationEntity, ConversationEvent, Event, MeEvent, MessageEntity, ParticipantEntity, Topic,
    UserEntity, UserEvent,
};
use chinwag_store::{Change, ConversationChange, MeChange};
use tokio::sync::mpsc;

use crate::{Engine, shapes};

/// Publishes changes, in the order of their commits, until the store closes.
pub(crate) async fn run(engine: Arc<Engine>, mut changes: mpsc::Receiver<Change>) {
    while let Some(change) = changes.recv().await {
        let Some(publication) = engine.publication(change).await else { continue };
        metrics::counter!("chinwag_events_published_total").increment(1);
        engine.bus.publish(publication);
    }
}

impl Engine {
    /// `None` when nobody could hear of it, or when it could not be made; the gap in revisions then tells.
    async fn publication(&self, change: Change) -> Option<Publication> {
        match change {
            Change::User { app, user, conversations } => {
                let topic = Topic::User(user.id.clone());
                let mut targets = vec![Target::Topic(topic.clone())];
                targets.extend(conversations.into_iter().map(|id| Target::Topic(Topic::Conversation(id))));
                let event = UserEvent::UserChanged { user: UserEntity::from(&user) };
                let event = Event::User { topic: topic.clone(), revision: user.revision, event };
                encode(app, targets, topic, Some(user.revision), &event, None)
            }
            Change::Conversation { app, conversation, revision, what } => {
                let (event, membership) = conversation_event(&conversation, what);
                publish_in(app, conversation, Some(revision), event, membership)
            }
            Change::Read { app, conversation, user, read_until, everyone_read_until } => {
                let event =
                    ConversationEvent::ParticipantRead { user_id: user, read_until, everyone_read_until };
                publish_in(app, conversation, None, event, None)
            }
            Change::Me { app, user, revision, what } => self.private(app, user, revision, what).await,
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
                let read = self.store.view(app, &conversation, &user, PARTICIPANTS_SHOWN).await;
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
        encode(app, vec![Target::User(user)], Topic::Me, Some(revision), &event, membership)
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

fn publish_in(
    app: AppKey,
    conversation: ConversationId,
    revision: Option<u64>,
    event: ConversationEvent,
    membership: Option<Membership>,
) -> Option<Publication> {
    let topic = Topic::Conversation(conversation);
    let event = Event::Conversation { topic: topic.clone(), revision, event };
    encode(app, vec![Target::Topic(topic.clone())], topic, revision, &event, membership)
}

fn encode(
    app: AppKey,
    targets: Vec<Target>,
    topic: Topic,
    revision: Option<u64>,
    event: &Event,
    membership: Option<Membership>,
) -> Option<Publication> {
    match serde_json::to_string(event) {
        Ok(item) => {
            let frame = chinwag_protocol::encode_frame([item]);
            Some(Publication { app, targets, topic, revision, frame, membership })
        }
        Err(error) => {
            tracing::error!(%error, "an event could not be encoded");
            None
        }
    }
}
