//! What the user of a connection may do and see.

use std::sync::Arc;

use chinwag_engine::Error;
use chinwag_protocol::{Notice, Shown};
use serde::Serialize;

use super::{End, Member, Session, encode_answer};
use crate::hub::Delivery;

impl Session {
    /// A delivery, as the user of this connection sees it.
    pub(super) fn seen(&self, delivery: Arc<Delivery>) -> Option<Arc<Delivery>> {
        let (member, _) = self.open.as_ref()?;
        delivery.seen_by(&member.viewer.lock())
    }

    /// Looks up what the user may do and see, and tells them when that has changed. What waits is shown after.
    pub(super) async fn look_up(&mut self) -> Result<(), End> {
        let Some((member, _)) = &self.open else { return Ok(()) };
        let viewer = async {
            let caller = member.engine.present(&member.caller).await?;
            member.engine.viewer(&caller, &member.user).await
        };
        let viewer = match viewer.await {
            Ok(viewer) => viewer,
            Err(error) => {
                tracing::error!(%error, "it could not be looked up what a user may see");
                return Err(End::Close(chinwag_protocol::CloseCode::Internal));
            }
        };
        self.looks_up = false;
        let before = std::mem::replace(&mut *member.viewer.lock(), Arc::new(viewer.clone()));
        if before.role == viewer.role {
            return Ok(());
        }
        self.notify(&Notice::RoleChanged { role: Box::new(viewer.role) }).await
    }
}

impl Member {
    /// Encodes the answer to a request, as the user sees it.
    pub(super) fn answer<T: Serialize + Shown>(
        &self,
        id: Option<u64>,
        mut result: Result<T, Error>,
    ) -> String {
        if let Ok(shown) = &mut result {
            self.viewer.lock().show(shown);
        }
        encode_answer(id, result)
    }
}
