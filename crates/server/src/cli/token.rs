//! `chinwag token`

use chinwag_engine::sign_user_token;
use chinwag_model::{AppId, Timestamp, UserId};
use clap::Args;

use crate::config::{Config, Flags};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(super) struct Token {
    /// The app's id
    #[arg(long)]
    app: String,
    /// The user's id
    #[arg(long)]
    user: String,
    /// How long the token is good for, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 24 * 60 * 60)]
    expires_in: u32,
}

impl Token {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        let config = Config::load(flags, serde_json::json!({}))?;
        super::block_on(async {
            let tools = Tools::open_existing(&config)?;
            let token = self.sign(&tools).await;
            tools.engine.close().await;
            super::print::line(token.map_err(|error| error.to_string())?);
            Ok(())
        })
    }

    async fn sign(&self, tools: &Tools) -> Result<String, chinwag_engine::Error> {
        let engine = &tools.engine;
        let app = engine.app(&AppId::new(&self.app)?).await?;
        let expires_at = engine.now().as_millis() + i64::from(self.expires_in) * 1000;
        sign_user_token(&app, &UserId::new(&self.user)?, Some(Timestamp::from_millis(expires_at)))
    }
}
