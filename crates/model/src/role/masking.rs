//! What is hidden from people of a role.

mod notice;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::invalid::{Invalid, check_line};
use crate::limits;

/// In whose messages something is hidden.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum MaskedMessages {
    /// In all messages, one's own too.
    #[default]
    All,
    /// In messages by others: the author sees the original, and does not learn of it.
    Others,
}

/// What is hidden from whoever has a role, in messages that they are shown. What is stored stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Masking {
    /// In whose messages.
    pub messages: MaskedMessages,
    /// Whether addresses of the web are hidden.
    pub links: bool,
    /// Whether e-mail addresses are hidden.
    pub emails: bool,
    /// Whether phone numbers are hidden.
    pub phones: bool,
    /// Hosts of which links and e-mail addresses are shown; `*.shop.example` stands for all below `shop.example`, which
    /// is not itself one of them.
    pub allowed_hosts: BTreeSet<String>,
    /// Phone numbers that are shown, however they are written.
    pub allowed_numbers: BTreeSet<String>,
    /// What stands in place of what is hidden; `null` for words in the viewer's language that say so.
    pub replacement: Option<String>,
}

/// Everything, from everybody.
impl Default for Masking {
    fn default() -> Self {
        Self {
            messages: MaskedMessages::All,
            links: true,
            emails: true,
            phones: true,
            allowed_hosts: BTreeSet::new(),
            allowed_numbers: BTreeSet::new(),
            replacement: None,
        }
    }
}

impl Masking {
    /// What stands in place of what is hidden, for a viewer of this locale.
    pub fn replacement(&self, locale: Option<&str>) -> &str {
        self.replacement.as_deref().unwrap_or_else(|| notice::hidden_information(locale))
    }
}

/// Checks what a role says of masking; `at` is its place.
pub(super) fn check(at: &str, masking: &Masking) -> Result<(), Invalid> {
    let lists = [("allowedHosts", &masking.allowed_hosts), ("allowedNumbers", &masking.allowed_numbers)];
    for (field, allowed) in lists {
        let field = format!("{at}.{field}");
        if allowed.len() > limits::MASKING_ALLOWED_MAX {
            let problem = format!(
                "must have at most {} entries, but has {}",
                limits::MASKING_ALLOWED_MAX,
                allowed.len()
            );
            return Err(Invalid::argument(field, problem));
        }
        for entry in allowed {
            if entry.trim().is_empty() {
                return Err(Invalid::argument(field, "must not have an empty entry"));
            }
            check_line(&field, entry, limits::TAG_MAX_CHARS)?;
        }
    }
    match &masking.replacement {
        Some(replacement) if replacement.trim().is_empty() => Err(Invalid::argument(
            format!("{at}.replacement"),
            "must not be empty; leave it out, or say null",
        )),
        Some(replacement) => check_line(&format!("{at}.replacement"), replacement, limits::TAG_MAX_CHARS),
        None => Ok(()),
    }
}
