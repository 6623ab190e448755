//! Keeps the server's subscriptions equal to what is looked at, and takes their answers.

use chinwag_model::{ConversationId, Emoji, MessageId};
use chinwag_protocol::limits::MESSAGES_PAGE_MAX;
use chinwag_protocol::{
    ConversationGet, ConversationResumed, ConversationSnapshot, ConversationView, MessageEntity, MessageGet,
    MessageList, ParticipantList, ReactionList, Subscribe, Subscribed, Topic, Unsubscribe,
};
use tokio::time::Instant;

use super::{Conversation, Core};
use crate::error::Error;

impl Core {
    /// Somebody looks at a topic.
    pub(crate) fn join(&mut self, topic: &Topic, observer: u64) {
        if self.topics.join(topic, observer) {
            self.subscribe(topic);
        }
    }

    /// Somebody looks at a topic no longer.
    pub(crate) fn leave(&mut self, topic: &Topic, observer: u64) {
        self.topics.leave(topic, observer);
        self.signals.leaving.notify_one();
    }

    /// Gives up the topics that nobody has looked at for long enough.
    pub(crate) fn leave_due(&mut self) {
        for topic in self.topics.take_left(Instant::now()) {
            self.ask_now(&Unsubscribe { topic: topic.clone() }, |_, _| {});
            match &topic {
                Topic::Me => self.list_left(),
                Topic::Conversation(id) => {
                    let listed = self.topics.get(&Topic::Me).is_some();
                    match self.conversations.get_mut(id) {
                        Some(conversation) if listed && conversation.state.view().is_some() => {
                            conversation.shrink();
                        }
                        _ => drop(self.conversations.remove(id)),
                    }
                }
                Topic::Online(user) => drop(self.online.remove(user)),
                Topic::User(_) => {}
            }
        }
    }

    /// A new connection knows of no subscriptions: asks for all of them, from where they were. Changes of users are
    /// told without a history, so those who are shown are read again.
    pub(super) fn resume_topics(&mut self) {
        let topics = self.topics.all();
        topics.iter().for_each(|topic| self.subscribe(topic));
        let shown = self.conversations.values().flat_map(|conversation| conversation.state.referred_users());
        let shown: std::collections::BTreeSet<_> = shown.cloned().collect();
        for user in shown {
            if self.topics.get(&Topic::User(user.clone())).is_none() {
                self.ask_now(&chinwag_protocol::UserGet { user }, |core, answer| {
                    if let Ok(found) = answer {
                        core.put_users(found.user);
                    }
                });
            }
        }
    }

    /// Asks for the state of a topic, unless an answer is on its way already.
    pub(super) fn subscribe(&mut self, topic: &Topic) {
        // Without a connection there is nothing to do: a new one begins with asking for every topic.
        if !self.requests.is_open() {
            self.signals.outgoing.notify_one();
            return;
        }
        let Some(followed) = self.topics.get_mut(topic).filter(|followed| !followed.updating) else { return };
        followed.updating = true;
        let generation = followed.generation;
        let (limit, since) = match topic {
            Topic::Me => (Some(self.list_limit()), None),
            Topic::Conversation(id) => {
                let known = self.conversations.get(id).filter(|conversation| conversation.complete);
                (None, known.and_then(|conversation| conversation.state.revision()))
            }
            Topic::User(_) | Topic::Online(_) => (None, None),
        };
        let topic = topic.clone();
        let subscribe = Subscribe { topic: topic.clone(), limit, since };
        self.ask_now(&subscribe, move |core, answer| core.subscribed(&topic, generation, answer));
    }

    fn subscribed(&mut self, topic: &Topic, generation: u64, answer: Result<Subscribed, Error>) {
        // Left and entered again meanwhile: the newer subscription has an answer of its own coming.
        let followed = self.topics.get_mut(topic).filter(|followed| followed.generation == generation);
        let Some(followed) = followed else { return };
        followed.updating = false;
        followed.live = answer.is_ok();
        match answer {
            Err(error) => self.topics.fail(topic, &error),
            Ok(Subscribed::User(found)) => self.put_users(found.user),
            Ok(Subscribed::Online(found)) => {
                self.put_users(found.user);
                if let Topic::Online(user) = topic {
                    self.online.insert(user.clone(), found.online);
                }
            }
            Ok(Subscribed::Me(page)) => self.list_subscribed(page),
            Ok(Subscribed::Snapshot(snapshot)) => self.snapshot(topic, snapshot),
            Ok(Subscribed::Resumed(resumed)) => self.resumed(topic, resumed),
        }
        self.topics.wake(topic);
    }

    fn snapshot(&mut self, topic: &Topic, snapshot: ConversationSnapshot) {
        let Topic::Conversation(id) = topic else { return };
        self.put_users(snapshot.users.iter().cloned());
        let conversation = self.conversations.entry(id.clone()).or_default();
        if snapshot.view.is_none() {
            if self.private.doubt(id) {
                return self.subscribe(topic);
            }
            conversation.hide();
            return self.touch_conversation(id);
        }
        let Conversation { windows, state, .. } = conversation;
        windows.values_mut().for_each(|window| window.keep(state));
        conversation.state.subscribed(Subscribed::Snapshot(snapshot));
        conversation.complete = true;
        self.begun_anew(id);
        self.restore_messages(id);
    }

    fn resumed(&mut self, topic: &Topic, resumed: ConversationResumed) {
        let Topic::Conversation(id) = topic else { return };
        self.put_users(resumed.users.iter().cloned());
        let conversation = self.conversations.entry(id.clone()).or_default();
        if !conversation.complete {
            // One left and joined again since asking: what was to be resumed is gone.
            return self.subscribe(topic);
        }
        conversation.state.subscribed(Subscribed::Resumed(resumed));
        self.begun_anew(id);
    }

    /// A view has taken the place of another, so that what is known beside it may be out of date.
    fn begun_anew(&mut self, id: &ConversationId) {
        let Some(conversation) = self.conversations.get_mut(id) else { return };
        let Some(view) = conversation.state.view() else { return };
        let outdated = self.private.outdates(id, view.me_revision);
        conversation.place_myself();
        let Some(view) = conversation.state.view() else { return };
        conversation.people.reset(view);
        conversation.reactions.values_mut().for_each(super::reactions::Reactions::restart);
        conversation.forget_snapshots();
        let asked: Vec<_> = conversation.reactions.keys().cloned().collect();
        asked.iter().for_each(|(message, emoji)| self.read_reactions(id, message, emoji));
        self.restore_people(id);
        self.check_inbox(id);
        self.touch_conversation(id);
        if outdated {
            self.read_again(id);
        }
        self.mend(id);
    }

    /// Takes a view that came by another way than the conversation's own subscription.
    pub(super) fn take_view(&mut self, view: ConversationView, references: &[MessageEntity]) {
        let id = view.conversation.id.clone();
        let conversation = self.conversations.entry(id.clone()).or_default();
        conversation.seen_revision = conversation.seen_revision.max(view.revision);
        // Of a conversation that is followed by itself, a view ahead of the events would hide that messages are
        // still missing: its own subscription brings them.
        let newer = conversation.state.revision().is_none_or(|revision| revision <= view.revision);
        if !conversation.complete && newer {
            conversation.state.show(view, references);
            self.begun_anew(&id);
        }
        self.touch_conversation(&id);
        self.mend(&id);
    }

    /// Reads what was missed of a conversation, if something was.
    pub(super) fn mend(&mut self, id: &ConversationId) {
        let Some(conversation) = self.conversations.get_mut(id) else { return };
        let missed = conversation.state.revision().is_some_and(|known| known < conversation.seen_revision);
        let untold = conversation.state.untold_messages();
        match missed {
            true => self.read_again(id),
            false => untold.into_iter().for_each(|message| self.read_message(id, message)),
        }
    }

    /// Reads a conversation once more, because something newer is known of than what was read.
    pub(super) fn read_again(&mut self, id: &ConversationId) {
        let topic = Topic::Conversation(id.clone());
        match self.topics.get(&topic) {
            Some(_) => self.subscribe(&topic),
            None => self.read_view(id),
        }
    }

    /// Reads one's view of a conversation by itself.
    pub(super) fn read_view(&mut self, id: &ConversationId) {
        let conversation = self.conversations.entry(id.clone()).or_default();
        if std::mem::replace(&mut conversation.reading, true) {
            return;
        }
        let id = id.clone();
        self.ask(&ConversationGet { conversation: id.clone() }, move |core, answer| {
            if let Some(conversation) = core.conversations.get_mut(&id) {
                conversation.reading = false;
            }
            let Ok(found) = answer else { return };
            core.put_users(found.users);
            match found.view {
                Some(view) => core.take_view(view, &found.references),
                None if core.private.doubt(&id) => core.read_again(&id),
                None if core.topics.get(&Topic::Conversation(id.clone())).is_none() => {
                    core.conversations.remove(&id);
                }
                None => {}
            }
        });
    }

    fn read_message(&mut self, id: &ConversationId, message: MessageId) {
        let Some(conversation) = self.conversations.get_mut(id) else { return };
        if !conversation.telling.insert(message.clone()) {
            return;
        }
        let id = id.clone();
        self.ask(&MessageGet { conversation: id.clone(), message: message.clone() }, move |core, answer| {
            let Some(conversation) = core.conversations.get_mut(&id) else { return };
            conversation.telling.remove(&message);
            if let Ok(found) = answer
                && let Some(message) = found.message
            {
                conversation.learn(message);
                core.touch_conversation(&id);
            }
        });
    }

    /// Reads older messages until everything is there again that a window showed before a fresh start.
    fn restore_messages(&mut self, id: &ConversationId) {
        let Some(conversation) = self.conversations.get_mut(id) else { return };
        let lacking = conversation.windows.values().any(|window| window.is_lacking(&conversation.state));
        if !lacking || std::mem::replace(&mut conversation.restoring, true) {
            return;
        }
        let before = conversation.state.messages().next().map(|oldest| oldest.id.clone());
        let list = MessageList { conversation: id.clone(), before, limit: Some(MESSAGES_PAGE_MAX) };
        let id = id.clone();
        self.ask(&list.clone(), move |core, page| {
            if let Some(conversation) = core.conversations.get_mut(&id) {
                conversation.restoring = false;
            }
            if let Ok(page) = page {
                core.take_messages(&list, page);
                core.restore_messages(&id);
            }
        });
    }

    /// Takes the page before the messages that are held, unless they have begun anew since it was asked for.
    pub(crate) fn take_messages(&mut self, asked: &MessageList, page: chinwag_protocol::MessagePage) {
        self.put_users(page.users.iter().cloned());
        if let Some(conversation) = self.conversations.get_mut(&asked.conversation) {
            let oldest = conversation.state.messages().next().map(|oldest| &oldest.id);
            if conversation.complete && oldest == asked.before.as_ref() {
                conversation.state.prepend(page);
            }
        }
        self.touch_conversation(&asked.conversation);
    }

    /// Reads participants until everyone is there again whom a window showed before.
    fn restore_people(&mut self, id: &ConversationId) {
        let Some(conversation) = self.conversations.get_mut(id) else { return };
        let Some(before) = conversation.people.lacking() else { return };
        if std::mem::replace(&mut conversation.people.restoring, true) {
            return;
        }
        let list = ParticipantList { conversation: id.clone(), before: Some(before), limit: Some(100) };
        let id = id.clone();
        self.ask(&list, move |core, page| {
            if let Some(conversation) = core.conversations.get_mut(&id) {
                conversation.people.restoring = false;
            }
            if let Ok(page) = page {
                core.take_people(&id, page);
                core.restore_people(&id);
            }
        });
    }

    /// Takes a page of participants.
    pub(crate) fn take_people(&mut self, id: &ConversationId, page: chinwag_protocol::ParticipantPage) {
        self.put_users(page.users.iter().cloned());
        if let Some(conversation) = self.conversations.get_mut(id) {
            conversation.people.take(page);
        }
        self.touch_conversation(id);
    }

    /// Reads reactions to a message, as far as somebody looks at them.
    pub(crate) fn read_reactions(&mut self, id: &ConversationId, message: &MessageId, emoji: &Emoji) {
        let key = (message.clone(), emoji.clone());
        let Some(conversation) = self.conversations.get_mut(id) else { return };
        let Some(reactions) = conversation.reactions.get_mut(&key) else { return };
        let Some((after, limit)) = reactions.lacking() else { return };
        if std::mem::replace(&mut reactions.reading, true) {
            return;
        }
        let (id, message, emoji) = (id.clone(), message.clone(), emoji.clone());
        let conversation = id.clone();
        let list = ReactionList {
            conversation,
            message: message.clone(),
            emoji: emoji.clone(),
            after,
            limit: Some(limit),
        };
        self.ask(&list, move |core, page| {
            let conversation = core.conversations.get_mut(&id);
            let Some(reactions) = conversation.and_then(|known| known.reactions.get_mut(&key)) else {
                return;
            };
            reactions.reading = false;
            match page {
                Ok(page) => {
                    core.take_reactions(&id, &key, after, page);
                    core.read_reactions(&id, &message, &emoji);
                }
                Err(_) => reactions.known = true,
            }
            core.touch_conversation(&id);
        });
    }

    /// Takes a page of reactions, unless they have begun anew since it was asked for.
    pub(crate) fn take_reactions(
        &mut self,
        id: &ConversationId,
        key: &(MessageId, Emoji),
        after: Option<u64>,
        page: chinwag_protocol::ReactionPage,
    ) {
        self.put_users(page.users.iter().cloned());
        let conversation = self.conversations.get_mut(id);
        if let Some(reactions) = conversation.and_then(|known| known.reactions.get_mut(key))
            && reactions.last() == after
        {
            reactions.take(page);
        }
        self.touch_conversation(id);
    }
}
