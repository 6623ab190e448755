//! What the user of a connection may do and see.

use std::sync::Arc;

use chinwag_engine::{Error, KeyMark};
use chinwag_protocol::{CloseCode, Notice, Shown};
use serde::Serialize;

use super::wire::Item;
use super::{End, Member, Session, encode_answer};
use crate::hub::Delivery;

impl Session {
    /// A delivery, as the user of this connection sees it.
    pub(super) fn seen(&self, delivery: Arc<Delivery>) -> Option<Arc<Delivery>> {
        let (member, _) = self.open.as_ref()?;
        delivery.seen_by(&member.viewer.lock())
    }
}

impl Member {
    /// Looks up what the user may do and see, and gives what is to be told of it when that has changed. What waits is
    /// shown after. Whose credentials no longer hold is shown nothing more.
    pub(super) async fn look_up(self, signed_with: Option<KeyMark>) -> Result<Option<Item>, End> {
        let viewer = async {
            if !self.engine.still_holds(&self.caller, signed_with).await? {
                return Ok(None);
            }
            let caller = self.engine.present(&self.caller).await?;
            self.engine.viewer(&caller, &self.user).await.map(Some)
        };
        let viewer = match viewer.await {
            Ok(Some(viewer)) => viewer,
            Ok(None) => return Err(End::Close(CloseCode::KeyRevoked)),
            Err(error) => {
                tracing::error!(%error, "it could not be looked up what a user may see");
                return Err(End::Close(CloseCode::Internal));
            }
        };
        let before = std::mem::replace(&mut *self.viewer.lock(), Arc::new(viewer.clone()));
        if before.role == viewer.role {
            return Ok(None);
        }
        let notice = Notice::RoleChanged { role: Box::new(viewer.role) };
        let encoded = serde_json::to_string(&notice).map_err(|_| End::Close(CloseCode::Internal))?;
        Ok(Some(Item::Notice(encoded)))
    }

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
