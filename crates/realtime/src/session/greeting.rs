//! `hello`: who is connecting, and may they?

use std::sync::Arc;

use chinwag_engine::{Actor, Authenticated, Caller, Connected, Credential, Error};
use chinwag_model::AppId;
use chinwag_protocol::{ErrorCode, Hello, VERSION, Welcome, WireError};

use parking_lot::Mutex;

use super::pipeline::{Effect, Outcome, Running};
use super::subscriptions::Started;
use super::{Door, Member, encode_answer};
use crate::hub::LinkGuard;

/// A `hello` that was accepted.
pub(crate) struct Greeted {
    pub(super) member: Member,
    pub(super) guard: LinkGuard,
    pub(super) connected: Connected,
    pub(super) authenticated: Authenticated,
}

/// Carries out a `hello`.
pub(super) fn greet(door: &Door, id: Option<u64>, hello: Hello) -> Running {
    let (engine, hub) = (door.engine.clone(), door.hub.clone());
    let (app, origin) = (door.app.clone(), door.origin.clone());
    Box::pin(async move {
        let door = Entry { engine, hub, app, origin };
        match door.enter(hello).await {
            Ok((greeted, welcome)) => {
                let started = Started::Greeting { me_revision: welcome.me_revision };
                let answer = encode_answer(id, Ok(welcome));
                Outcome { answer, started: Some(started), effect: Effect::Greeted(Box::new(greeted)) }
            }
            Err(error) => {
                tracing::debug!(code = error.to_wire().code.as_str(), "a hello was refused");
                Outcome { effect: Effect::Refused, ..Outcome::answer(encode_answer::<()>(id, Err(error))) }
            }
        }
    })
}

struct Entry {
    engine: Arc<chinwag_engine::Engine>,
    hub: Arc<crate::Hub>,
    app: String,
    origin: Option<String>,
}

impl Entry {
    async fn enter(self, hello: Hello) -> Result<(Greeted, Welcome), Error> {
        if hello.version == 0 || hello.version > VERSION {
            let message =
                format!("this server speaks versions 1 to {VERSION} of the wire, not {}", hello.version);
            return Err(WireError::at(ErrorCode::UnsupportedVersion, "version", message).into());
        }
        let app = self.engine.app(&AppId::new(&self.app)?).await?;
        check_origin(&app.settings.allowed_origins, self.origin.as_deref())?;
        let credential = match (&hello.token, &hello.signature) {
            (Some(token), _) => Credential::Token(token),
            (None, Some(signature)) => Credential::Signature(signature),
            (None, None) => Credential::None,
        };
        let authenticated = self.engine.authenticate_user(&app, &hello.user, credential)?;
        let caller = Caller { app, actor: Actor::User(hello.user.clone()) };
        // Private events from now on; those that the welcome already knows of are sorted out by their revision.
        let guard = self.hub.connect(caller.app.key, hello.user.clone());
        let (welcome, viewer) = self.engine.welcome(&caller, &hello.user, authenticated).await?;
        let connected = self.engine.connected(&caller, &hello.user);
        let member = Member {
            engine: self.engine,
            hub: self.hub,
            link: guard.share(),
            caller,
            user: hello.user,
            viewer: Arc::new(Mutex::new(Arc::new(viewer))),
            long_reads: Arc::default(),
        };
        Ok((Greeted { member, guard, connected, authenticated }, welcome))
    }
}

/// Programs that are no browsers send no origin; their credentials are all that counts.
fn check_origin(allowed: &[String], origin: Option<&str>) -> Result<(), WireError> {
    match origin {
        Some(origin)
            if !allowed.is_empty() && !allowed.iter().any(|one| one.eq_ignore_ascii_case(origin)) =>
        {
            let message =
                format!("pages of {origin} may not connect to this app; its operator can allow them");
            Err(WireError::new(ErrorCode::OriginNotAllowed, message))
        }
        _ => Ok(()),
    }
}
