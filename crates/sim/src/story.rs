//! One story: people talk while the network and the server fail, and in the end everybody has seen the same.

use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::sync::Arc;
use std::time::Duration;

use chinwag_client::TypingSnapshot;
use futures_util::future::join_all;
use parking_lot::Mutex;

use crate::actor::{Actor, latest};
use crate::asides;
use crate::chance::Chance;
use crate::found;
use crate::newcomer::{self, Read};
use crate::record::Record;
use crate::world::{self, Machine};

/// People.
const USERS: usize = 5;
/// Sessions of each of them.
const DEVICES: u64 = 2;
/// Conversations.
const CONVERSATIONS: usize = 20;
/// How often it becomes quiet, and everything is compared.
const CHAPTERS: u32 = 3;
/// What each session does in a chapter.
const THINGS: u32 = 12;
/// Lines shown before and after the first one that differs.
const LINES_AROUND: usize = 12;
/// How long a server may take to let its clients go.
const DRAIN_MAX: Duration = Duration::from_secs(5);
/// How long it may take, in the time of the world, until everybody agrees.
const PATIENCE: Duration = Duration::from_secs(180);

/// A story that did not end well.
#[derive(Debug)]
pub struct Failure {
    /// What to give to [`tell`] to hear it again.
    pub seed: u64,
    /// What does not hold.
    pub problem: String,
    /// What happened before.
    pub story: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, problem, story } = self;
        write!(f, "seed {seed}: {problem}\n{}", story.join("\n"))
    }
}

/// Tells the story of a seed; what happened in it.
///
/// # Errors
/// What does not hold, and what happened before.
pub fn tell(seed: u64) -> Result<Vec<String>, Box<Failure>> {
    let record = Arc::new(Record::new(USERS, CONVERSATIONS));
    let problem = Arc::new(Mutex::new(None));
    let (of_story, at_end) = (record.clone(), problem.clone());
    let ran = world::run(seed, move |machine| async move {
        *at_end.lock() = live(seed, machine, of_story).await.err();
        Ok(())
    });
    let problem = ran.err().map(|error| error.to_string()).or(problem.lock().take());
    match problem {
        Some(problem) => Err(Box::new(Failure { seed, problem, story: record.story() })),
        None => Ok(record.story()),
    }
}

async fn live(seed: u64, machine: Machine, record: Arc<Record>) -> Result<(), String> {
    let chance = Chance::new(seed ^ 0xFA17);
    begin(&record, &chance).await.map_err(|error| format!("the beginning failed: {error}"))?;
    let mut actors = Vec::new();
    for user in &record.users {
        for device in 0..DEVICES {
            let actor = Actor::new(user, device, chance.below(u64::MAX), record.clone(), machine.clone());
            actors.push(actor.map_err(|error| error.to_string())?);
        }
    }
    for chapter in 1..=CHAPTERS {
        let crashes = async {
            tokio::time::sleep(chance.within(Duration::from_secs(5))).await;
            let down = chance.within(Duration::from_secs(8));
            match chance.below(4) {
                0 | 1 => {
                    record.note("the server loses power");
                    machine.crash(down);
                }
                2 => {
                    record.note("the server is started anew");
                    machine.restart(down + DRAIN_MAX);
                }
                _ => {}
            }
        };
        let acting = join_all(actors.iter_mut().map(|actor| actor.act(THINGS)));
        tokio::join!(biased; acting, crashes);
        record.note(format_args!("chapter {chapter} is over"));
        let all = newcomer::read_all(&record, chance.below(u64::MAX)).await;
        let all = all.map_err(|error| format!("a newcomer was refused: {error}"))?;
        newcomer::check(&record, &all)?;
        agree(&mut actors, &all).await?;
        found::check(&actors, &all, &chance).await?;
        asides::check(&mut actors, chance.below(u64::MAX)).await?;
    }
    Ok(())
}

/// Makes the people, and the conversations with some of them in each.
async fn begin(record: &Record, chance: &Chance) -> Result<(), chinwag_client::Error> {
    for user in &record.users {
        let (session, _cable) = world::session(user, chance.below(u64::MAX))?;
        session.user(user)?.set().name(user.clone()).await?;
        for id in &record.conversations {
            if chance.once_in(2) {
                session.conversation(id)?.create_if_not_exists().await?;
            }
        }
        session.close();
    }
    Ok(())
}

/// Waits until everybody shows what a newcomer reads.
async fn agree(actors: &mut [Actor], all: &BTreeMap<(String, String), Read>) -> Result<(), String> {
    let patience = tokio::time::timeout(PATIENCE, async {
        while differences(actors, all).is_some() {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    });
    match patience.await {
        Ok(()) => Ok(()),
        Err(_) => Err(differences(actors, all).unwrap_or_default()),
    }
}

/// What somebody shows that a newcomer would not.
fn differences(actors: &mut [Actor], all: &BTreeMap<(String, String), Read>) -> Option<String> {
    actors.iter_mut().find_map(|actor| {
        let (name, user) = (actor.name.clone(), actor.user.clone());
        let views = all.iter().filter(|((other, _), _)| *other == user);
        let mut list: Vec<_> = views.filter_map(|(_, read)| read.view.clone()).collect();
        list.sort_by(|a, b| latest_first(a).cmp(&latest_first(b)));
        let shown = latest(&mut actor.list).map(|page| page.to_vec());
        let listed = differ(&name, "the list", shown.as_deref(), Some(&list[..]));
        listed.or_else(|| {
            actor.watched.iter_mut().find_map(|(id, watched)| {
                let read = all.get(&(user.clone(), id.clone()))?;
                let view = latest(&mut watched.view);
                let messages = latest(&mut watched.messages).flatten().map(|page| page.to_vec());
                let length = messages.as_ref().map_or(0, Vec::len);
                let whole = read.messages.as_ref();
                let expected = whole.map(|page| page[..length.max(30).min(page.len())].to_vec());
                let participants = latest(&mut watched.participants).flatten();
                differ(&name, id, view.as_ref(), Some(&read.view))
                    .or_else(|| {
                        differ(&name, &format!("messages of {id}"), messages.as_ref(), expected.as_ref())
                    })
                    .or_else(|| {
                        // Nobody has typed for long enough.
                        let typing = latest(&mut watched.typing);
                        let nobody = typing
                            .as_ref()
                            .map(|shown| shown.as_ref().map(|_| TypingSnapshot::Few(Vec::new())));
                        differ(&name, &format!("who is typing in {id}"), typing.as_ref(), nobody.as_ref())
                    })
                    .or_else(|| {
                        let what = format!("participants of {id}");
                        differ(&name, &what, participants.as_ref(), read.participants.as_ref())
                    })
            })
        })
    })
}

/// By last activity, latest first; ties by id, descending.
fn latest_first(view: &chinwag_client::ConversationSnapshot) -> impl Ord {
    let said = view.last_message.as_ref().map(|message| message.created_at);
    std::cmp::Reverse((said.max(Some(view.joined_at)), view.id.clone()))
}

fn differ<T: PartialEq + Debug + ?Sized>(
    name: &str,
    what: &str,
    shown: Option<&T>,
    expected: Option<&T>,
) -> Option<String> {
    if shown == expected {
        return None;
    }
    let (shown, expected) = (format!("{shown:#?}"), format!("{expected:#?}"));
    let (shown, expected): (Vec<_>, Vec<_>) = (shown.lines().collect(), expected.lines().collect());
    let same = shown.iter().zip(&expected).take_while(|(a, b)| a == b).count();
    let around = |lines: &[&str]| {
        let from = same.saturating_sub(LINES_AROUND).min(lines.len());
        lines[from..lines.len().min(same + LINES_AROUND)].join("\n")
    };
    Some(format!("{name} shows {what} as\n{}\nbut it is\n{}", around(&shown), around(&expected)))
}
