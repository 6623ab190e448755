//! What somebody says, by what their role lets them.

use chinwag_markup::{calm, to_markup};
use chinwag_model::{ContentBlock, Role};

use crate::{Refusal, StoreError, Wording};

/// Refuses what users of a role may not say, and says calmly what they may not shout.
pub fn permit(role: &Role, wording: &mut Wording) -> Result<(), StoreError> {
    role.permits(&wording.content).map_err(Refusal::Denied)?;
    if role.prevent_shouting
        && let Some(calm) = calm(&wording.content)
    {
        if let [ContentBlock::Text { children }] = &calm[..] {
            wording.text = to_markup(children);
        }
        wording.content = calm;
    }
    Ok(())
}
