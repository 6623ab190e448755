//! Themes on the command line, and what users hear of them.

use serde_json::json;

use crate::harness::{Raw, Server, rest_client};

/// Runs a command on the data of a server that runs; what it printed, or said of why it did not.
fn run(server: &Server, words: &[&str]) -> Result<String, String> {
    match server.command(words) {
        (true, said) => Ok(said),
        (false, said) => Err(said),
    }
}

#[tokio::test]
async fn a_folder_of_templates_is_a_theme_on_the_command_line() {
    let server = Server::dev();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    let theme = |words: &[&str]| run(&server, &[&["app", "theme"], words].concat());
    assert!(theme(&["set", "demo", "studio", &path]).unwrap_err().contains("holds no theme.json"));
    std::fs::write(folder.path().join("Avatar.html"), "<template><b>{{ name }}</b></template>").unwrap();
    std::fs::write(folder.path().join("theme.css"), ".avatar { border-radius: 0 }").unwrap();
    std::fs::write(folder.path().join("theme.json"), r#"{ "custom": { "size": 3 } }"#).unwrap();
    assert_eq!(theme(&["set", "demo", "studio", &path]).unwrap(), "written: studio\n");
    assert_eq!(theme(&["list", "demo"]).unwrap(), "studio\n");
    let shown: serde_json::Value =
        serde_json::from_str(&theme(&["show", "demo", "studio"]).unwrap()).unwrap();
    assert_eq!(shown["components"]["Avatar"], "<template><b>{{ name }}</b></template>");
    assert_eq!(
        (&shown["css"], &shown["custom"]),
        (&json!(".avatar { border-radius: 0 }"), &json!({ "size": 3 }))
    );
    let url = format!("{}/v1/demo/public/themes/studio", server.url());
    let public: serde_json::Value = rest_client().get(&url).send().await.unwrap().json().await.unwrap();
    assert_eq!(public["css"], shown["css"]);

    // What was printed is taken again; what is wrong is named.
    let file = folder.path().join("again.json");
    std::fs::write(&file, shown.to_string()).unwrap();
    theme(&["set", "demo", "again", file.to_str().unwrap()]).unwrap();
    std::fs::write(&file, r#"{ "colours": {} }"#).unwrap();
    assert!(theme(&["set", "demo", "again", file.to_str().unwrap()]).unwrap_err().contains("colours"));
    std::fs::write(folder.path().join("Sidebar.html"), "<template></template>").unwrap();
    assert!(theme(&["set", "demo", "studio", &path]).unwrap_err().contains("Sidebar"));
    assert_eq!(theme(&["remove", "demo", "again"]).unwrap(), "removed\n");
    assert!(theme(&["remove", "demo", "again"]).unwrap_err().contains("no theme \"again\""));
}

#[tokio::test]
async fn users_hear_of_the_apps_theme_unless_their_role_names_one() {
    let server = Server::dev();
    let url = server.realtime("demo");
    let role = async || {
        let hello = json!({ "id": 0, "op": "hello", "version": 1, "user": "alice" });
        Raw::connect(&url, None).await.ask(hello).await["ok"]["role"]["theme"].take()
    };
    assert_eq!(role().await, json!(null));
    run(&server, &["app", "set", "demo", "--theme", "winter"]).unwrap();
    while role().await != json!("winter") {}
    run(&server, &["app", "role", "set", "demo", "default", "theme=summer"]).unwrap();
    while role().await != json!("summer") {}
    run(&server, &["app", "role", "remove", "demo", "default"]).unwrap();
    run(&server, &["app", "set", "demo", "--theme", ""]).unwrap();
    while role().await != json!(null) {}
}
