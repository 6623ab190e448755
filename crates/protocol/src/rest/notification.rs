//! Notices by e-mail and SMS.

use std::collections::BTreeMap;

use chinwag_model::UserId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::RequestBody;
use super::body::object;
use crate::{ErrorCode, WireError};

/// Whom to send notices of messages that are not answered yet, and how.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotificationsBody {
    /// By which ways.
    #[schemars(length(min = 1))]
    pub channels: Vec<Channel>,
    /// To whom; without it, to everybody for whom messages wait.
    #[serde(default)]
    pub recipients: Option<Vec<UserId>>,
    /// What to say in e-mails, this once.
    #[serde(default)]
    pub email_settings: Option<BTreeMap<String, Value>>,
    /// What to say in SMS, this once.
    #[serde(default)]
    pub sms_settings: Option<BTreeMap<String, Value>>,
}

/// A way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// To all their addresses.
    Email,
    /// To all their numbers.
    Sms,
}

impl RequestBody for NotificationsBody {
    fn read(json: &str) -> Result<Self, WireError> {
        let body: Self = object(json)?;
        if body.channels.is_empty() {
            let message = "channels must name \"email\", \"sms\" or both";
            return Err(WireError::at(ErrorCode::InvalidArgument, "channels", message));
        }
        Ok(body)
    }
}

/// Where a participant answers by e-mail. Whoever knows the address speaks for them.
#[derive(Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmailAddressObject {
    /// The address.
    pub email_address: String,
}
