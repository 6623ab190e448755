//! What sessions watch beside conversations: who reacted to some message, and who is online.

use std::time::Duration;

use chinwag_client::{ConversationRef, ReactionsRef, ReactionsView, Subscription};

use crate::actor::{Actor, latest};
use crate::world;

/// Lists of reactions that a session watches at most.
const LISTS_MAX: usize = 4;
/// How long it may take until everybody is seen to be online.
const PATIENCE: Duration = Duration::from_secs(60);

/// Who reacted to a message with one emoji, as a session watches it.
pub struct WatchedReactions {
    reactions: ReactionsRef,
    shown: Subscription<ReactionsView>,
}

impl Actor {
    /// Looks at who reacted to some message from now on.
    pub(crate) fn watch_reactions(&mut self, conversation: &ConversationRef, id: &str) {
        let Some(message) = self.some_message(id, false) else { return };
        let Some(emoji) = message.reactions.first().map(|reaction| reaction.emoji.clone()) else { return };
        let Ok(message) = conversation.message(message.id.as_str()) else { return };
        let Ok(reactions) = message.reactions(emoji.as_str()) else { return };
        if self.reactions.len() >= LISTS_MAX {
            self.reactions.remove(0);
        }
        let shown = reactions.subscribe();
        self.reactions.push(WatchedReactions { reactions, shown });
    }
}

/// Compares what everybody shows beside conversations with what is read now.
///
/// # Errors
/// What somebody shows and should not.
pub async fn check(actors: &mut [Actor], seed: u64) -> Result<(), String> {
    for actor in actors {
        let seen = tokio::time::timeout(PATIENCE, async {
            while !actor.online.iter_mut().all(|shown| {
                let shown = latest(shown).flatten();
                shown.is_some_and(|shown| shown.is_connected)
            }) {
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        });
        let name = &actor.name;
        seen.await.map_err(|_| format!("{name} does not see everybody online"))?;
        let (session, _cable) = world::session(&actor.user, seed).map_err(|error| error.to_string())?;
        for watched in &mut actor.reactions {
            let WatchedReactions { reactions, shown } = watched;
            let read = async {
                let conversation = session.conversation(reactions.conversation_id().as_str())?;
                let message = conversation.message(reactions.message_id().as_str())?;
                message.reactions(reactions.emoji().as_str())?.get_first_reactions().await
            };
            let read = read.await.map_err(|error| format!("{name} may not read reactions: {error}"))?;
            let agreed = tokio::time::timeout(PATIENCE, async {
                while latest(shown).flatten().map(|page| page.to_vec()) != read {
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
            });
            if agreed.await.is_err() {
                let shown = latest(shown);
                let message = reactions.message_id();
                return Err(format!(
                    "{name} shows reactions to {message} as {shown:#?}, but they are {read:#?}"
                ));
            }
        }
        session.close();
    }
    Ok(())
}
