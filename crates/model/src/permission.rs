//! How far a permission goes.

use crate::UserId;

/// On which messages a permission lets somebody act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// On none.
    None,
    /// On those they sent.
    Own,
    /// On all, those of the system included.
    All,
}

impl Reach {
    /// Whether it goes as far as a message of `sender`, who is `None` for the system, when `actor` acts.
    pub fn includes(self, sender: Option<&UserId>, actor: &UserId) -> bool {
        match self {
            Self::None => false,
            Self::Own => sender == Some(actor),
            Self::All => true,
        }
    }
}
