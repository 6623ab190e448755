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
    let filter = filter(&log.filter)?;
    // Colours are for people: in a file or a journal they would be litter.
    let colours = std::io::stderr().is_terminal();
    let logs = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours);
    let _ = match log.format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
    };
    Ok(())
}

/// Parts below ours that, asked for everything, would log frames whole: messages and tokens.
const TALKATIVE: &[&str] = &["tungstenite=info", "tokio_tungstenite=info"];

fn filter(text: &str) -> Result<EnvFilter, String> {
    let wrong = |error| format!("log.filter: {text:?} is no log filter: {error}");
    let mut filter = EnvFilter::try_new(text).map_err(wrong)?;
    for directive in TALKATIVE {
        filter = filter.add_directive(directive.parse().map_err(wrong)?);
    }
    Ok(filter)
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    #[test]
    fn frames_are_not_logged_whole_however_much_is_asked_for() {
        for asked in ["trace", "tungstenite=trace", "info,tungstenite=trace,chinwag=trace"] {
            let logs = tracing_subscriber::fmt().with_env_filter(super::filter(asked).unwrap()).finish();
            tracing::subscriber::with_default(logs, || {
                assert!(!tracing::enabled!(target: "tungstenite", Level::TRACE), "{asked}");
                assert!(!tracing::enabled!(target: "tungstenite::protocol", Level::DEBUG), "{asked}");
            });
        }
    }
}
