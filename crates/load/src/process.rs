//! Servers under load, as processes: started, measured from outside, killed when dropped.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};
use tempfile::TempDir;

/// Open files of a process that are no connections.
const FILES_APART: usize = 100;

/// A running server.
pub struct ServerProcess {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub address: String,
    /// `Some` until it is stopped.
    data: Option<TempDir>,
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl ServerProcess {
    /// Chinwag, with an app `demo` that asks nobody who they are, on an empty folder.
    pub fn chinwag() -> anyhow::Result<Self> {
        Self::chinwag_on(TempDir::new()?)
    }

    /// The same on a folder that it was on before.
    pub fn chinwag_on(data: TempDir) -> anyhow::Result<Self> {
        let binary = match std::env::var_os("CHINWAG_BIN") {
            Some(path) => PathBuf::from(path),
            // Beside this one, when both were built by `cargo build --release`.
            None => std::env::current_exe()?.with_file_name("chinwag"),
        };
        if !binary.exists() {
            bail!("there is no {}: build it, or name another in CHINWAG_BIN", binary.display());
        }
        let mut command = Command::new(&binary);
        command.args(["dev", "--port", "0", "--data"]).arg(data.path()).current_dir(data.path());
        // So that what is uploaded may be as large as a benchmark wants it.
        command.env("CHINWAG_FILES_SIZE_MAX_MB", "100000");
        Self::start(command, data).with_context(|| format!("starting {}", binary.display()))
    }

    /// Ends it at once, without a word, and gives the folder.
    pub fn kill(mut self) -> anyhow::Result<TempDir> {
        self.child.kill()?;
        self.child.wait()?;
        self.data.take().context("it has no folder")
    }

    /// The bare broadcast.
    pub fn floor() -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("floor");
        Self::start(command, TempDir::new()?).context("starting the floor")
    }

    fn start(mut command: Command, data: TempDir) -> anyhow::Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let stdout = child.stdout.take().context("no standard output")?;
        let mut server = Self { child, address: String::new(), data: Some(data) };
        let mut lines = BufReader::new(stdout).lines();
        while let Some(Ok(line)) = lines.next() {
            if let Some((_, rest)) = line.split_once("://127.0.0.1:") {
                let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
                server.address = format!("127.0.0.1:{port}");
                // Whatever else it says is taken, so that it never waits for a reader.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(server);
            }
        }
        bail!("it ended without saying where it listens")
    }

    /// Lets it end in its own way, and gives the folder.
    pub fn stop(mut self) -> anyhow::Result<TempDir> {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        self.child.wait()?;
        self.data.take().context("it has no folder")
    }

    /// Processor time used so far, by all threads, in user and kernel mode.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let ticks = cpu_ticks(&stat).context("/proc/PID/stat has another form than expected")?;
        let per_second = rustix::param::clock_ticks_per_second();
        Ok(Duration::from_secs_f64(ticks as f64 / per_second as f64))
    }

    /// Resident memory, in bytes.
    pub fn memory(&self) -> anyhow::Result<u64> {
        let statm = std::fs::read_to_string(format!("/proc/{}/statm", self.child.id()))?;
        let pages: u64 = statm.split(' ').nth(1).context("/proc/PID/statm is empty")?.parse()?;
        Ok(pages * rustix::param::page_size() as u64)
    }
}

/// utime and stime: the 14th and 15th field. The second is the program's name in brackets, which may hold anything.
fn cpu_ticks(stat: &str) -> Option<u64> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let user: u64 = fields.nth(11)?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

/// Lets this process, and those it starts, have as many open files as the system allows.
pub fn raise_file_limit() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    // Without it, the connections that do not fit fail one by one, and say so.
    let _ = setrlimit(Resource::Nofile, limit);
}

/// Connections that a server process, or one that loads it, can hold within the limit of open files.
pub fn connections_max() -> usize {
    use rustix::process::{Resource, getrlimit};
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(files).unwrap_or(usize::MAX).saturating_sub(FILES_APART)
}

#[cfg(test)]
mod tests {
    #[test]
    fn processor_time_is_found_behind_any_name() {
        let stat = "12 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 30 12 0 0 20";
        assert_eq!(super::cpu_ticks(stat), Some(42));
        assert_eq!(super::cpu_ticks("12 (a"), None);
    }
}
