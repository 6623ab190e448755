//! From requests to the engine, and back to the session.

use chinwag_engine::{Caller, Credential, Error};
use chinwag_model::AppId;
use chinwag_protocol::decode::Decoded;
use chinwag_protocol::{
    CloseCode, Done, ErrorCode, MessagePreview, MessagePreviewed, MessageTranslate, MessageTranslated,
    Request, Shown, TokenAccepted, Unsubscribe, WireError,
};
use serde::Serialize;

use super::pipeline::{Effect, Outcome, Place, Running};
use super::{End, Member, Session, encode_answer, greeting};

impl Session {
    /// Starts as many requests as may be under way now.
    pub(super) fn start_requests(&mut self) {
        while let Some((place, Decoded { id, request })) = self.pipeline.startable() {
            let running = match request {
                Ok(request) => self.start(id, request),
                Err(error) => ready(encode_answer::<()>(id, Err(error.into()))),
            };
            self.pipeline.start(place, running);
        }
    }

    /// A request is done, and others perhaps, too: keeps their answers, writes those that are complete, and starts
    /// what waited for them.
    pub(super) async fn finished(&mut self, finished: (Place, Outcome)) -> Result<(), End> {
        let mut next = Some(finished);
        let mut refused = false;
        while let Some((place, outcome)) = next.filter(|_| !refused) {
            refused = matches!(outcome.effect, Effect::Refused);
            self.apply(outcome.effect);
            self.pipeline.settle(place, outcome.answer, outcome.started);
            next = self.pipeline.finished();
        }
        // What a request changed is told to the connection that asked for it, and then that it is done.
        let mut items = Vec::new();
        self.take_events(&mut items).await?;
        while let Some(frame) = self.pipeline.complete() {
            self.take_answers(frame, &mut items).await?;
            self.wire.feed_frame(&std::mem::take(&mut items), self.link()).await?;
        }
        if refused && let Some(frame) = self.pipeline.cut_short() {
            // The answer says why, also when the frame holds more requests.
            self.take_answers(frame, &mut items).await?;
        }
        self.wire.feed_frame(&items, self.link()).await?;
        self.wire.flush(self.link()).await?;
        if refused {
            return Err(End::Close(CloseCode::Refused));
        }
        self.start_requests();
        Ok(())
    }

    /// Carries out what was asked before the client went; nobody is there to hear the answers.
    pub(super) async fn finish_unheard(&mut self) {
        self.pipeline.forget_reads();
        self.start_requests();
        while self.pipeline.is_running() {
            let (place, outcome) = self.pipeline.next().await;
            if matches!(outcome.effect, Effect::Refused) {
                return;
            }
            self.apply(outcome.effect);
            self.pipeline.settle(place, String::new(), None);
            while self.pipeline.complete().is_some() {}
            self.start_requests();
        }
    }

    fn apply(&mut self, effect: Effect) {
        let now = self.door.engine.now();
        match effect {
            Effect::Greeted(greeted) => {
                self.timing.authenticated(now, greeted.authenticated.expires_at);
                self.signed_with = greeted.authenticated.signed_with;
                self.open = Some((greeted.member, greeted.guard));
                self.connected = Some(greeted.connected);
            }
            Effect::Renewed(authenticated) => {
                self.signed_with = authenticated.signed_with;
                self.timing.authenticated(now, authenticated.expires_at);
            }
            Effect::None | Effect::Refused => {}
        }
    }

    fn start(&mut self, id: Option<u64>, request: Request) -> Running {
        metrics::counter!("chinwag_realtime_requests_total", "op" => request.operation()).increment(1);
        let Some((member, guard)) = &self.open else {
            return match request {
                Request::Hello(hello) => greeting::greet(&self.door, id, hello),
                _ => refused(
                    id,
                    ErrorCode::HelloRequired,
                    "the first request of a connection must be \"hello\"",
                ),
            };
        };
        if let Err(error) =
            self.door.engine.allow_user(member.caller.app.key, &member.user, self.door.address)
        {
            return ready(encode_answer::<()>(id, Err(error)));
        }
        match request {
            Request::Hello(_) => {
                refused(id, ErrorCode::AlreadyAuthenticated, "this connection has said \"hello\" already")
            }
            Request::Ping(_) => {
                let member = member.clone();
                Box::pin(async move {
                    // So that what the operator changes reaches also those who only listen.
                    let _ = member.engine.present(&member.caller).await;
                    done(id, Ok(()))
                })
            }
            Request::Subscribe(subscribe) => self.subscriptions.start(member, guard, id, subscribe),
            Request::Unsubscribe(Unsubscribe { topic }) => {
                self.subscriptions.end(member, guard, &topic);
                ready(encode_answer(id, Ok(Done {})))
            }
            Request::PresenceSet(set) => {
                let shown = self.connected.as_ref().map_or(Ok(()), |connected| connected.show(set));
                ready(encode_answer(id, shown.map(|()| Done {})))
            }
            Request::MessageSend(send) => {
                // Asked for here and now, so that sends are queued in their order; only the answer is waited for.
                let caller = member.engine.as_known(&member.caller);
                let sent = member.engine.message_send(&caller, &member.user, send);
                let member = member.clone();
                Box::pin(async move {
                    // What could not be waited for holds for the next.
                    let (sent, _) = futures_util::join!(sent, member.engine.present(&caller));
                    Outcome::answer(member.answer(id, sent))
                })
            }
            request => {
                let member = member.clone();
                Box::pin(async move { member.carry_out(id, request).await })
            }
        }
    }
}

impl Member {
    fn outcome<T: Serialize + Shown>(&self, id: Option<u64>, result: Result<T, Error>) -> Outcome {
        Outcome::answer(self.answer(id, result))
    }

    /// Takes a new token, by the keys of now: those of `hello` may have been revoked since.
    async fn renew(&self, id: Option<u64>, app: &AppId, token: &str) -> Outcome {
        let app = self.engine.app(app).await;
        let renewed =
            app.and_then(|app| self.engine.authenticate_user(&app, &self.user, Credential::Token(token)));
        let effect = renewed.as_ref().map_or(Effect::None, |renewed| Effect::Renewed(*renewed));
        let accepted = renewed.map(|renewed| TokenAccepted { token_expires_at: renewed.expires_at });
        Outcome { effect, ..self.outcome(id, accepted) }
    }

    /// What a message says in another language, of which its reader sees no more than of the message.
    async fn translate(
        &self,
        caller: &Caller,
        translate: MessageTranslate,
    ) -> Result<MessageTranslated, Error> {
        let viewer = self.viewer.lock().clone();
        self.engine.message_translate(caller, &self.user, &viewer, translate).await
    }

    /// The key to what is behind the first link of a message, if its reader sees one.
    async fn preview(&self, caller: &Caller, preview: MessagePreview) -> Result<MessagePreviewed, Error> {
        let viewer = self.viewer.lock().clone();
        self.engine.message_preview(caller, &self.user, &viewer, preview).await
    }

    async fn carry_out(self, id: Option<u64>, request: Request) -> Outcome {
        let Self { engine, user, .. } = &self;
        // Settings may have changed since `hello`.
        let caller = &match engine.present(&self.caller).await {
            Ok(caller) => caller,
            Err(error) => return done(id, Err(error)),
        };
        // One after another, so that a frame full of searches does not keep all others waiting for theirs.
        let _turn = match is_long(&request) {
            true => Some(self.long_reads.lock().await),
            false => None,
        };
        match request {
            Request::TokenSet(set) => self.renew(id, &caller.app.id, &set.token).await,
            Request::UserGet(get) => self.outcome(id, engine.user_get(caller, &get.user).await),
            Request::UserCreate(write) => done(id, engine.user_create(caller, write).await),
            Request::UserSet(write) => done(id, engine.user_set(caller, write).await),
            Request::SetPushTokens(set) => done(id, engine.set_push_tokens(caller, user, set).await),
            Request::ConversationGet(get) => {
                self.outcome(id, engine.conversation_get(caller, user, &get.conversation).await)
            }
            Request::ConversationCreate(new) => done(id, engine.conversation_create(caller, user, new).await),
            Request::ConversationSet(write) => done(id, engine.conversation_set(caller, user, write).await),
            Request::ConversationList(list) => {
                self.outcome(id, engine.conversation_list(caller, user, list).await)
            }
            Request::MarkAsRead(mark) => done(id, engine.mark_as_read(caller, user, mark).await),
            Request::MarkAsUnread(mark) => done(id, engine.mark_as_unread(caller, user, mark).await),
            Request::JoinAsGuest(join) => done(id, engine.join_as_guest(caller, user, join).await),
            Request::MarkAsTyping(mark) => {
                done(id, engine.mark_as_typing(caller, user, &mark.conversation).await)
            }
            Request::ParticipantGet(get) => {
                self.outcome(id, engine.participant_get(caller, user, &get.conversation, &get.user).await)
            }
            Request::ParticipantList(list) => {
                self.outcome(id, engine.participant_list(caller, user, list).await)
            }
            Request::ParticipantCreate(write) => done(id, engine.participant_create(caller, write).await),
            Request::ParticipantSet(write) => done(id, engine.participant_set(caller, write).await),
            Request::ParticipantEdit(write) => done(id, engine.participant_edit(caller, write).await),
            Request::ParticipantDelete(delete) => done(id, engine.participant_delete(caller, delete).await),
            Request::MessageGet(get) => {
                self.outcome(id, engine.message_get(caller, user, &get.conversation, &get.message).await)
            }
            Request::MessageTranslate(translate) => self.outcome(id, self.translate(caller, translate).await),
            Request::MessagePreview(preview) => self.outcome(id, self.preview(caller, preview).await),
            Request::MessageList(list) => self.outcome(id, engine.message_list(caller, user, list).await),
            Request::MessageEdit(edit) => self.outcome(id, engine.message_edit(caller, edit).await),
            Request::MessageDelete(delete) => done(id, engine.message_delete(caller, delete).await),
            Request::FileUpload(upload) => self.outcome(id, engine.file_upload(caller, upload).await),
            Request::ReactionAdd(write) => done(id, engine.reaction_add(caller, user, write).await),
            Request::ReactionRemove(write) => done(id, engine.reaction_remove(caller, user, write).await),
            Request::ReactionList(list) => self.outcome(id, engine.reaction_list(caller, user, list).await),
            Request::SearchMessages(search) => {
                self.outcome(id, engine.search_messages(caller, user, search).await)
            }
            Request::SearchConversations(search) => {
                self.outcome(id, engine.search_conversations(caller, user, search).await)
            }
            // Those that concern the session itself never come here.
            Request::Hello(_)
            | Request::Ping(_)
            | Request::Subscribe(_)
            | Request::Unsubscribe(_)
            | Request::PresenceSet(_)
            | Request::MessageSend(_) => done(id, Err(Error::Internal("a request went astray".to_owned()))),
        }
    }
}

/// Whether a request may look through all conversations of its user.
fn is_long(request: &Request) -> bool {
    match request {
        Request::SearchMessages(_) | Request::SearchConversations(_) => true,
        Request::ConversationList(list) => list.filter.is_some(),
        _ => false,
    }
}

fn done(id: Option<u64>, result: Result<(), Error>) -> Outcome {
    Outcome::answer(encode_answer(id, result.map(|()| Done {})))
}

fn ready(answer: String) -> Running {
    Box::pin(async move { Outcome::answer(answer) })
}

fn refused(id: Option<u64>, code: ErrorCode, message: &str) -> Running {
    ready(encode_answer::<()>(id, Err(WireError::new(code, message).into())))
}
