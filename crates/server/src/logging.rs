//! Logs, on standard error. They name operations, codes, numbers; never what people write, nor what proves who they
//! are.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use crate::config::{Log, LogFormat};

/// Starts logging. A second call does nothing.
///
/// # Errors
/// When the filter does not parse.
pub fn start(log: &Log) -> Result<(), String> {
    let filter = EnvFilter::try_new(&log.filter)
        .map_err(|error| format!("log.filter: {:?} is no log filter: {error}", log.filter))?;
    // Colours are for people: in a file or a journal they would be litter.
    let colours = std::io::stderr().is_terminal();
    let logs = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours);
    let _ = match log.format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
    };
    Ok(())
}
