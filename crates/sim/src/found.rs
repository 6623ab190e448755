//! What people find when it is quiet: exactly the messages that they can see and that hold the words.

use std::collections::{BTreeMap, BTreeSet};

use chinwag_client::MessageSnapshot;

use crate::actor::Actor;
use crate::chance::Chance;
use crate::newcomer::Read;

/// What is searched for: words that many messages hold, parts of words, and several words.
const QUERIES: [&str; 6] = ["says", "corr", "USER1", "user2 says", "says 1", "nothing"];

/// Has everybody search for something, and compares it with what they can see.
///
/// # Errors
/// A sentence that says what was found and should not have been, or the other way round.
pub async fn check(
    actors: &[Actor],
    all: &BTreeMap<(String, String), Read>,
    chance: &Chance,
) -> Result<(), String> {
    for actor in actors {
        let Some(query) = chance.one_of(&QUERIES).copied() else { continue };
        let mut search = actor.session.search_messages(query);
        while !search.loaded_all() {
            let searched = search.load_more_of(7).await;
            searched.map_err(|error| format!("{} may not search: {error}", actor.name))?;
        }
        let found: Vec<_> = search.found().iter().map(|hit| &hit.message).collect();
        if !found.is_sorted_by(|one, next| one.created_at >= next.created_at) {
            return Err(format!("{} finds {query:?} out of order", actor.name));
        }
        let visible = all.iter().filter(|((user, _), _)| *user == actor.user);
        let messages = visible.filter_map(|(_, read)| read.messages.as_ref()).flat_map(|page| page.iter());
        let expected: BTreeSet<_> =
            messages.filter(|message| holds(message, query)).map(|message| &message.id).collect();
        let ids: BTreeSet<_> = found.iter().map(|message| &message.id).collect();
        if ids != expected || ids.len() != found.len() {
            let name = &actor.name;
            return Err(format!("{name} searches {query:?} and finds {ids:?}, but there are {expected:?}"));
        }
    }
    Ok(())
}

/// Whether each word of a query begins a word of the text.
fn holds(message: &MessageSnapshot, query: &str) -> bool {
    let text = message.plaintext().to_lowercase();
    let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).collect();
    query.to_lowercase().split(' ').all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
}
