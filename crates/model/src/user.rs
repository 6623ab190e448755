//! Users: people, and bots.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::custom::{Custom, CustomPatch, apply_custom, check_custom_patch};
use crate::invalid::{Invalid, check_length, check_line, check_lines, check_url};
use crate::{Patch, Timestamp, UserId, limits, schema};

/// Everything stored about a user. Only `chinwag_protocol::UserEntity` leaves by the realtime API: the addresses
/// and push tokens here are private.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Chosen by the app.
    pub id: UserId,
    /// Shown wherever the user appears.
    pub name: String,
    /// E-mail addresses; `None` when never set.
    pub email: Option<Vec<String>>,
    /// Phone numbers, each starting with `+`; `None` when never set.
    pub phone: Option<Vec<String>>,
    /// The avatar.
    pub photo_url: Option<String>,
    /// A wide photo for profile headers (kept for older back ends).
    pub header_photo_url: Option<String>,
    /// Shown to whoever opens an empty conversation with this user.
    pub welcome_message: Option<String>,
    /// Like a welcome message (kept for older back ends).
    pub availability_text: Option<String>,
    /// An IETF language tag; `None` means the app's default.
    pub locale: Option<String>,
    /// The role's name; `"default"` when none was set.
    pub role: String,
    /// What the app stores with the user.
    pub custom: Custom,
    /// `provider:token` of each registered device.
    pub push_tokens: Vec<String>,
    /// When the user was created.
    pub created_at: Timestamp,
    /// Counts the changes to this user; the first is 1.
    pub revision: u64,
}

/// The role of users who have none.
pub fn default_role() -> String {
    "default".to_owned()
}

/// An update of the map of push tokens: `true` registers a device, `null` forgets it.
pub type PushTokensPatch = BTreeMap<String, Option<bool>>;

/// Changes to a user, and the attributes of a new one. Unknown fields are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserPatch {
    /// Required for a user who does not exist yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schemars(schema_with = "schema::name")]
    pub name: Option<String>,
    /// Replaces the list; a single address is a list of one.
    #[serde(skip_serializing_if = "Patch::is_keep", deserialize_with = "one_or_many")]
    #[ts(optional = nullable, as = "Option<Vec<String>>")]
    #[schemars(schema_with = "schema::emails")]
    pub email: Patch<Vec<String>>,
    /// Replaces the list; a single number is a list of one.
    #[serde(skip_serializing_if = "Patch::is_keep", deserialize_with = "one_or_many")]
    #[ts(optional = nullable, as = "Option<Vec<String>>")]
    #[schemars(schema_with = "schema::phones")]
    pub phone: Patch<Vec<String>>,
    /// An absolute http or https URL.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::photo")]
    pub photo_url: Patch<String>,
    /// An absolute http or https URL.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::photo")]
    pub header_photo_url: Patch<String>,
    /// Shown to whoever opens an empty conversation with this user.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::text")]
    pub welcome_message: Patch<String>,
    /// Kept for older back ends.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::text")]
    pub availability_text: Patch<String>,
    /// An IETF language tag; `null` means the app's default.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::tag")]
    pub locale: Patch<String>,
    /// The role's name; older back ends say `configuration`.
    #[serde(skip_serializing_if = "Patch::is_keep", alias = "configuration")]
    #[ts(optional = nullable, as = "Option<String>")]
    #[schemars(schema_with = "schema::tag")]
    pub role: Patch<String>,
    /// Patched key by key.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<CustomPatch>")]
    #[schemars(schema_with = "schema::custom_patch")]
    pub custom: Patch<CustomPatch>,
    /// Patched token by token; keys are `fcm:TOKEN` or `apns:TOKEN`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<PushTokensPatch>")]
    #[schemars(schema_with = "schema::push_tokens")]
    pub push_tokens: Patch<PushTokensPatch>,
}

impl UserPatch {
    /// Checks every rule that does not depend on what is stored.
    ///
    /// # Errors
    /// The first broken rule, naming its field.
    pub fn validate(&self) -> Result<(), Invalid> {
        if let Some(name) = &self.name {
            check_name(name)?;
        }
        check_emails(self.email.value())?;
        check_phones(self.phone.value())?;
        for (field, url) in [("photoUrl", &self.photo_url), ("headerPhotoUrl", &self.header_photo_url)] {
            if let Some(url) = url.value() {
                check_url(field, url)?;
            }
        }
        let texts =
            [("welcomeMessage", &self.welcome_message), ("availabilityText", &self.availability_text)];
        for (field, text) in texts {
            if let Some(text) = text.value() {
                check_lines(field, text, limits::MESSAGE_TEXT_MAX_CHARS)?;
            }
        }
        for (field, tag) in [("locale", &self.locale), ("role", &self.role)] {
            if let Some(tag) = tag.value() {
                check_line(field, tag, limits::TAG_MAX_CHARS)?;
            }
        }
        check_custom_patch(&self.custom)?;
        check_push_tokens(self.push_tokens.value())
    }

    /// Applies the changes to a stored user.
    ///
    /// # Errors
    /// When the result breaks a limit. `user` is then half changed: throw it away.
    pub fn apply_to(self, user: &mut User) -> Result<(), Invalid> {
        if let Some(name) = self.name {
            user.name = name;
        }
        self.email.apply_to(&mut user.email);
        self.phone.apply_to(&mut user.phone);
        self.photo_url.apply_to(&mut user.photo_url);
        self.header_photo_url.apply_to(&mut user.header_photo_url);
        self.welcome_message.apply_to(&mut user.welcome_message);
        self.availability_text.apply_to(&mut user.availability_text);
        self.locale.apply_to(&mut user.locale);
        self.role.apply_or(&mut user.role, default_role);
        apply_custom(&mut user.custom, self.custom)?;
        apply_push_tokens(&mut user.push_tokens, self.push_tokens)
    }
}

fn check_name(name: &str) -> Result<(), Invalid> {
    if name.trim().is_empty() {
        return Err(Invalid::argument("name", "must not be empty"));
    }
    check_line("name", name, limits::NAME_MAX_CHARS)
}

fn check_emails(list: Option<&Vec<String>>) -> Result<(), Invalid> {
    let list = list.map_or(&[][..], Vec::as_slice);
    check_count("email", list)?;
    for (index, address) in list.iter().enumerate() {
        let field = format!("email[{index}]");
        check_length(&field, address, limits::EMAIL_MAX_CHARS)?;
        // As loose as mail itself: something, one @, a host. Whether it works, only a mail can tell.
        let looks_right = address.rsplit_once('@').is_some_and(|(local, host)| {
            !local.is_empty()
                && !host.is_empty()
                && !address.contains(|c: char| c.is_whitespace() || c.is_control())
        });
        if !looks_right {
            return Err(Invalid::argument(field, "is not an e-mail address"));
        }
    }
    Ok(())
}

fn check_phones(list: Option<&Vec<String>>) -> Result<(), Invalid> {
    let list = list.map_or(&[][..], Vec::as_slice);
    check_count("phone", list)?;
    for (index, number) in list.iter().enumerate() {
        let digits = number.strip_prefix('+').unwrap_or("");
        if !(3..=15).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            let problem = "must start with + and have 3 to 15 digits, as in +31201234567";
            return Err(Invalid::argument(format!("phone[{index}]"), problem));
        }
    }
    Ok(())
}

fn check_count(field: &str, list: &[String]) -> Result<(), Invalid> {
    match list.len() {
        count if count > limits::ADDRESSES_MAX => {
            let problem = format!("must have at most {} entries, but has {count}", limits::ADDRESSES_MAX);
            Err(Invalid::argument(field, problem))
        }
        _ => Ok(()),
    }
}

fn check_push_tokens(tokens: Option<&PushTokensPatch>) -> Result<(), Invalid> {
    for (token, value) in tokens.into_iter().flatten() {
        check_line("pushTokens: a key", token, limits::PUSH_TOKEN_MAX_CHARS)?;
        let known =
            ["fcm:", "apns:"].iter().any(|prefix| token.len() > prefix.len() && token.starts_with(prefix));
        if !known {
            return Err(Invalid::argument(
                "pushTokens",
                "must have keys of the form fcm:TOKEN or apns:TOKEN",
            ));
        }
        if *value == Some(false) {
            return Err(Invalid::argument("pushTokens", "must have the value true, or null to unregister"));
        }
    }
    Ok(())
}

fn apply_push_tokens(tokens: &mut Vec<String>, patch: Patch<PushTokensPatch>) -> Result<(), Invalid> {
    match patch {
        Patch::Keep => {}
        Patch::Reset => tokens.clear(),
        Patch::Set(changes) => {
            for (token, value) in changes {
                tokens.retain(|known| *known != token);
                if value.is_some() {
                    tokens.push(token);
                }
            }
        }
    }
    if tokens.len() > limits::PUSH_TOKENS_MAX {
        let problem = format!("must have at most {} entries", limits::PUSH_TOKENS_MAX);
        return Err(Invalid::argument("pushTokens", problem));
    }
    Ok(())
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Patch<Vec<String>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "invalid type: expected a text or a list of texts")]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Option::deserialize(deserializer)? {
        None => Patch::Reset,
        Some(OneOrMany::One(one)) => Patch::Set(vec![one]),
        Some(OneOrMany::Many(many)) => Patch::Set(many),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: &str) -> String {
        let patch: UserPatch = serde_json::from_str(json).unwrap();
        patch.validate().unwrap_err().to_string()
    }

    #[test]
    fn a_broken_rule_names_its_field() {
        assert_eq!(refusal(r#"{"name": " "}"#), "name must not be empty");
        assert_eq!(refusal(r#"{"email": ["a@b", "nope"]}"#), "email[1] is not an e-mail address");
        assert!(refusal(r#"{"phone": "0612345678"}"#).starts_with("phone[0] must start with +"));
        assert!(
            refusal(r#"{"photoUrl": "javascript:alert(1)"}"#)
                .starts_with("photoUrl must be an absolute http")
        );
        assert_eq!(refusal(r#"{"name": "a\tb"}"#), "name must not hold control characters");
        assert!(refusal(r#"{"pushTokens": {"x": true}}"#).starts_with("pushTokens must have keys"));
    }

    #[test]
    fn absent_keeps_and_null_resets() {
        let patch: UserPatch = serde_json::from_str(r#"{"photoUrl": null, "role": "seller"}"#).unwrap();
        assert_eq!(patch.photo_url, Patch::Reset);
        assert_eq!(patch.role, Patch::Set("seller".into()));
        assert_eq!(patch.locale, Patch::Keep);
        assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"photoUrl":null,"role":"seller"}"#);
    }
}
