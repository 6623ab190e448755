//! The app itself.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_back_end_reads_and_changes_its_app() {
    let world = World::new().await;
    let fresh = json!({ "id": "shop", "custom": {}, "defaultLocale": "en-US", "theme": null });
    assert_eq!(world.get("").await.ok(), fresh);
    assert_eq!(world.get("/").await.ok(), fresh);

    let custom = json!({ "supportUrl": "https://shop.example/help", "hours": "9-17" });
    assert_eq!(
        world.put("/", json!({ "custom": custom, "defaultLocale": "nl-NL", "theme": "winter" })).await.ok(),
        json!({})
    );
    world.put("", json!({ "id": "shop", "custom": { "hours": null } })).await.ok();
    let expected = json!({
        "id": "shop", "custom": { "supportUrl": "https://shop.example/help" }, "defaultLocale": "nl-NL",
        "theme": "winter",
    });
    assert_eq!(world.get("/").await.ok(), expected);
    world.put("/", json!({ "custom": null, "defaultLocale": null, "theme": null })).await.ok();
    assert_eq!(world.get("/").await.ok(), fresh);

    let wrong = [
        (json!({ "id": "rival" }), "id"),
        (json!({ "defaultLocale": "english please" }), "defaultLocale"),
        (json!({ "custom": { "a": 1 } }), "custom.a"),
        (json!({ "custom": { "a\u{0}": "1" } }), "custom"),
    ];
    for (body, field) in wrong {
        let answer = world.put("/", body).await;
        assert_eq!(answer.status, 400, "{}", answer.body);
        let reasons = answer.body["reasons"].as_object().expect("reasons");
        assert!(reasons.keys().any(|key| key.starts_with(field)), "{field}: {}", answer.body);
    }
    assert_eq!(world.get("/").await.ok(), fresh, "and nothing was changed");
}
