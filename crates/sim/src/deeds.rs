//! What people do in conversations.

use chinwag_client::ConversationRef;
use chinwag_model::{Access, ConversationId, Notify};

use crate::actor::Actor;

/// What people react with.
const EMOJI: [&str; 3] = ["👍", "❤️", "🎉"];

impl Actor {
    pub(crate) async fn send(&mut self, conversation: &ConversationRef, id: &str) {
        self.said += 1;
        let text = format!("{} says {}", self.name, self.said);
        let mut send = conversation.send(text.clone());
        if self.chance.once_in(3)
            && let Some(message) = self.some_message(id, false)
        {
            send = send.reply_to(&message.id);
        }
        let sent = send.await;
        self.record.sent(id, &text, sent.as_ref().ok().map(|message| message.id().clone()));
        self.note(format_args!("sends {text:?} to"), id, sent);
    }

    pub(crate) async fn edit(&mut self, conversation: &ConversationRef, id: &str) {
        let Some(message) = self.some_message(id, true) else { return };
        self.said += 1;
        let text = format!("{} corrects {}", self.name, self.said);
        let Ok(reference) = conversation.message(message.id.as_str()) else { return };
        let edited = reference.edit().text(text.clone()).await;
        self.note(format_args!("edits {} to {text:?} in", message.id), id, edited);
    }

    pub(crate) async fn delete(&mut self, conversation: &ConversationRef, id: &str) {
        let Some(message) = self.some_message(id, true) else { return };
        let Ok(reference) = conversation.message(message.id.as_str()) else { return };
        let deleted = reference.delete().await;
        self.record.deleted(&message.id, deleted.is_ok());
        self.note(format_args!("deletes {} in", message.id), id, deleted);
    }

    pub(crate) async fn react(&mut self, conversation: &ConversationRef, id: &str) {
        let Some(message) = self.some_message(id, false) else { return };
        let emoji = EMOJI[self.chance.below(EMOJI.len() as u64) as usize];
        let Ok(reference) = conversation.message(message.id.as_str()) else { return };
        let Ok(reactions) = reference.reactions(emoji) else { return };
        let (what, outcome) = match self.chance.once_in(3) {
            true => ("takes back", reactions.remove().await),
            false => ("reacts with", reactions.add().await),
        };
        self.note(format_args!("{what} {emoji} to {} in", message.id), id, outcome);
    }

    pub(crate) async fn change_participants(&mut self, conversation: &ConversationRef, id: &str) {
        let Some(user) = self.chance.one_of(&self.record.users).cloned() else { return };
        let Ok(participant) = conversation.participant(&user) else { return };
        match self.chance.once_in(2) {
            true => {
                let added = participant.create_if_not_exists().await;
                self.note(format_args!("adds {user} to"), id, added);
            }
            false => {
                let removed = participant.delete().await;
                self.note(format_args!("removes {user} from"), id, removed);
            }
        }
    }

    pub(crate) async fn rename(&mut self, conversation: &ConversationRef, id: &str) {
        self.said += 1;
        if self.chance.once_in(2) {
            let subject = format!("{}'s subject {}", self.name, self.said);
            let set = conversation.set().subject(subject).await;
            return self.note("renames", id, set);
        }
        let Ok(me) = self.session.user(&self.user) else { return };
        let renamed = me.set().name(format!("{} the {}th", self.user, self.said)).await;
        self.note("takes another name,", "which everybody sees", renamed);
    }

    pub(crate) async fn load_more(&mut self, id: &str) {
        let Some(watched) = self.watched.get_mut(id) else { return };
        let loaded = watched.messages.load_more().await;
        self.note("loads more of", id, loaded);
    }

    pub(crate) async fn set_rights(&mut self, conversation: &ConversationRef, id: &str) {
        let Some(user) = self.chance.one_of(&self.record.users).cloned() else { return };
        let Ok(participant) = conversation.participant(&user) else { return };
        let edit = match self.chance.below(4) {
            0 => participant.edit().access(Access::Read),
            1 | 2 => participant.edit().access(Access::ReadWrite),
            _ => participant.edit().notify(Notify::MentionsOnly),
        };
        let edited = edit.await;
        self.note(format_args!("changes what {user} may do in"), id, edited);
    }

    pub(crate) async fn patch(&mut self, conversation: &ConversationRef, id: &str) {
        self.said += 1;
        let key = format!("key{}", self.chance.below(3));
        let value = self.said.to_string();
        if self.chance.once_in(2) {
            let set = match self.chance.once_in(4) {
                true => conversation.set().clear_custom().await,
                false => conversation.set().custom(key, value.as_str()).await,
            };
            return self.note("patches", id, set);
        }
        let Some(message) = self.some_message(id, true) else { return };
        let Ok(reference) = conversation.message(message.id.as_str()) else { return };
        let edited = reference.edit().custom(key, value.as_str()).await;
        self.note(format_args!("patches {} in", message.id), id, edited);
    }

    /// What only the app's own back end may do, now and then.
    pub(crate) async fn act_as_back_end(&mut self, id: &str) {
        if !self.chance.once_in(4) {
            return;
        }
        let Ok(conversation) = ConversationId::new(id) else { return };
        let deleted = self.machine.delete_conversation(conversation).await;
        self.record.conversation_deleted(id);
        self.record.note(format_args!("the back end deletes {id}: {deleted:?}"));
    }
}
