//! When to stop.

use tokio::signal::unix::{SignalKind, signal};

/// Waits for SIGTERM (what service managers send) or SIGINT (Ctrl-C).
///
/// # Errors
/// When signals cannot be listened for.
pub async fn requested() -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
