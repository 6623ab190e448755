//! Reactions that a back end makes for its users.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_back_end_reacts_for_participants() {
    let world = World::with_order().await;
    let id = world.say("alice", "Hello").await;
    let path =
        |emoji: &str, user: &str| format!("/conversations/order/messages/{id}/reactions/{emoji}/{user}");
    let reactions = || async {
        world.get(&format!("/conversations/order/messages/{id}")).await.ok()["reactions"].clone()
    };
    let (thumb, party) = ("%F0%9F%91%8D", "%3Aparty%3A");
    assert_eq!(world.put(&path(thumb, "bob"), json!({})).await.ok(), json!({}));
    world.put(&path(thumb, "alice"), json!({})).await.ok();
    world.put(&path(thumb, "alice"), json!({})).await.ok();
    world.put(&path(party, "bob"), json!({})).await.ok();
    assert_eq!(reactions().await, json!({ "👍": ["bob", "alice"], ":party:": ["bob"] }));
    world.delete(&path(thumb, "bob")).await.ok();
    assert_eq!(world.delete(&path(thumb, "bob")).await.ok(), json!({}));
    assert_eq!(reactions().await, json!({ "👍": ["alice"], ":party:": ["bob"] }));

    // Whatever the user may do in a browser.
    world.patch("/conversations/order/participants/bob", json!({ "access": "Read" })).await.ok();
    world.put(&path(thumb, "bob"), json!({})).await.ok();
    assert_eq!(reactions().await["👍"], json!(["alice", "bob"]));
}

#[tokio::test]
async fn who_cannot_react_is_told_why() {
    let world = World::with_order().await;
    world.put("/users/carol", json!({ "name": "Carol" })).await.ok();
    let id = world.say("alice", "Hello").await;
    let path = |conversation: &str, message: &str, emoji: &str, user: &str| {
        format!("/conversations/{conversation}/messages/{message}/reactions/{emoji}/{user}")
    };
    let thumb = "%F0%9F%91%8D";
    let not_in = world.put(&path("order", &id, thumb, "carol"), json!({})).await;
    not_in.fails(404, "NOT_FOUND", "NOT_A_PARTICIPANT");
    let nowhere = world.put(&path("nowhere", &id, thumb, "alice"), json!({})).await;
    nowhere.fails(404, "NOT_FOUND", "UNKNOWN_CONVERSATION");
    world.put(&path("order", "msg_x", thumb, "alice"), json!({})).await.fails(
        404,
        "NOT_FOUND",
        "UNKNOWN_MESSAGE",
    );
    for wrong in ["x", "%20", "%F0%9F%91%8D%F0%9F%91%8D", "%3Aa"] {
        let answer = world.put(&path("order", &id, wrong, "alice"), json!({})).await;
        assert_eq!((answer.status, &answer.body["errorCode"]), (400, &"INVALID_ARGUMENT".into()), "{wrong}");
    }
    for n in 0..50 {
        world.put(&path("order", &id, &format!("%3Aemoji{n}%3A"), "alice"), json!({})).await.ok();
    }
    let one_more = world.put(&path("order", &id, "%3Aone-more%3A", "alice"), json!({})).await;
    one_more.fails(400, "INVALID_ARGUMENT", "TOO_MANY_REACTIONS");
}
