//! Apps and their keys.

use chinwag_model::{App, AppId, AppPatch, AppSettings, Patch};

use super::World;
use super::world::refused;
use crate::{NewApp, Refusal, StoreError};

fn new_app(world: &World, id: &str) -> NewApp {
    NewApp {
        id: AppId::new(id).expect("a good app id"),
        name: "Shop".to_owned(),
        settings: AppSettings {
            allowed_origins: vec!["https://shop.example".to_owned()],
            ..Default::default()
        },
        secret: "sk_test_shop".to_owned(),
        at: world.now(),
    }
}

pub async fn an_app_is_found_with_its_keys(world: &World) {
    let new = new_app(world, "shop");
    let created = world.store.create_app(new.clone()).await.expect("an app");
    let found = world.store.app(&new.id).await.expect("a read").expect("the app");
    assert_eq!(found, created);
    assert_eq!((found.name, found.settings, found.created_at), (new.name, new.settings, new.at));
    assert_eq!(found.secret_keys.len(), 1);
    assert_eq!((&found.secret_keys[0].secret, found.secret_keys[0].revoked_at), (&new.secret, None));
    let nobody = AppId::new("nobody").expect("a good app id");
    assert_eq!(world.store.app(&nobody).await, Ok(None));
}

pub async fn an_id_is_taken_once(world: &World) {
    world.store.create_app(new_app(world, "shop")).await.expect("an app");
    refused(world.store.create_app(new_app(world, "shop")).await, &Refusal::AppExists);
}

pub async fn a_revoked_key_stays_known(world: &World) {
    let app = world.store.create_app(new_app(world, "shop")).await.expect("an app");
    let (secret, revoked_at) = ("sk_test_shop".to_owned(), world.now());
    let revoke = |app, secret: &str, at| world.store.revoke_key(app, secret.to_owned(), at);
    assert_eq!(revoke(world.app, &secret, world.now()).await, Ok(false), "another app's key");
    assert_eq!(revoke(app.key, "sk_test_other", world.now()).await, Ok(false));
    assert_eq!(revoke(app.key, &secret, revoked_at).await, Ok(true));
    assert_eq!(revoke(app.key, &secret, world.now()).await, Ok(true), "revoking again is no mistake");
    let found = world.store.app(&app.id).await.expect("a read").expect("the app");
    assert_eq!(found.secret_keys[0].revoked_at, Some(revoked_at));
}

pub async fn settings_are_changed_one_by_one(world: &World) {
    let app = world.store.create_app(new_app(world, "shop")).await.expect("an app");
    let other = world.store.create_app(new_app(world, "other")).await.expect("an app");
    let sync = AppPatch { client_user_sync: Some(true), ..AppPatch::default() };
    let name = AppPatch { name: Some("Store".to_owned()), ..AppPatch::default() };
    // Not awaited in between: neither takes back what the other did.
    let (synced, named) = (world.store.change_app(app.key, sync), world.store.change_app(app.key, name));
    synced.await.expect("a change");
    let changed = named.await.expect("a change");
    let settings = AppSettings { client_user_sync: true, ..app.settings.clone() };
    assert_eq!(changed, App { name: "Store".to_owned(), settings, ..app.clone() });
    let wrong = AppPatch { default_locale: Patch::Set("no language".to_owned()), ..AppPatch::default() };
    let refused = world.store.change_app(app.key, wrong).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::Invalid(_)))), "{refused:?}");
    let apps = world.store.apps().await.expect("a read");
    assert!(apps.ends_with(&[changed, other]), "{apps:?}");
}
