#![doc = include_str!("../README.md")]

mod blocking;
mod edits;
mod error;
mod files;
mod finish;
mod image;
mod iso;
mod kind;
pub mod limits;
mod media;
mod name;
mod scan;
mod scanner;
mod staging;
mod storage;

pub use chinwag_model::{FileId, FileKey};
pub use error::FilesError;
pub use files::Files;
pub use finish::{Dimensions, Finished, clean};
pub use kind::{Class, MediaType};
pub use name::{FileName, content_disposition};
pub use scanner::{Scanner, ToScan, Verdict};
pub use staging::{Progress, Swept};
pub use storage::{Download, S3Setting, Storage, StorageSetting};
