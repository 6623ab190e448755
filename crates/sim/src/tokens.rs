//! Tokens that do not live long: sessions renew them while they talk, and while there is no connection.

use std::sync::Arc;
use std::time::Duration;

use chinwag_client::SessionBuilder;
use chinwag_engine::sign_user_token;
use chinwag_model::{App, AppId, AppKey, AppSettings, Clock, SecretKey, Timestamp, UserId};

use crate::chance::{Chance, SimulatedClock};

/// The app that everybody is in.
pub const APP: &str = "demo";
/// What its back end signs with.
pub const SECRET: &str = "sk_test_simulated";
/// The longest that the back end takes to make a token.
const SIGNING: Duration = Duration::from_millis(300);
/// The least and the most that a token lives, in seconds.
const LIVES: std::ops::Range<u64> = 5..25;

/// Gives a session tokens, each of another length of life.
pub fn with_tokens(builder: SessionBuilder, user: &str, seed: u64) -> SessionBuilder {
    let (user, chance) = (user.to_owned(), Arc::new(Chance::new(seed ^ 0x70CE)));
    builder.token_provider(move || {
        let (user, chance) = (user.clone(), chance.clone());
        async move {
            tokio::time::sleep(chance.within(SIGNING)).await;
            if chance.once_in(5) {
                return Err("the back end is busy".into());
            }
            let life = LIVES.start + chance.below(LIVES.end - LIVES.start);
            sign(&user, Duration::from_secs(life))
        }
    })
}

fn sign(user: &str, life: Duration) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let began = Timestamp::from_millis(1);
    let secret =
        SecretKey { secret: SECRET.to_owned(), created_at: began, revoked_at: None, signs_webhooks: false };
    let app = App {
        roles: std::sync::Arc::default(),
        key: AppKey(0),
        id: AppId::new(APP)?,
        name: APP.to_owned(),
        settings: AppSettings::default(),
        secret_keys: vec![secret],
        created_at: began,
    };
    let now = SimulatedClock.now().as_millis();
    let end = Timestamp::from_millis(now + life.as_millis() as i64);
    sign_user_token(&app, &UserId::new(user)?, Some(end)).map_err(|error| format!("{error:?}").into())
}
