//! What a connection costs that does nothing.

use crate::process::ServerProcess;
use crate::wire;

/// Connections that are made first and not counted, so that what all share is there already.
const FIRST: usize = 200;

/// Bytes of server memory for each of `count` connections that have said hello.
pub async fn measure(server: &ServerProcess, count: usize) -> anyhow::Result<f64> {
    let mut open = Vec::with_capacity(FIRST + count);
    let mut before = 0;
    for index in 0..FIRST + count {
        if index == FIRST {
            before = server.memory()?;
        }
        open.push(wire::greeted(&server.address, &format!("idle-{index}")).await?);
    }
    let after = server.memory()?;
    drop(open);
    Ok(after.saturating_sub(before) as f64 / count.max(1) as f64)
}
