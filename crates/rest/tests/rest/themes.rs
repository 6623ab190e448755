//! Themes.

use serde_json::json;

use crate::http::request;
use crate::world::World;

#[tokio::test]
async fn a_theme_is_written_as_a_whole_read_listed_and_removed() {
    let world = World::new().await;
    world
        .put("/themes/winter%20sale", json!({ "css": ".a { color: red }", "custom": { "a": "b" } }))
        .await
        .ok();
    world.put("/themes/autumn", json!({})).await.ok();
    let names = world.get("/themes").await.ok();
    let names: Vec<_> =
        names["data"].as_array().expect("a list").iter().map(|theme| &theme["name"]).collect();
    assert_eq!(names, ["autumn", "winter sale"]);
    world.put("/themes/winter%20sale", json!({ "variables": { "--t-radius-sm": "0" } })).await.ok();
    let theme = world.get("/themes/winter%20sale").await.ok();
    assert_eq!((&theme["css"], &theme["variables"]["--t-radius-sm"]), (&json!(""), &json!("0")));
    assert_eq!(theme["custom"], json!({}), "what is not named is not in it");
    world.send("DELETE", "/v1/shop/themes/autumn", crate::world::KEY, None).await.ok();
    world.get("/themes/autumn").await.fails(404, "NOT_FOUND", "UNKNOWN_THEME");
}

#[tokio::test]
async fn what_is_wrong_with_a_theme_is_named() {
    let world = World::new().await;
    for (name, body, field) in [
        ("dark", json!({}), "the name of the theme"),
        ("a", json!({ "colours": {} }), "colours"),
        ("a", json!({ "variables": { "color": "red" } }), "variables.color"),
        ("a", json!({ "components": { "Header": "" } }), "ChatHeader"),
        ("a", json!({ "components": { "ChatHeader": "<b/>" } }), "components.ChatHeader"),
        ("a", json!({ "css": "@import 'x';" }), "css"),
    ] {
        let answer = world.put(&format!("/themes/{name}"), body).await;
        assert_eq!(answer.status, 400, "{}", answer.body);
        assert!(answer.body["message"].as_str().is_some_and(|text| text.contains(field)), "{}", answer.body);
    }
    assert_eq!(world.get("/themes").await.ok(), json!({ "data": [] }));
}

#[tokio::test]
async fn an_app_has_so_many_themes_and_no_more() {
    let world = World::new().await;
    for number in 0..chinwag_model::limits::THEMES_MAX {
        world.put(&format!("/themes/t{number}"), json!({})).await.ok();
    }
    world.put("/themes/more", json!({})).await.fails(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    world.put("/themes/t0", json!({ "css": "a {}" })).await.ok();
}

#[tokio::test]
async fn browsers_read_a_theme_without_a_key_and_keep_it() {
    let world = World::new().await;
    world.put("/themes/winter", json!({ "css": ".a { color: red }" })).await.ok();
    let path = "/v1/shop/public/themes/winter";
    let found = request(world.address, "GET", path, &[("Origin", "https://shop.example")], b"").await;
    assert_eq!((found.status, &found.body["css"]), (200, &json!(".a { color: red }")));
    assert_eq!(found.header("access-control-allow-origin"), Some("*"));
    assert!(found.header("cache-control").is_some_and(|cache| cache.starts_with("public, max-age=")));
    let tag = found.header("etag").expect("a tag").to_owned();
    let known = request(world.address, "GET", path, &[("If-None-Match", &tag)], b"").await;
    assert_eq!(known.status, 304);
    for (app, name, code) in [("shop", "summer", "UNKNOWN_THEME"), ("rival", "winter", "UNKNOWN_THEME")] {
        let path = format!("/v1/{app}/public/themes/{name}");
        request(world.address, "GET", &path, &[], b"").await.fails(404, "NOT_FOUND", code);
    }
}
