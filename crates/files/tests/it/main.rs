//! Stories of files: uploaded in pieces, looked at, kept and read again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]

mod hostile;
mod images;
mod media;
mod names;
mod s3;
mod s3_server;
mod samples;
mod storage;
mod uploads;
mod world;
