//! The examples of the documentation, run as a reader runs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::harness::{App, Raw, Server};

const KEY: &str = "sk_test_shop";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples")
}

/// Runs an example twice, as it may be, and checks what it says.
async fn run(program: &str, arguments: &[&str]) {
    let server = Server::serve(App::prepare([App::new("shop", KEY)]).await);
    for _ in 0..2 {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder());
        command.env("CHINWAG_URL", server.url()).env("CHINWAG_APP", "shop").env("CHINWAG_KEY", KEY);
        let done = command.output().unwrap_or_else(|error| panic!("{program} has to be installed: {error}"));
        let said = String::from_utf8(done.stdout).unwrap();
        assert!(done.status.success(), "{program}: {said}{}", String::from_utf8_lossy(&done.stderr));
        let lines: Vec<_> = said.lines().collect();
        assert_eq!(lines[0], "alice: Is it *still* available?");
        assert_eq!(lines[2..], ["webhook: true", "forged: false"]);
        let token = lines[1].strip_prefix("token: ").unwrap();
        let mut raw = Raw::connect(&server.realtime("shop"), None).await;
        let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": "alice", "token": token });
        assert_eq!(raw.ask(hello).await["ok"]["user"]["name"], "Alice");
    }
}

#[tokio::test]
async fn the_back_end_in_node_runs() {
    run("node", &["backend.mjs"]).await;
}

#[tokio::test]
async fn the_back_end_in_python_runs() {
    run("python3", &["backend.py"]).await;
}

#[tokio::test]
async fn the_back_end_in_php_runs() {
    run("php", &["backend.php"]).await;
}

#[tokio::test]
async fn the_back_end_in_rust_runs() {
    // Where all tests are run, examples are built beside them.
    let built = Path::new(env!("CARGO_BIN_EXE_chinwag")).with_file_name("examples").join("backend");
    if built.exists() {
        return run(built.to_str().unwrap(), &[]).await;
    }
    run(env!("CARGO"), &["run", "--quiet", "--package", "chinwag", "--example", "backend"]).await;
}
