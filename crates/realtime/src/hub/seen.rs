//! An event as viewers see it from whom something is hidden: encoded once for all who see the same.

use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use chinwag_engine::{Viewer, ViewerClass};
use chinwag_model::UserId;
use chinwag_protocol::{Event, Shown, encode_frame};
use parking_lot::Mutex;

use super::Delivery;

/// What is known of how a delivery is seen. Empty as long as nobody who sees less has got it.
#[derive(Default)]
pub(crate) struct Seen(Mutex<Option<Box<Variants>>>);

struct Variants {
    /// Those whose messages are in it.
    senders: Vec<UserId>,
    /// As each class sees it; `None` where that is as it is.
    by_class: Vec<(ViewerClass, Option<Arc<Delivery>>)>,
}

impl Delivery {
    /// The delivery as a viewer sees it. `None` when that cannot be told: nobody is shown too much, and the gap in
    /// revisions tells of it.
    pub(crate) fn seen_by(self: Arc<Self>, viewer: &Viewer) -> Option<Arc<Self>> {
        if viewer.sees_everything() || !self.frame.contains("\"content\":") {
            return Some(self);
        }
        let variant = self.variant(viewer);
        if let Err(error) = &variant {
            tracing::error!(%error, "an event was not shown, because it could not be read again");
        }
        Some(variant.ok()?.unwrap_or(self))
    }

    fn variant(&self, viewer: &Viewer) -> serde_json::Result<Option<Arc<Self>>> {
        let mut known = self.seen.0.lock();
        let variants = match &mut *known {
            Some(variants) => variants,
            unknown => unknown
                .insert(Box::new(Variants { senders: senders(&mut self.events()?), by_class: Vec::new() })),
        };
        let Some(class) = viewer.class(&variants.senders) else { return Ok(None) };
        if let Some((_, variant)) = variants.by_class.iter().find(|(known, _)| *known == class) {
            return Ok(variant.clone());
        }
        let mut events = self.events()?;
        let variant = if class.show(&mut events) { Some(Arc::new(self.with_events(&events)?)) } else { None };
        variants.by_class.push((class, variant.clone()));
        Ok(variant)
    }

    fn events(&self) -> serde_json::Result<Vec<Event>> {
        serde_json::from_str(&self.frame)
    }

    fn with_events(&self, events: &[Event]) -> serde_json::Result<Self> {
        let items = events.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
        let frame = Utf8Bytes::from(encode_frame(items));
        Ok(Self::new(self.topic.clone(), self.revision, frame, self.remainder.clone()))
    }
}

fn senders(events: &mut Vec<Event>) -> Vec<UserId> {
    let mut senders = Vec::new();
    events.each_message(&mut |message| senders.extend(message.sender_id.clone()));
    senders
}
