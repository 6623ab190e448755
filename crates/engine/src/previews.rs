//! What is shown of the pages behind links.

use std::sync::Arc;

use chinwag_model::{App, AppId, ContentBlock, TextNode, UserId};
use chinwag_preview::{Picture, Preview, Previews};
use chinwag_protocol::{ErrorCode, MessageGet, MessagePreview, MessagePreviewed};

use crate::{Caller, Engine, Error, Peer, Viewer};

impl Engine {
    /// The key to what is shown of the first link of a message, as its viewer may see it; `None` when they see no such
    /// message, or there is no link in it. No page is read for this.
    ///
    /// # Errors
    /// `FEATURE_OFF` where the app does not want it.
    pub async fn message_preview(
        &self,
        caller: &Caller,
        user: &UserId,
        viewer: &Viewer,
        preview: MessagePreview,
    ) -> Result<MessagePreviewed, Error> {
        let previews = self.previews(&caller.app)?;
        let MessagePreview { conversation, message } = preview;
        let get = MessageGet { conversation, message };
        let mut found = self.message_get(caller, user, &get.conversation, &get.message).await?;
        viewer.show(&mut found);
        let content = found.message.map(|message| message.content).unwrap_or_default();
        let key = match first_link(&content) {
            Some(link) => previews.offer(caller.app.key, link).await,
            None => None,
        };
        Ok(MessagePreviewed { key })
    }

    /// What is shown behind a key that somebody was given; `None` when there is nothing to show.
    ///
    /// # Errors
    /// `FEATURE_OFF`, `UNKNOWN_APP`, `RATE_LIMITED`.
    pub async fn public_preview(
        &self,
        app: &AppId,
        key: &str,
        peer: Option<Peer>,
    ) -> Result<Option<Arc<Preview>>, Error> {
        self.allow_address(peer.map(|Peer(address)| address))?;
        let app = self.app(app).await?;
        // Those who come when too many pages are being read already see none.
        Ok(self.previews(&app)?.preview(app.key, key).await.unwrap_or_default())
    }

    /// The picture of a preview.
    ///
    /// # Errors
    /// As above, and `UNKNOWN_FILE` when there is none any more.
    pub async fn public_preview_picture(&self, app: &AppId, key: &str) -> Result<Arc<Picture>, Error> {
        let app = self.app(app).await?;
        match self.previews(&app)?.picture(app.key, key).await {
            Some(picture) => Ok(picture),
            None => {
                Error::refused(ErrorCode::UnknownFile, "there is no such picture, or it is not kept any more")
            }
        }
    }

    fn previews(&self, app: &App) -> Result<&Previews, Error> {
        match &self.options.previews {
            Some(previews) if app.settings.link_previews => Ok(previews),
            _ => {
                let message = "this app shows no link previews: its operator turns them on (chinwag app set --link-previews on)";
                Error::refused(ErrorCode::FeatureOff, message)
            }
        }
    }
}

/// The first link to the web in a text.
fn first_link(content: &[ContentBlock]) -> Option<&str> {
    content.iter().find_map(|block| match block {
        ContentBlock::Text { children } => link_of(children),
        _ => None,
    })
}

fn link_of(nodes: &[TextNode]) -> Option<&str> {
    nodes.iter().find_map(|node| match node {
        TextNode::Link { url, .. } | TextNode::AutoLink { url, .. } => is_web(url).then_some(url.as_str()),
        // What is in a button leads where the button does.
        TextNode::ActionLink { .. } | TextNode::ActionButton { .. } => None,
        node => link_of(node.children().unwrap_or_default()),
    })
}

fn is_web(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}
