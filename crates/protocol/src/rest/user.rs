//! Users.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use chinwag_model::{Custom, Timestamp, User, UserId, UserPatch};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::RequestBody;
use super::body::object;
use crate::decode::decode;
use crate::limits::REST_USERS_MAX;
use crate::{ErrorCode, WireError};

/// Everything about a user, private parts included.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserObject {
    id: UserId,
    name: String,
    role: String,
    email: Option<Vec<String>>,
    phone: Option<Vec<String>>,
    photo_url: Option<String>,
    header_photo_url: Option<String>,
    welcome_message: Option<String>,
    availability_text: Option<String>,
    locale: Option<String>,
    custom: Custom,
    push_tokens: Option<BTreeMap<String, bool>>,
    created_at: Timestamp,
}

impl From<User> for UserObject {
    fn from(user: User) -> Self {
        let push_tokens: BTreeMap<_, _> = user.push_tokens.into_iter().map(|token| (token, true)).collect();
        Self {
            id: user.id,
            name: user.name,
            role: user.role,
            email: user.email,
            phone: user.phone,
            photo_url: user.photo_url,
            header_photo_url: user.header_photo_url,
            welcome_message: user.welcome_message,
            availability_text: user.availability_text,
            locale: user.locale,
            custom: user.custom,
            push_tokens: (!push_tokens.is_empty()).then_some(push_tokens),
            created_at: user.created_at,
        }
    }
}

/// Changes to one user.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
pub struct UserBody {
    #[schemars(default)]
    id: Option<String>,
    #[schemars(flatten)]
    set: UserPatch,
}

impl RequestBody for UserBody {
    fn read(json: &str) -> Result<Self, WireError> {
        #[derive(Deserialize)]
        struct Own {
            #[serde(default)]
            id: Option<String>,
        }
        let Own { id } = object(json)?;
        // Read again for what is shared, because serde's `flatten` would lose the path of a field that is wrong.
        Ok(Self { id, set: object(json)? })
    }
}

impl UserBody {
    /// The changes, for the user named outside the body.
    ///
    /// # Errors
    /// When the body names another user.
    pub fn for_user(self, user: &UserId) -> Result<UserPatch, WireError> {
        match self.id {
            Some(id) if id != user.as_str() => {
                let message =
                    format!("id may be left out, or must be \"{user}\" as in the request, not {id:?}");
                Err(WireError::at(ErrorCode::InvalidArgument, "id", message))
            }
            _ => Ok(self.set),
        }
    }
}

/// Changes to several users, not looked into yet, so that each one's mistakes can be told apart.
#[derive(Debug)]
pub struct UsersBody(pub Vec<(String, Box<RawValue>)>);

impl JsonSchema for UsersBody {
    fn schema_name() -> Cow<'static, str> {
        "UsersBody".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Users by their ids.",
            "type": "object",
            "minProperties": 1,
            "maxProperties": REST_USERS_MAX,
            "propertyNames": generator.subschema_for::<UserId>(),
            "additionalProperties": generator.subschema_for::<UserBody>()
        })
    }
}

impl RequestBody for UsersBody {
    fn read(json: &str) -> Result<Self, WireError> {
        decode(json)
    }
}

impl<'de> Deserialize<'de> for UsersBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Users;
        impl<'de> Visitor<'de> for Users {
            type Value = UsersBody;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from user ids to users")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<UsersBody, A::Error> {
                let mut users: BTreeMap<String, Box<RawValue>> = BTreeMap::new();
                while let Some((id, user)) = map.next_entry::<String, Box<RawValue>>()? {
                    if users.contains_key(&id) {
                        return Err(A::Error::custom(format!("the user {id:?} is given twice")));
                    }
                    users.insert(id, user);
                }
                Ok(UsersBody(users.into_iter().collect()))
            }
        }
        deserializer.deserialize_map(Users)
    }
}
