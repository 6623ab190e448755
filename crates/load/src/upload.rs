//! The benchmark `upload`: a large file, a server that is killed under way, and what comes back.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, bail};
use bytes::Bytes;
use chinwag_client::operation::UserCreate;
use chinwag_client::{Connection, hello};
use chinwag_model::{UserId, UserPatch};
use chinwag_protocol::{FileUpload, UserWrite};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use rustix::time::{ClockId, clock_gettime};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tokio::sync::Notify;

use crate::figures::{Budget, Figures};
use crate::process::ServerProcess;

/// How much more memory the server may take than before the upload, in MB.
const GROWTH_AT_MOST: Budget = Budget::AtMost(8.0);
/// Bytes that are sent at a time.
const PIECE: u64 = 64 * 1024;
/// How often the server's memory is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// What is uploaded before anything is measured, so that what the server does once is done.
const FIRST_BYTES: u64 = 1_000_000;

/// How large, and when the server is killed.
#[derive(clap::Args)]
pub struct Options {
    /// Size of the file, in megabytes of 1,000,000 bytes
    #[arg(long, default_value_t = 1_000)]
    megabytes: u64,
    /// The byte at which the server is killed; any, when none is named
    #[arg(long, value_name = "BYTE")]
    kill_at: Option<u64>,
    /// Also write the figures to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Measures it all.
pub async fn run(options: &Options) -> anyhow::Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let size = options.megabytes * 1_000_000;
    // The low digits of the clock are as good as chance.
    let kill_at = options.kill_at.unwrap_or_else(|| nanoseconds().wrapping_mul(0x9e37_79b9_7f4a_7c15) % size);
    let mut figures = Figures::new("upload");
    figures.add("size of the file", size as f64 / 1e6, "MB", None);
    figures.add("killed at", kill_at as f64 / 1e6, "MB", None);

    let server = Watched::start(ServerProcess::chinwag()?);
    let connection = connect(&server.url()).await?;
    let first = announce(&connection, FIRST_BYTES).await?;
    append(&server.url(), &first, 0, FIRST_BYTES).await.context("the first upload")?;
    let path = announce(&connection, size).await?;
    server.begin();
    let (url, reached) = (server.url(), Arc::new(Notify::new()));
    let sending = tokio::spawn(send_until(format!("{url}{path}"), kill_at, reached.clone()));
    reached.notified().await;
    figures.add("memory before the kill, beyond that before", server.growth(), "MB", Some(GROWTH_AT_MOST));
    let data = server.into_inner()?.kill()?;
    // It ends in whatever way a killed server ends it.
    let _ = sending.await;

    let server = Watched::start(ServerProcess::chinwag_on(data)?);
    let connection = connect(&server.url()).await?;
    let first = announce(&connection, FIRST_BYTES).await?;
    append(&server.url(), &first, 0, FIRST_BYTES).await.context("the second first upload")?;
    server.begin();
    let offset = progress(&server.url(), &path).await?;
    figures.add("kept by the killed server", offset as f64 / 1e6, "MB", None);
    let began = nanoseconds();
    let answer = append(&server.url(), &path, offset, size).await?;
    let seconds = (nanoseconds() - began) as f64 / 1e9;
    figures.add(
        "rate of the rest, looking at it included",
        (size - offset) as f64 / 1e6 / seconds,
        "MB/s",
        None,
    );
    let file: Value = serde_json::from_str(&answer).context("the answer is no file")?;
    let url = format!("{}{}", server.url(), file["url"].as_str().context("the file has no address")?);
    let back = hash(reqwest::get(url).await?.error_for_status()?.bytes_stream().err_into()).await?;
    let sent = hash(pieces(0, size).map(anyhow::Ok)).await?;
    figures.add("memory after it, beyond that before", server.growth(), "MB", Some(GROWTH_AT_MOST));
    let same = f64::from(u8::from(back == sent));
    figures.add("the same SHA-256 came back", same, "", Some(Budget::AtLeast(1.0)));
    match &options.json {
        Some(path) => figures.write(path),
        None => Ok(()),
    }
}

/// A server whose memory is looked at all the time.
struct Watched {
    server: Arc<Mutex<ServerProcess>>,
    memory: Arc<Mutex<Memory>>,
    ended: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<()>,
}

#[derive(Default)]
struct Memory {
    before: u64,
    most: u64,
}

impl Watched {
    fn start(server: ServerProcess) -> Self {
        let server = Arc::new(Mutex::new(server));
        let (memory, ended) = (Arc::<Mutex<Memory>>::default(), Arc::<AtomicBool>::default());
        let thread = std::thread::spawn({
            let (server, memory, ended) = (server.clone(), memory.clone(), ended.clone());
            move || {
                while !ended.load(Ordering::Relaxed) {
                    let now = lock(&server).memory().unwrap_or_default();
                    let mut memory = lock(&memory);
                    memory.most = memory.most.max(now);
                    drop(memory);
                    std::thread::sleep(LOOK_EVERY);
                }
            }
        });
        Self { server, memory, ended, thread }
    }

    fn url(&self) -> String {
        format!("http://{}", lock(&self.server).address)
    }

    /// From here on it counts.
    fn begin(&self) {
        let now = lock(&self.server).memory().unwrap_or_default();
        *lock(&self.memory) = Memory { before: now, most: now };
    }

    /// In MB.
    fn growth(&self) -> f64 {
        let memory = lock(&self.memory);
        (memory.most - memory.before) as f64 / 1e6
    }

    fn into_inner(self) -> anyhow::Result<ServerProcess> {
        self.ended.store(true, Ordering::Relaxed);
        if self.thread.join().is_err() {
            bail!("the look at the memory panicked");
        }
        let server = Arc::into_inner(self.server).context("somebody still has the server")?;
        Ok(server.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn nanoseconds() -> u64 {
    let now = clock_gettime(ClockId::Monotonic);
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

async fn connect(url: &str) -> anyhow::Result<Connection> {
    let user = UserId::new("uploader")?;
    let address = format!("{}/v1/demo/realtime", url.replace("http", "ws"));
    let (connection, _events) = Connection::open(&address, hello(user.clone())).await?;
    let set = UserPatch { name: Some("Uploader".to_owned()), ..UserPatch::default() };
    connection.request(UserCreate(UserWrite { user, set })).await?;
    Ok(connection)
}

async fn announce(connection: &Connection, size: u64) -> anyhow::Result<String> {
    let filename = "large.bin".to_owned();
    let file = FileUpload { filename, size, subtype: None, width: None, height: None, duration: None };
    Ok(connection.request(file).await?.upload)
}

/// Sends the bytes up to one, says so when it has come to that, and keeps the line open for more.
async fn send_until(url: String, to: u64, reached: Arc<Notify>) {
    let silence = stream::once(async move {
        reached.notify_one();
        std::future::pending().await
    });
    let body = pieces(0, to).chain(silence).map(Ok::<_, std::io::Error>);
    let patch = reqwest::Client::new().patch(url).header("upload-offset", "0");
    let _ = patch.body(reqwest::Body::wrap_stream(body)).send().await;
}

/// Sends the bytes from one on up to another; what the server says.
async fn append(server: &str, path: &str, from: u64, to: u64) -> anyhow::Result<String> {
    let body = reqwest::Body::wrap_stream(pieces(from, to).map(Ok::<_, std::io::Error>));
    let patch = reqwest::Client::new().patch(format!("{server}{path}"));
    let answer = patch.header("upload-offset", from.to_string()).body(body).send().await?;
    Ok(answer.error_for_status()?.text().await?)
}

async fn progress(server: &str, path: &str) -> anyhow::Result<u64> {
    let answer = reqwest::Client::new().head(format!("{server}{path}")).send().await?.error_for_status()?;
    let offset = answer.headers().get("upload-offset").context("no Upload-Offset")?;
    Ok(offset.to_str()?.parse()?)
}

/// The file's bytes from one on up to another: any part of it can be made without the rest.
fn pieces(from: u64, to: u64) -> impl Stream<Item = Bytes> + Send + 'static {
    stream::iter((from / PIECE..to.div_ceil(PIECE)).map(move |index| {
        let piece = piece(index);
        let at = index * PIECE;
        let (first, last) = (from.saturating_sub(at), (to - at).min(PIECE));
        piece.slice(first as usize..last as usize)
    }))
}

/// Bytes that look like chance.
fn piece(index: u64) -> Bytes {
    let mut state = index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut bytes = Vec::with_capacity(PIECE as usize);
    while bytes.len() < PIECE as usize {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.into()
}

async fn hash(bytes: impl Stream<Item = anyhow::Result<Bytes>>) -> anyhow::Result<String> {
    let hash = bytes.try_fold(Sha256::new(), async |hash, bytes| Ok(hash.chain_update(&bytes))).await?;
    Ok(hex::encode(hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn any_part_of_the_file_is_the_same_as_in_the_whole() {
        let whole: Vec<u8> = pieces(0, 200_000).collect::<Vec<_>>().await.concat();
        assert_eq!(whole.len(), 200_000);
        for (from, to) in [(0, 1), (65_535, 65_537), (65_536, 131_072), (70_000, 200_000)] {
            let part: Vec<u8> = pieces(from, to).collect::<Vec<_>>().await.concat();
            assert_eq!(part, whole[from as usize..to as usize], "{from}..{to}");
        }
    }
}
