//! `chinwag app theme set`

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chinwag_model::{Theme, ThemeComponent};
use clap::Args;
use serde_json::Value;

use crate::cli::{app, print};
use crate::node::Tools;

#[derive(Debug, Args)]
pub(in crate::cli) struct Set {
    /// The app's id
    app: String,
    /// The theme's name
    name: String,
    /// A file of JSON; or a folder with one template a file, named as its component, such as UserMessage.html, and
    /// perhaps theme.css (one style sheet) and theme.json ("variables" and "custom")
    #[arg(value_name = "FILE|FOLDER")]
    from: PathBuf,
}

impl Set {
    pub(super) async fn run(self, tools: &Tools) -> Result<(), String> {
        let app = app::find(tools, &self.app).await?;
        let theme = if self.from.is_dir() { of_folder(&self.from)? } else { of_file(&self.from)? };
        let written = tools.engine.put_theme(&app, self.name.clone(), theme).await;
        written.map_err(|error| error.to_string())?;
        print::line(format_args!("written: {}", self.name));
        Ok(())
    }
}

fn of_file(path: &Path) -> Result<Theme, String> {
    serde_json::from_str(&read(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

fn of_folder(folder: &Path) -> Result<Theme, String> {
    let said = folder.join("theme.json");
    let mut theme = if said.exists() { of_file(&said)? } else { Theme::default() };
    let sheet = folder.join("theme.css");
    if sheet.exists() {
        theme.css = read(&sheet)?;
    }
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        if path.extension() == Some(OsStr::new("html")) {
            theme.components.insert(component(&path)?, read(&path)?);
        }
    }
    if theme == Theme::default() {
        return Err(format!("{} holds no theme.json, theme.css or template", folder.display()));
    }
    Ok(theme)
}

fn component(path: &Path) -> Result<ThemeComponent, String> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    serde_json::from_value(Value::from(&*name)).map_err(|error| format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
