//! A server process, with a folder and a port of its own.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use parking_lot::Mutex;
use tempfile::TempDir;

/// How long the server may take to say where it listens: a debug build on a busy machine.
const START_MAX: Duration = Duration::from_secs(30);

/// A running `chinwag`. Killed when dropped, and its folder removed.
pub struct Server {
    mode: Mode,
    process: Process,
    port: u16,
    data: TempDir,
    log: Arc<Mutex<String>>,
}

#[derive(Clone, Copy)]
enum Mode {
    Dev,
    Serve,
}

/// A child process that does not outlive this value.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Server {
    /// `chinwag dev`: an app `demo` that asks nobody who they are.
    pub fn dev() -> Self {
        Self::start(Mode::Dev, TempDir::new().unwrap())
    }

    /// The same, with a configuration file.
    pub fn dev_with(configuration: &str) -> Self {
        let data = TempDir::new().unwrap();
        std::fs::write(data.path().join("chinwag.toml"), configuration).unwrap();
        Self::start(Mode::Dev, data)
    }

    /// `chinwag serve` on a folder that was prepared.
    pub fn serve(data: TempDir) -> Self {
        Self::start(Mode::Serve, data)
    }

    fn start(mode: Mode, data: TempDir) -> Self {
        let log = Arc::default();
        let (process, port) = launch(mode, &data, 0, &log);
        Self { mode, process, port, data, log }
    }

    /// SIGKILL: no goodbye, no last write.
    pub fn kill(&mut self) {
        self.process.0.kill().unwrap();
        self.process.0.wait().unwrap();
    }

    /// SIGTERM: asked to stop.
    pub fn terminate(&self) {
        let pid = rustix::process::Pid::from_child(&self.process.0);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    }

    /// Waits until the process has ended by itself.
    pub fn wait(&mut self) -> ExitStatus {
        self.process.0.wait().unwrap()
    }

    /// Starts again on the same data, on a new port. The log goes on.
    pub fn restart(&mut self) {
        let (process, port) = launch(self.mode, &self.data, 0, &self.log);
        (self.process, self.port) = (process, port);
    }

    /// Starts again on the same data and the same port.
    pub fn restart_in_place(&mut self) {
        let (process, port) = launch(self.mode, &self.data, self.port, &self.log);
        assert_eq!(port, self.port);
        self.process = process;
    }

    /// Runs another command on the server's data folder; whether it succeeded, and what it wrote.
    pub fn command(&self, arguments: &[&str]) -> (bool, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chinwag"));
        let done = command.args(arguments).arg("--data").arg(self.data.path()).output().unwrap();
        let text = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&text).into_owned())
    }

    /// The folder of its data.
    pub fn data(&self) -> &std::path::Path {
        self.data.path()
    }

    /// `127.0.0.1:PORT`.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Where the server is, as a client is told.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// Where the realtime API of an app is.
    pub fn realtime(&self, app: &str) -> String {
        format!("ws://{}/v1/{app}/realtime", self.address())
    }

    /// Where the REST API of an app is.
    pub fn rest(&self, app: &str) -> String {
        format!("http://{}/v1/{app}", self.address())
    }

    /// Everything that the server has written out so far, to either stream.
    pub fn log(&self) -> String {
        self.log.lock().clone()
    }
}

fn launch(mode: Mode, data: &TempDir, port: u16, log: &Arc<Mutex<String>>) -> (Process, u16) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chinwag"));
    match mode {
        Mode::Dev => command.args(["dev", "--port", &port.to_string()]),
        Mode::Serve => command.args(["serve", "--listen", &format!("127.0.0.1:{port}")]),
    };
    command.arg("--data").arg(data.path());
    // A folder without a configuration file but the test's own, and everything that our own code can say.
    command.current_dir(data.path()).env("CHINWAG_LOG_FILTER", "chinwag=trace,info");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (lines, said) = mpsc::channel();
    for stream in [
        child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ] {
        let (stream, lines, log) = (stream.unwrap(), lines.clone(), log.clone());
        std::thread::spawn(move || keep_lines(stream, &lines, &log));
    }
    let process = Process(child);
    // The threads hold the other senders: when both streams have ended, so does the wait.
    drop(lines);
    let port = loop {
        match said.recv_timeout(START_MAX) {
            Ok(line) => match port_in(&line) {
                Some(port) => break port,
                None => continue,
            },
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                panic!("the server did not say where it listens:\n{}", log.lock())
            }
        }
    };
    (process, port)
}

fn keep_lines(stream: impl Read, lines: &mpsc::Sender<String>, log: &Mutex<String>) {
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        let mut log = log.lock();
        log.push_str(&line);
        log.push('\n');
        drop(log);
        let _ = lines.send(line);
    }
}

fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("http://127.0.0.1:")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
