//! Settings of uploaded files.

use std::num::NonZeroU64;
use std::path::PathBuf;

use chinwag_files::{S3Setting, Scanner, StorageSetting};
use serde::{Deserialize, Serialize};

use super::Config;

/// Bytes of a megabyte, as those who sell storage count it.
const MEGABYTE: u64 = 1_000_000;

/// Uploaded files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// Largest file.
    pub size_max_mb: NonZeroU64,
    /// Most of one user's files together; 0 for no limit.
    pub quota_mb: u64,
    /// Media types that are taken; empty for all.
    pub types: Vec<String>,
    /// Where what looks at files is; empty for nothing.
    pub scan_url: String,
    /// Where files are kept.
    pub storage: Storage,
    /// The bucket, for `storage = "s3"`.
    pub s3: S3,
}

/// Where files are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Storage {
    /// In the folder `files` beside the database.
    Folder,
    /// In a bucket.
    S3,
}

/// A bucket of S3, or of what speaks its protocol.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    /// Such as `https://s3.example`; empty for Amazon's own.
    pub endpoint: String,
    /// The bucket; it has to be there.
    pub bucket: String,
    /// Such as `eu-central-1`.
    pub region: String,
    /// The name of the key.
    pub access_key_id: String,
    /// The key.
    pub secret_access_key: String,
    /// Whether the bucket stands in the path and not in the name of the host.
    pub path_style: bool,
}

/// The key is not for logs.
impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3")
            .field("endpoint", &self.endpoint)
            .field("bucket", &self.bucket)
            .finish_non_exhaustive()
    }
}

impl Files {
    /// Largest file, in bytes.
    pub fn size_max(&self) -> u64 {
        self.size_max_mb.get().saturating_mul(MEGABYTE)
    }

    /// Most bytes of one user's files together.
    pub fn quota(&self) -> Option<u64> {
        (self.quota_mb > 0).then(|| self.quota_mb.saturating_mul(MEGABYTE))
    }

    /// What looks at every file before anybody gets it.
    ///
    /// # Errors
    /// A sentence that names the setting that is wrong.
    pub fn scanner(&self) -> Result<Option<Scanner>, String> {
        match self.scan_url.as_str() {
            "" => Ok(None),
            url => Scanner::new(url).map(Some).map_err(|problem| format!("files.scan_url: {problem}")),
        }
    }

    fn check(&self) -> Result<(), String> {
        let is_type = |text: &&String| {
            text.split_once('/')
                .is_some_and(|(group, kind)| !group.is_empty() && group != "*" && !kind.is_empty())
        };
        if let Some(wrong) = self.types.iter().find(|text| !is_type(text)) {
            return Err(format!(
                "files.types: {wrong:?} is no media type such as \"image/png\" or \"image/*\""
            ));
        }
        if self.storage == Storage::S3 {
            for (name, value) in [
                ("bucket", &self.s3.bucket),
                ("access_key_id", &self.s3.access_key_id),
                ("secret_access_key", &self.s3.secret_access_key),
            ] {
                if value.is_empty() {
                    return Err(format!("files.s3.{name} is missing, which files.storage = \"s3\" needs"));
                }
            }
        }
        Ok(())
    }
}

impl Config {
    /// The folder of uploads under way.
    pub fn uploads(&self) -> PathBuf {
        self.data.join("uploads")
    }

    /// Where finished files go.
    ///
    /// # Errors
    /// A sentence that names the setting that is wrong.
    pub fn file_storage(&self) -> Result<StorageSetting, String> {
        self.files.check()?;
        let S3 { endpoint, bucket, region, access_key_id, secret_access_key, path_style } =
            self.files.s3.clone();
        Ok(match self.files.storage {
            Storage::Folder => StorageSetting::Folder(self.data.join("files")),
            Storage::S3 => StorageSetting::S3(S3Setting {
                endpoint: (!endpoint.is_empty()).then_some(endpoint),
                bucket,
                region,
                access_key_id,
                secret_access_key,
                path_style,
            }),
        })
    }
}
