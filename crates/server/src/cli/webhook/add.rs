//! `chinwag webhook add`

use chinwag_model::WebhookEvent;
use clap::Args;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Add {
    /// The app's id
    app: String,
    /// Where events are posted to, such as https://shop.example/chat-events
    url: String,
    /// What to tell, such as message.sent; may be repeated. Without it, everything but conversation.created and
    /// .updated, participant.… and reaction.…
    #[arg(long = "event", value_name = "EVENT")]
    events: Vec<String>,
}

impl Add {
    pub(in crate::cli) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let events = self.events.iter().map(|event| event.parse()).collect::<Result<Vec<WebhookEvent>, _>>();
        let events = events.map_err(|error| error.to_string())?;
        let added = tools.engine.add_webhook(&app, self.url, events).await;
        print::line(added.map_err(|error| error.to_string())?.id);
        Ok(())
    }
}
