//! Themes.

use chinwag_model::{StoredTheme, Theme, ThemeValue};

use super::World;

fn named(world: &World, name: &str, color: &str) -> StoredTheme {
    let variables = [("--t-color-bg".to_owned(), ThemeValue::Same(color.to_owned()))].into();
    StoredTheme {
        name: name.to_owned(),
        theme: Theme { variables, ..Theme::default() },
        updated_at: world.now(),
    }
}

pub async fn a_theme_is_kept_replaced_and_removed(world: &World) {
    let (red, blue) = (named(world, "summer", "red"), named(world, "autumn", "blue"));
    for theme in [&red, &blue] {
        world.store.put_theme(world.app, theme.clone()).await.expect("a theme");
    }
    assert_eq!(world.store.themes(world.app).await, Ok(vec![blue.clone(), red]));
    let green = named(world, "summer", "green");
    world.store.put_theme(world.app, green.clone()).await.expect("a theme");
    assert_eq!(world.store.theme(world.app, "summer").await, Ok(Some(green)));
    assert_eq!(world.store.remove_theme(world.app, "summer".to_owned()).await, Ok(true));
    assert_eq!(world.store.remove_theme(world.app, "summer".to_owned()).await, Ok(false));
    assert_eq!(world.store.theme(world.app, "summer").await, Ok(None));
    assert_eq!(world.store.themes(world.app).await, Ok(vec![blue]));
}

pub async fn another_app_has_themes_of_its_own(world: &World) {
    let theme = named(world, "summer", "red");
    world.store.put_theme(world.app, theme.clone()).await.expect("a theme");
    let other = world.another_app("other").await.app;
    assert_eq!(world.store.theme(other, "summer").await, Ok(None));
    assert_eq!(world.store.themes(other).await, Ok(Vec::new()));
    assert_eq!(world.store.remove_theme(other, "summer".to_owned()).await, Ok(false));
    assert_eq!(world.store.theme(world.app, "summer").await, Ok(Some(theme)));
}
