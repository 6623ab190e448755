//! Takes a server frame apart.

use chinwag_protocol::{Event, Notice, WireError};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::connection::Incoming;

/// One item of a server frame.
pub(crate) enum Item {
    /// The answer to a request; without an id it is about a frame that could not be read.
    Answer(Option<u64>, Result<Box<RawValue>, WireError>),
    /// An event or notice.
    Incoming(Incoming),
}

/// The keys that tell items apart. What else an item holds is read later, as the type it then has: an untagged
/// enum would copy every event several times over to find out.
#[derive(Deserialize)]
struct Keys<'a> {
    #[serde(default)]
    id: Option<u64>,
    #[serde(default, borrow)]
    ok: Option<&'a RawValue>,
    #[serde(default)]
    error: Option<WireError>,
    #[serde(default)]
    event: Option<IgnoredAny>,
    #[serde(default)]
    notice: Option<IgnoredAny>,
}

/// The items of a frame. Events and notices of kinds that this version does not know are left out: a server may
/// learn new ones. Where one counted, the next event shows a gap, and resuming closes it.
pub(crate) fn read_frame(frame: &str) -> Result<Vec<Item>, serde_json::Error> {
    let items: Vec<&RawValue> = serde_json::from_str(frame)?;
    let mut read = Vec::with_capacity(items.len());
    for item in items {
        let keys: Keys<'_> = serde_json::from_str(item.get())?;
        if keys.event.is_some() {
            let event = serde_json::from_str::<Event>(item.get()).ok();
            read.extend(event.map(|event| Item::Incoming(Incoming::Event(Box::new(event)))));
        } else if keys.notice.is_some() {
            let notice = serde_json::from_str::<Notice>(item.get()).ok();
            read.extend(notice.map(|notice| Item::Incoming(Incoming::Notice(notice))));
        } else {
            let answer = match keys.error {
                Some(error) => Err(error),
                None => Ok(keys.ok.unwrap_or(RawValue::NULL).to_owned()),
            };
            read.push(Item::Answer(keys.id, answer));
        }
    }
    Ok(read)
}
