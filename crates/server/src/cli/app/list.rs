//! `chinwag app list`

use crate::cli::print::line;
use crate::node::Tools;

/// One line an app: its id, a tab, its name.
pub(super) async fn run(tools: &Tools) -> Result<(), String> {
    for app in tools.engine.apps().await.map_err(|error| error.to_string())? {
        line(format_args!("{}\t{}", app.id, app.name));
    }
    Ok(())
}
