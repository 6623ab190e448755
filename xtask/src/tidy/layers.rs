//! Who may depend on whom. A crate is cut where a wall should be; this is what keeps the walls up.

use std::fs;

use anyhow::{Context, Result};

use super::House;
use crate::root;

struct Layer {
    /// The folder in `crates/`.
    name: &'static str,
    /// Our crates that it may use.
    ours: &'static [&'static str],
    /// Whether it may do I/O: sockets, files, threads.
    io: bool,
}

const LAYERS: &[Layer] = &[
    Layer { name: "model", ours: &[], io: false },
    Layer { name: "markup", ours: &["model"], io: false },
    Layer { name: "protocol", ours: &["model"], io: false },
    Layer { name: "store", ours: &["model", "markup", "protocol"], io: true },
    Layer { name: "bus", ours: &["model", "markup", "protocol"], io: true },
    // The bytes of files, and nothing of who may have them: it needs ids, time and chance.
    Layer { name: "files", ours: &["model"], io: true },
    // What messages say, in other languages, and nothing of who may read them.
    Layer { name: "translate", ours: &["model"], io: true },
    // Where the server does not connect.
    Layer { name: "guard", ours: &[], io: true },
    // What pages say of themselves, and nothing of who may read what links to them.
    Layer { name: "preview", ours: &["model", "guard"], io: true },
    Layer {
        name: "engine",
        ours: &["model", "markup", "protocol", "store", "bus", "files", "translate", "preview"],
        io: true,
    },
    // These three call the engine and never the store, so that a rule exists once.
    Layer { name: "realtime", ours: &["model", "markup", "protocol", "bus", "engine"], io: true },
    Layer { name: "rest", ours: &["model", "markup", "protocol", "bus", "engine"], io: true },
    Layer { name: "outbound", ours: &["model", "markup", "protocol", "bus", "guard", "engine"], io: true },
    Layer {
        name: "server",
        ours: &[
            "model",
            "markup",
            "protocol",
            "store",
            "bus",
            "files",
            "translate",
            "preview",
            "engine",
            "realtime",
            "rest",
            "outbound",
        ],
        io: true,
    },
    // Reads and writes files of the repository, and is in no server.
    Layer { name: "docs", ours: &[], io: true },
    // What speaks to a server from outside knows the wire and nothing behind it.
    Layer { name: "client", ours: &["model", "markup", "protocol"], io: true },
    Layer { name: "load", ours: &["model", "markup", "protocol", "store", "client"], io: true },
    Layer {
        name: "sim",
        ours: &["model", "markup", "protocol", "store", "bus", "files", "engine", "realtime", "client"],
        io: true,
    },
];

/// Crates that do I/O or reach for time or chance; a crate without I/O has them in its tests at most.
const IO: &[&str] = &[
    "async-nats",
    "axum",
    "deadpool",
    "hyper",
    "parking_lot",
    "rand",
    "reqwest",
    "rusqlite",
    "tokio",
    "tokio-postgres",
    "tokio-tungstenite",
    "tower-http",
    "tracing",
];

/// Databases are known to `store` alone.
const DATABASES: &[&str] = &["deadpool-postgres", "rusqlite", "sqlx", "tokio-postgres"];

pub fn check(_: &House) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    for name in crate_names()? {
        let Some(layer) = LAYERS.iter().find(|layer| layer.name == name) else {
            breaches.push(format!("crates/{name}: say in xtask/src/tidy/layers.rs what it may depend on"));
            continue;
        };
        let path = root().join("crates").join(&name).join("Cargo.toml");
        let manifest =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        breaches.extend(breaches_of(layer, &dependencies(&manifest)?));
    }
    Ok(breaches)
}

/// The folders in `crates/` that hold a crate.
pub fn crate_names() -> Result<Vec<String>> {
    let folder = root().join("crates");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        if entry.path().join("Cargo.toml").exists() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// What a crate is built from. What only its tests use may come from anywhere.
fn dependencies(manifest: &str) -> Result<Vec<String>> {
    let manifest: toml::Table = manifest.parse().context("a Cargo.toml is not TOML")?;
    let sections = ["dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table());
    Ok(sections.flat_map(|section| section.keys().cloned()).collect())
}

fn breaches_of(layer: &Layer, dependencies: &[String]) -> Vec<String> {
    let complaint = |dependency: &String| {
        let name = dependency.as_str();
        let why = match name.strip_prefix("chinwag-") {
            Some(ours) if !layer.ours.contains(&ours) => "points the wrong way",
            None if !layer.io && IO.contains(&name) => "does I/O, and this crate must not",
            None if layer.name != "store" && DATABASES.contains(&name) => {
                "is a database, which only `store` knows"
            }
            _ => return None,
        };
        Some(format!("crates/{}: its dependency on `{name}` {why}", layer.name))
    };
    dependencies.iter().filter_map(complaint).collect()
}

#[cfg(test)]
mod tests {
    use super::{LAYERS, Layer, breaches_of, dependencies};

    fn breaches(name: &str, manifest: &str) -> Vec<String> {
        let layer: &Layer = LAYERS.iter().find(|layer| layer.name == name).unwrap();
        breaches_of(layer, &dependencies(manifest).unwrap())
    }

    #[test]
    fn rest_and_realtime_never_reach_the_store() {
        for name in ["rest", "realtime"] {
            assert_eq!(
                breaches(
                    name,
                    "[dependencies]\nchinwag-store = { workspace = true }\nchinwag-engine = \"1\""
                ),
                [format!("crates/{name}: its dependency on `chinwag-store` points the wrong way")]
            );
        }
        assert_eq!(breaches("rest", "[dev-dependencies]\nchinwag-store = { workspace = true }").len(), 0);
    }

    #[test]
    fn the_nouns_do_no_io_and_only_the_store_knows_a_database() {
        assert_eq!(breaches("model", "[dependencies]\ntokio = \"1\"\nserde = \"1\"").len(), 1);
        assert_eq!(breaches("engine", "[dependencies]\nrusqlite = \"0.41\"").len(), 1);
        assert_eq!(breaches("store", "[dependencies]\nrusqlite = \"0.41\"").len(), 0);
    }
}
