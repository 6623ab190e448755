//! `chinwag config …`

use clap::Subcommand;

use super::csp;
use super::print::{line, warning};
use crate::config::{Config, DEFAULT_TOML, Flags};

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Read the configuration as `serve` would, and say what is wrong with it or what holds
    Check,
    /// Print a configuration file with every setting at its default, explained
    Default,
    /// Print what the Content-Security-Policy of your pages has to allow, besides what they need themselves
    ///
    /// {NONCE} stands for the nonce of the script elements, new for each answer. Add where photos of users and custom
    /// emojis lie to img-src, and what HTML panels show to frame-src.
    Csp,
}

impl ConfigCommand {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        match self {
            Self::Check => {
                let config = Config::load(flags, serde_json::json!({}))?;
                line(toml::to_string(&config).map_err(|error| error.to_string())?.trim_end());
                line("# the configuration is good");
            }
            Self::Default => line(DEFAULT_TOML.trim_end()),
            Self::Csp => {
                let config = Config::load(flags, serde_json::json!({}))?;
                if config.public_url.is_empty() {
                    warning("public_url is not set, so this is for the address that the server listens on");
                }
                line(csp::policy(&csp::origin_of(&config.public_url, config.listen)?));
            }
        }
        Ok(())
    }
}
