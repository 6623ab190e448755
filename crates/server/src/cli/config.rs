//! `chinwag config …`

use clap::Subcommand;

use super::print::line;
use crate::config::{Config, DEFAULT_TOML, Flags};

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Read the configuration as `serve` would, and say what is wrong with it or what holds
    Check,
    /// Print a configuration file with every setting at its default, explained
    Default,
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
        }
        Ok(())
    }
}
