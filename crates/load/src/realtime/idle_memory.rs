//! What the server needs when nothing happens.

use crate::figures::{Budget, Figures};
use crate::process::{ServerProcess, connections_max};
use crate::wire;

/// Connections that are made first and not counted, so that what all share is there already.
const FIRST: usize = 200;

/// Memory of the server alone, and of connections that have said hello and do nothing more.
pub async fn measure(counts: &[usize], figures: &mut Figures) -> anyhow::Result<()> {
    let server = ServerProcess::chinwag()?;
    drop(wire::greeted(&server.address, "first").await?);
    figures.add("memory of an idle server", mb(server.memory()?), "MB", Some(Budget::AtMost(40.0)));

    let users = |from: usize, to: usize| (from..to).map(|index| format!("idle-{index}"));
    let keep = |_, writer, reader| async { Ok((writer, reader)) };
    let mut open = wire::greeted_all(&server.address, users(0, FIRST), keep).await?;
    let before = server.memory()?;
    for count in counts {
        let count = (*count).min(connections_max() - FIRST);
        open.extend(wire::greeted_all(&server.address, users(open.len(), FIRST + count), keep).await?);
        let each = server.memory()?.saturating_sub(before) as f64 / count as f64;
        let name = format!("memory of an idle connection, {count} of them");
        figures.add(&name, each / 1024.0, "KB", Some(Budget::AtMost(10.0)));
    }
    Ok(())
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}
