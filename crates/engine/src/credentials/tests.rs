//! The vectors of the REST API's description, and each way in which a credential can be wrong.

use chinwag_model::{AppId, AppKey, AppSettings};

use super::*;

const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlblR5cGUiOiJ1c2VyIiwiaXNzIjoidERFTU8xMjMiLCJzdWIiOiJhbGljZSIsImV4cCI6NDEwMjQ0NDgwMH0.coaEXbjZ6Vw6xfQiERYZeGx-tuvll02lMOk8_JLGWoU";

fn key(secret: &str) -> SecretKey {
    SecretKey { secret: secret.to_owned(), created_at: NOW, revoked_at: None, signs_webhooks: false }
}

fn app() -> App {
    App {
        roles: std::sync::Arc::default(),
        key: AppKey(1),
        id: AppId::new("tDEMO123").unwrap(),
        name: "Demo".to_owned(),
        settings: AppSettings::default(),
        secret_keys: vec![key("sk_live_other"), key("sk_test_EXAMPLE")],
        created_at: NOW,
    }
}

fn alice() -> UserId {
    UserId::new("alice").unwrap()
}

fn sign(claims: &serde_json::Value, secret: &str) -> String {
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &EncodingKey::from_secret(secret.as_bytes()))
        .unwrap()
}

fn claims() -> serde_json::Value {
    serde_json::json!({"tokenType": "user", "iss": "tDEMO123", "sub": "alice", "exp": 4_102_444_800u64})
}

fn code(app: &App, token: &str) -> &'static str {
    match authenticate_user(app, &alice(), Credential::Token(token), NOW) {
        Ok(_) => "accepted",
        Err(error) => error.code.as_str(),
    }
}

#[test]
fn the_published_token_is_accepted() {
    let accepted = authenticate_user(&app(), &alice(), Credential::Token(TOKEN), NOW).unwrap();
    assert_eq!(accepted.expires_at, Some(Timestamp::from_millis(4_102_444_800_000)));
}

#[test]
fn a_token_we_sign_is_the_published_one() {
    let mut app = app();
    app.secret_keys.remove(0);
    let token = sign_user_token(&app, &alice(), Some(Timestamp::from_millis(4_102_444_800_000))).unwrap();
    assert_eq!(code(&app, &token), "accepted");
}

#[test]
fn the_published_signature_is_accepted_in_either_case() {
    let signature = "417c058488c76eb0b0cafe32c53826ac9b39ded57b3b86dd01c4d491b44b2a66";
    for signature in [signature.to_owned(), signature.to_uppercase()] {
        assert!(authenticate_user(&app(), &alice(), Credential::Signature(&signature), NOW).is_ok());
    }
    let wrong =
        authenticate_user(&app(), &UserId::new("bob").unwrap(), Credential::Signature(signature), NOW);
    assert_eq!(wrong.unwrap_err().code, ErrorCode::CredentialsInvalid);
}

#[test]
fn each_wrong_token_has_its_code() {
    let with = |field: &str, value: serde_json::Value| {
        let mut claims = claims();
        claims[field] = value;
        sign(&claims, "sk_test_EXAMPLE")
    };
    let unsigned = format!(
        "{}.{}.",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#),
        URL_SAFE_NO_PAD.encode(claims().to_string())
    );
    let app = app();
    assert_eq!(code(&app, "nonsense"), "CREDENTIALS_INVALID");
    assert_eq!(code(&app, &unsigned), "TOKEN_ALGORITHM");
    assert_eq!(code(&app, &with("iss", "other".into())), "TOKEN_WRONG_APP");
    assert_eq!(code(&app, &with("sub", "bob".into())), "TOKEN_WRONG_USER");
    assert_eq!(code(&app, &with("tokenType", "app".into())), "TOKEN_WRONG_TYPE");
    assert_eq!(code(&app, &with("exp", 1_000_000_000u64.into())), "TOKEN_EXPIRED");
    assert_eq!(code(&app, &with("nbf", 4_000_000_000u64.into())), "TOKEN_NOT_YET_VALID");
    assert_eq!(code(&app, &sign(&claims(), "sk_of_somebody")), "CREDENTIALS_INVALID");
    let mut revoked = app.clone();
    revoked.secret_keys[1].revoked_at = Some(NOW);
    assert_eq!(code(&revoked, TOKEN), "KEY_REVOKED");
}

#[test]
fn without_a_credential_the_app_decides() {
    let mut app = app();
    assert_eq!(
        authenticate_user(&app, &alice(), Credential::None, NOW).unwrap_err().code,
        ErrorCode::CredentialsRequired
    );
    app.settings.authentication = false;
    assert!(authenticate_user(&app, &alice(), Credential::None, NOW).is_ok());
}

#[test]
fn back_ends_show_a_key_or_an_app_token() {
    let app = app();
    let code = |bearer: &str| {
        authenticate_app(&app, bearer, NOW).err().map_or("accepted", |error| error.code.as_str())
    };
    let token = |token_type: &str, secret: &str| {
        sign(
            &serde_json::json!({"tokenType": token_type, "iss": "tDEMO123", "exp": 4_102_444_800u64}),
            secret,
        )
    };
    assert_eq!(code("sk_test_EXAMPLE"), "accepted");
    assert_eq!(code("sk_test_EXAMPLF"), "CREDENTIALS_INVALID");
    assert_eq!(code(&token("app", "sk_test_EXAMPLE")), "accepted");
    assert_eq!(code(&token("admin", "sk_test_EXAMPLE")), "accepted");
    assert_eq!(code(&token("app", "sk_of_somebody")), "CREDENTIALS_INVALID");
    assert_eq!(code(TOKEN), "TOKEN_WRONG_TYPE");
}
