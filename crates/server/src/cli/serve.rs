//! `chinwag serve`

use std::net::SocketAddr;

use clap::Args;
use serde::Serialize;

use crate::config::{Config, Flags};
use crate::node::Node;
use crate::{logging, shutdown};

#[derive(Debug, Args, Serialize)]
pub(super) struct Serve {
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        let config = Config::load(flags, &self)?;
        logging::start(&config.log)?;
        super::block_on(async {
            let node = Node::start(&config).await?;
            super::print::line(format_args!("Chinwag is listening on {}", node.address()));
            node.serve(crate::http::router(false), shutdown::requested()).await
        })
    }
}
