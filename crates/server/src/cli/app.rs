//! `chinwag app …`

use chinwag_engine::NewAppOptions;
use chinwag_model::{AppId, AppSettings};
use clap::{Args, Subcommand};

use super::print::line;
use crate::config::{Config, Flags};
use crate::node::Tools;

#[derive(Debug, Subcommand)]
pub(super) enum App {
    /// Create an app; prints its id, and its secret key this once
    Create(Create),
    /// Revoke a secret key: what was signed with it is refused from now on
    RevokeKey(RevokeKey),
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// A name for you to tell apps apart by
    name: String,
    /// The origin of a web page that may connect, such as https://shop.example; may be repeated [default: any]
    #[arg(long = "origin", value_name = "ORIGIN")]
    origins: Vec<String>,
    /// Let browsers create and change users and conversations
    #[arg(long)]
    client_sync: bool,
    /// Let anyone be anyone: for development only
    #[arg(long)]
    no_authentication: bool,
}

#[derive(Debug, Args)]
pub(super) struct RevokeKey {
    /// The app's id
    #[arg(long)]
    app: String,
    /// The secret key
    #[arg(long)]
    key: String,
}

impl App {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        let config = Config::load(flags, serde_json::json!({}))?;
        super::block_on(async {
            let tools = match self {
                Self::Create(_) => Tools::open(&config)?,
                Self::RevokeKey(_) => Tools::open_existing(&config)?,
            };
            let done = match self {
                Self::Create(create) => create.run(&tools).await,
                Self::RevokeKey(revoke) => revoke.run(&tools).await,
            };
            tools.engine.close().await;
            done
        })
    }
}

impl Create {
    async fn run(self, tools: &Tools) -> Result<(), String> {
        for origin in &self.origins {
            check_origin(origin)?;
        }
        let settings = AppSettings {
            authentication: !self.no_authentication,
            allowed_origins: self.origins,
            client_user_sync: self.client_sync,
            client_conversation_sync: self.client_sync,
            ..AppSettings::default()
        };
        let options = NewAppOptions { name: self.name, id: None, secret: None, settings };
        let app = tools.engine.create_app(options).await.map_err(|error| error.to_string())?;
        let secret = app.secret_keys.last().map(|key| key.secret.as_str()).unwrap_or_default();
        line(format_args!("app id      {}", app.id));
        line(format_args!("secret key  {secret}"));
        line("Keep the secret key: it is not shown again. It belongs in your back end, never in a page.");
        Ok(())
    }
}

impl RevokeKey {
    async fn run(self, tools: &Tools) -> Result<(), String> {
        let id = AppId::new(&self.app).map_err(|error| error.to_string())?;
        let app = tools.engine.app(&id).await.map_err(|error| error.to_string())?;
        tools.engine.revoke_key(&app, &self.key).await.map_err(|error| error.to_string())?;
        line("revoked");
        Ok(())
    }
}

/// An origin is what a browser sends: a scheme and a host, perhaps a port, and nothing after it.
fn check_origin(origin: &str) -> Result<(), String> {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ', '*']) => Ok(()),
        _ => Err(format!("{origin:?} is no origin; it must look like https://shop.example, without a path")),
    }
}
