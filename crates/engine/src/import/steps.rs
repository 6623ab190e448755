//! From lines to what the store is to do.

use std::collections::HashSet;
use std::sync::Arc;

use chinwag_model::{
    ConversationId, ConversationPatch, IdempotencyKey, Roles, Timestamp, UserId, UserPatch, check_custom,
};
use chinwag_protocol::limits::PARTICIPANTS_SHOWN;
use chinwag_protocol::rest::{ConversationBody, ImportedMessageBody, UserBody};
use chinwag_protocol::{ErrorCode, WireError};
use chinwag_store::{ImportStep, NewMessage, Past, PutConversation, PutMode, PutUser, SendMessages, Sender};
use sha2::{Digest, Sha256};

use super::{ImportLine, refuse};
use crate::messages::compose;
use crate::{Caller, Engine, Error, archive};

/// Plans the steps of one batch, and remembers whom it has seen to already.
pub(super) struct Steps<'a> {
    engine: &'a Engine,
    caller: &'a Caller,
    users: HashSet<UserId>,
    participants: HashSet<(ConversationId, UserId)>,
}

impl<'a> Steps<'a> {
    pub(super) fn new(engine: &'a Engine, caller: &'a Caller) -> Self {
        Self { engine, caller, users: HashSet::new(), participants: HashSet::new() }
    }

    /// The steps of one line.
    pub(super) fn of(&mut self, number: u64, line: ImportLine) -> Result<Vec<ImportStep>, Error> {
        match line {
            ImportLine::User(id, body, created_at) => self.user(id, body, self.past("user", created_at)?),
            ImportLine::Conversation(id, body, created_at) => {
                self.conversation(id, body, self.past("conversation", created_at)?)
            }
            ImportLine::Message(conversation, body) => self.message(number, conversation, body),
            ImportLine::App(_) => Ok(Vec::new()),
            ImportLine::Theme(line) => Ok(vec![archive::theme(*line)?]),
            ImportLine::Erased(line) => Ok(vec![line.into()]),
            ImportLine::Participants(conversation, parts) => {
                Ok(vec![archive::participants(conversation, parts)])
            }
            ImportLine::Frozen(conversation, kept) => Ok(vec![archive::frozen(conversation, kept)]),
            ImportLine::File(line) => Ok(vec![archive::file(self.caller, *line, self.engine.now())?]),
            ImportLine::Restored(line) => Ok(vec![ImportStep::from(*line)]),
        }
    }

    /// When something was created: now, unless it is said.
    fn past(&self, kind: &str, created_at: Option<Timestamp>) -> Result<Timestamp, Error> {
        let now = self.engine.now();
        match created_at {
            Some(time) if time > now => {
                let field = format!("{kind}.createdAt");
                let message =
                    format!("{field} must not lie in the future: what is imported was there already");
                refuse(WireError::at(ErrorCode::InvalidArgument, field, message))
            }
            said => Ok(said.unwrap_or(now)),
        }
    }

    fn user(&mut self, id: UserId, body: UserBody, at: Timestamp) -> Result<Vec<ImportStep>, Error> {
        let patch = body.for_user(&id)?;
        patch.validate()?;
        Ok(vec![ImportStep::Users(vec![PutUser { id, patch, mode: PutMode::Upsert }], at)])
    }

    fn conversation(
        &mut self,
        id: ConversationId,
        body: ConversationBody,
        at: Timestamp,
    ) -> Result<Vec<ImportStep>, Error> {
        body.set.validate()?;
        Ok(vec![ImportStep::Conversation(self.put(id, body.set, body.participants, at))])
    }

    fn message(
        &mut self,
        number: u64,
        conversation: ConversationId,
        mut body: ImportedMessageBody,
    ) -> Result<Vec<ImportStep>, Error> {
        let sent_at = body.sent_at("")?;
        if sent_at > self.engine.now() {
            let message = "timestamp must not lie in the future: what is imported was sent already";
            return refuse(WireError::at(ErrorCode::InvalidArgument, "timestamp", message));
        }
        let mut steps = self.newcomer(&conversation, &body.sender, sent_at);
        let said = body.take_said("")?;
        // What a line says names it, so that the same line lands once, and gets the same id wherever it is imported.
        let mark = Sha256::digest(format!("{number} {conversation} {} {said:?}", body.sender));
        let key = match body.idempotency_key {
            Some(key) => key,
            None => IdempotencyKey::new(format!("import-{number}-{}", hex::encode(&mark[..8])))?,
        };
        let custom = body.custom.unwrap_or_default();
        let custom = custom.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
        check_custom(&custom)?;
        let message = NewMessage {
            sender: Sender::User(body.sender),
            wording: compose(self.caller, "", said)?,
            custom,
            origin: body.origin.into(),
            referenced_message: body.referenced_message_id,
            key: Some(key),
            random: mark[8..16].iter().fold(0, |number, byte| number << 8 | u64::from(*byte)),
            past: Some(Past { sent_at, read_by: body.read_by }),
        };
        steps.push(ImportStep::Messages(SendMessages {
            app: self.caller.key(),
            conversation,
            messages: vec![message],
            require_write: false,
            roles: None::<Arc<Roles>>,
            participants_shown: PARTICIPANTS_SHOWN,
            at: sent_at,
        }));
        Ok(steps)
    }

    /// What it takes for somebody to say something for the first time.
    fn newcomer(&mut self, conversation: &ConversationId, user: &UserId, at: Timestamp) -> Vec<ImportStep> {
        let mut steps = Vec::new();
        if self.users.insert(user.clone()) {
            let patch = UserPatch { name: Some(user.to_string()), ..UserPatch::default() };
            let put = PutUser { id: user.clone(), patch, mode: PutMode::CreateOnly };
            steps.push(ImportStep::Users(vec![put], at));
        }
        if self.participants.insert((conversation.clone(), user.clone())) {
            let nothing = ConversationPatch::default();
            steps.push(ImportStep::Conversation(self.put(
                conversation.clone(),
                nothing,
                vec![user.clone()],
                at,
            )));
        }
        steps
    }

    fn put(
        &self,
        id: ConversationId,
        patch: ConversationPatch,
        add: Vec<UserId>,
        at: Timestamp,
    ) -> PutConversation {
        PutConversation {
            app: self.caller.key(),
            id,
            patch,
            mode: PutMode::Upsert,
            joining: None,
            add,
            participant_limit: self.engine.options.participant_limit,
            at,
        }
    }
}
