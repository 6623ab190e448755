//! Secret keys: several at a time, made and revoked while the server runs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::harness::{App, Raw, Received, Receiver, Server, rest_client, signed};

const FIRST: &str = "sk_test_first";

async fn status(server: &Server, key: &str) -> u16 {
    let users = format!("{}/users", server.rest("shop"));
    rest_client().get(users).bearer_auth(key).send().await.unwrap().status().as_u16()
}

/// Waits for a key to be good or not: a running server takes over what changed within a second.
async fn until(server: &Server, key: &str, wanted: u16) {
    let change = async { while status(server, key).await != wanted {} };
    tokio::time::timeout(Duration::from_secs(20), change).await.expect("the server did not take it over");
}

/// The ids of the keys, and what is said of them.
fn list(server: &Server) -> Vec<(String, String)> {
    let (done, said) = server.command(&["key", "list", "shop"]);
    assert!(done, "{said}");
    let row = |line: &str| {
        let mut parts = line.split('\t');
        (parts.next().unwrap().to_owned(), parts.nth(1).unwrap().to_owned())
    };
    said.lines().map(row).collect()
}

#[tokio::test]
async fn several_keys_are_good_until_they_are_revoked() {
    let server = Server::serve(App::prepare([App::new("shop", FIRST)]).await);
    let (done, second) = server.command(&["key", "create", "shop"]);
    let second = second.trim().to_owned();
    assert!(done && second.starts_with("sk_live_") && second.len() > 30, "{second}");
    until(&server, &second, 200).await;
    assert_eq!(status(&server, FIRST).await, 200);

    let keys = list(&server);
    let states: Vec<_> = keys.iter().map(|(_, state)| state.as_str()).collect();
    assert_eq!(states, ["good", "good, signs webhooks"], "the newest, unless one is chosen");
    let text = server.command(&["key", "list", "shop"]).1;
    assert!(!text.contains("sk_"), "a key is not shown again: {text}");
    assert!(server.command(&["key", "sign-webhooks", "shop", FIRST]).0);
    assert_eq!(list(&server)[0].1, "good, signs webhooks");

    let (revoked, said) = server.command(&["key", "revoke", "shop", &keys[0].0]);
    assert!(revoked && !said.contains("warning"), "{said}");
    until(&server, FIRST, 401).await;
    assert_eq!(status(&server, &second).await, 200);
    assert_eq!(list(&server)[1].1, "good, signs webhooks", "a revoked key signs nothing");
    let (_, said) = server.command(&["key", "revoke", "shop", &second]);
    assert!(said.contains("no key is left"), "{said}");
    until(&server, &second, 401).await;
    let (done, said) = server.command(&["key", "revoke", "shop", "12345678"]);
    assert!(!done && said.contains("chinwag key list shop"), "{said}");
}

#[tokio::test]
async fn the_chosen_key_signs_webhooks() {
    let mut server = Server::dev();
    let receiver = Receiver::start("sk_test_demo").await;
    assert!(server.command(&["key", "create", "demo"]).0);
    assert!(server.command(&["key", "sign-webhooks", "demo", "sk_test_demo"]).0);
    let (added, said) =
        server.command(&["webhook", "add", "demo", &receiver.url(), "--event", "user.created"]);
    assert!(added, "{said}");
    // A running server takes the choice over within a second, a new one has it from the start.
    server.kill();
    server.restart();
    let users = format!("{}/users/zoe", server.rest("demo"));
    let put = rest_client().put(users).bearer_auth("sk_test_demo").json(&json!({ "name": "Zoe" }));
    assert_eq!(put.send().await.unwrap().status(), 200);
    assert_eq!(receiver.events(1).await.len(), 1);
}

/// A token for Bob that is signed with a private key of the folder `tests/keys`.
fn signed_privately(algorithm: Algorithm, key: &str, claims: &Value) -> String {
    let pem = std::fs::read(key_file(key)).unwrap();
    let key = match algorithm {
        Algorithm::RS256 => EncodingKey::from_rsa_pem(&pem),
        _ => EncodingKey::from_ec_pem(&pem),
    };
    jsonwebtoken::encode(&Header::new(algorithm), claims, &key.unwrap()).unwrap()
}

fn key_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys").join(name)
}

/// Says hello as Bob; the answer.
async fn hello(raw: &mut Raw, token: &str) -> Value {
    raw.ask(json!({ "id": 0, "op": "hello", "version": 1, "user": "bob", "token": token })).await
}

#[tokio::test]
async fn tokens_may_be_signed_with_a_key_that_never_comes_here() {
    let server = Server::serve(App::prepare([App::new("shop", FIRST)]).await);
    let url = server.realtime("shop");
    let claims = json!({ "tokenType": "user", "iss": "shop", "sub": "bob", "exp": 4_102_444_800_u64 });
    let by_rsa = signed_privately(Algorithm::RS256, "rsa-private.pem", &claims);
    let by_curve = signed_privately(Algorithm::ES256, "p256-private.pem", &claims);
    let refused = hello(&mut Raw::connect(&url, None).await, &by_rsa).await;
    assert_eq!(refused["error"]["code"], "TOKEN_ALGORITHM", "before a key is registered");

    let add = |name: &str| server.command(&["key", "add-public", "shop", key_file(name).to_str().unwrap()]);
    let (added, said) = add("p256-public.pem");
    assert!(added && said.trim().ends_with("ES256"), "{said}");
    let (added, said) = add("rsa-public.pem");
    assert!(added && said.trim().ends_with("RS256"), "{said}");
    let rsa = said.split('\t').next().unwrap().to_owned();
    let states: Vec<_> = list(&server).into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, ["good, signs webhooks", "public, ES256", "public, RS256"]);
    let mut sessions = Vec::new();
    for token in [&by_rsa, &by_curve] {
        let mut raw = loop {
            // A running server has the key within a second.
            let mut raw = Raw::connect(&url, None).await;
            if hello(&mut raw, token).await["ok"].is_object() {
                break raw;
            }
        };
        assert!(raw.ask(json!({ "id": 1, "op": "ping" })).await["ok"].is_object());
        sessions.push(raw);
    }
    let to_app = json!({ "tokenType": "app", "iss": "shop", "exp": 4_102_444_800_u64 });
    let token = signed_privately(Algorithm::ES256, "p256-private.pem", &to_app);
    assert_eq!(status(&server, &token).await, 200, "back ends too");
    for (claim, value, code) in [
        ("iss", json!("other"), "TOKEN_WRONG_APP"),
        ("sub", json!("ann"), "TOKEN_WRONG_USER"),
        ("exp", json!(1), "TOKEN_EXPIRED"),
    ] {
        let mut wrong = claims.clone();
        wrong[claim] = value;
        let token = signed_privately(Algorithm::RS256, "rsa-private.pem", &wrong);
        assert_eq!(hello(&mut Raw::connect(&url, None).await, &token).await["error"]["code"], code);
    }
    // The public key is public: what is signed with its text as a secret proves nothing.
    let public = std::fs::read_to_string(key_file("rsa-public.pem")).unwrap();
    for secret in [public.as_str(), public.trim()] {
        let forged = signed(secret, &claims);
        let refused = hello(&mut Raw::connect(&url, None).await, &forged).await;
        assert_eq!(refused["error"]["code"], "CREDENTIALS_INVALID");
    }
    assert!(server.command(&["key", "revoke", "shop", &rsa]).0);
    assert_eq!(sessions[0].next().await, Received::Closed(4104));
    assert!(sessions[1].ask(json!({ "id": 2, "op": "ping" })).await["ok"].is_object());

    for wrong in ["rsa-private.pem", "p384-public.pem", "README.md", "missing.pem"] {
        let (added, said) = add(wrong);
        assert!(
            !added && (said.contains("no public key") || said.contains("cannot read")),
            "{wrong}: {said}"
        );
    }
}

/// Every secret key as it stands in the database.
fn stored(data: &Path) -> Vec<String> {
    let database = rusqlite::Connection::open(data.join("chinwag.db")).unwrap();
    let mut statement = database.prepare("SELECT secret FROM app_keys ORDER BY key").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn keys_at_rest_are_sealed_under_the_operators() {
    let data = App::prepare([App::new("shop", FIRST)]).await;
    let with = |setting: &str| std::fs::write(data.path().join("chinwag.toml"), setting).unwrap();
    let digits = |digit: &str| digit.repeat(64);
    let tool = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_chinwag"));
        command.current_dir(data.path()).args(arguments).arg("--data").arg(data.path());
        let done = command.output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
    };
    assert_eq!(stored(data.path()), [FIRST]);
    with(&format!("[secrets]\nkey = \"{}\"", digits("a")));
    let (done, second) = tool(&["key", "create", "shop"]);
    assert!(done, "{second}");
    let sealed = stored(data.path());
    assert!(sealed.len() == 2 && sealed.iter().all(|key| !key.contains("sk_")), "{sealed:?}");

    with(&format!("[secrets]\nkey = \"{}\"", digits("b")));
    let (done, said) = tool(&["key", "list", "shop"]);
    assert!(!done && said.contains("not configured"), "{said}");
    with(&format!("[secrets]\nkey = \"{}\"\nold_keys = [\"{}\"]", digits("b"), digits("a")));
    assert!(tool(&["key", "list", "shop"]).0);
    assert_ne!(stored(data.path()), sealed, "sealed anew with the key that is current");
    with("[secrets]\nkey = \"short\"");
    let (done, said) = tool(&["key", "list", "shop"]);
    assert!(!done && said.contains("secrets.key must be 64 hexadecimal digits"), "{said}");

    with(&format!("[secrets]\nkey = \"{}\"", digits("b")));
    let server = Server::serve(data);
    for key in [FIRST, second.trim()] {
        assert_eq!(status(&server, key).await, 200);
    }
}

#[tokio::test]
async fn the_operators_token_opens_their_api() {
    const TOKEN: &str = "0123456789abcdef0123456789abcdef";
    let data = App::prepare([App::new("shop", FIRST)]).await;
    let closed = Server::serve(data);
    let keys = |server: &Server| format!("{}/admin/v1/apps/shop/keys", server.url());
    let status = async |server: &Server| {
        let post = rest_client().post(keys(server)).bearer_auth(TOKEN);
        let answer = post.send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap())
    };
    let (refused, said) = status(&closed).await;
    assert!(refused == 401 && said["message"].as_str().unwrap().contains("admin.token"), "{said}");

    let data = App::prepare([App::new("shop", FIRST)]).await;
    std::fs::write(data.path().join("chinwag.toml"), format!("[admin]\ntoken = \"{TOKEN}\"")).unwrap();
    let open = Server::serve(data);
    let (done, made) = status(&open).await;
    assert_eq!(done, 200, "{made}");
    until(&open, made["secretKey"].as_str().unwrap(), 200).await;
}
