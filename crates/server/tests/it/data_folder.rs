//! What else may be done with the data folder of a running server.

use crate::harness::Server;

#[test]
fn a_second_server_is_refused_and_other_commands_are_not() {
    let mut server = Server::dev();
    for arguments in [["serve", "--listen", "127.0.0.1:0"], ["dev", "--port", "0"]] {
        let (succeeded, said) = server.command(&arguments);
        assert!(!succeeded && said.contains("another server is running on the folder"), "{said}");
    }
    let (succeeded, said) = server.command(&["app", "create", "Shop"]);
    assert!(succeeded, "{said}");
    let (succeeded, said) = server.command(&["token", "--app", "demo", "--user", "bob"]);
    assert!(succeeded, "{said}");
    // However a server ends, the next one may start.
    server.kill();
    server.restart();
}

#[test]
fn a_mistyped_folder_does_not_become_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let mistyped = folder.path().join("dta");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_chinwag"))
        .args(["token", "--app", "demo", "--user", "bob", "--data"])
        .arg(&mistyped)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("there is no database"), "{said}");
    assert!(!mistyped.exists());
}
