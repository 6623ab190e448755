//! `chinwag dev`

use std::net::{Ipv4Addr, SocketAddr};

use clap::Args;

use crate::config::{Config, Flags};
use crate::node::Node;
use crate::{demo, logging, shutdown};

/// Where the demo keeps its data, unless told otherwise: apart from a real server's.
const DEV_DATA: &str = "chinwag-dev-data";

#[derive(Debug, Args)]
pub(super) struct Dev {
    /// Port to listen on, on this machine only; 0 picks a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

impl Dev {
    pub(super) fn run(self, flags: &Flags) -> Result<(), String> {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut overrides = serde_json::json!({ "listen": listen, "webhooks": { "allow_private": true } });
        if flags.data.is_none() && std::env::var_os("CHINWAG_DATA").is_none() {
            overrides["data"] = DEV_DATA.into();
        }
        let config = Config::load(flags, overrides)?;
        logging::start(&config.log)?;
        super::block_on(async {
            let node = Node::start(&config).await?;
            demo::prepare(&node).await?;
            let address = node.address();
            super::print::line(format_args!("Chinwag is listening on {address}"));
            super::print::line(format_args!("  two people chatting   {address}/"));
            super::print::line(format_args!("  a shop with a popup   {address}/shop.html"));
            super::print::line(format_args!(
                "  app id {}, secret key {}, no authentication",
                demo::APP,
                demo::SECRET
            ));
            node.serve(crate::http::router(true), shutdown::requested()).await
        })
    }
}
