//! Running other programs: what is run is shown, and a missing program is an error that says what to install.

use std::{
    io::{BufRead, BufReader, ErrorKind, IsTerminal},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::root;

/// Cargo, the one that runs us, in the root of the repository.
pub fn cargo<const N: usize>(args: [&str; N]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Runs to the end; an error when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    if succeeds(command)? { Ok(()) } else { bail!("`{}` failed", shown(command)) }
}

/// Runs to the end and tells whether it succeeded.
pub fn succeeds(command: &mut Command) -> Result<bool> {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|error| explain(command, error))?;
    Ok(status.success())
}

/// Runs to the end, passes its output on as it comes, and shows each line to `on_line`. Tells whether it succeeded.
pub fn stream(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    println!("$ {}", shown(command));
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| explain(command, error))?;
    let output = child.stdout.take().context("its output was not piped")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line.context("cannot read its output")?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        on_line(&line);
    }
    Ok(child.wait()?.success())
}

/// What it prints, without surrounding space. For asking a program something; nothing is shown.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| explain(command, error))?;
    if !output.status.success() {
        bail!("`{}` failed", shown(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    std::iter::once(name)
        .chain(command.get_args().map(|arg| arg.to_string_lossy().into_owned()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Why a program could not be started, and what would help.
pub fn explain(command: &Command, error: std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    if error.kind() != ErrorKind::NotFound {
        return anyhow::Error::new(error).context(format!("cannot start `{program}`"));
    }
    let help = match program.as_ref() {
        "node" | "npm" | "npx" => "install Node.js 20 or newer, with npm (https://nodejs.org)",
        "apt-get" => "this is not Debian or one of its children: install what is missing by its own means",
        _ => "install it, or put its folder on PATH",
    };
    anyhow::anyhow!("`{program}` was not found: {help}")
}
