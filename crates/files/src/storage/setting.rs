//! Which storage.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::{ClientOptions, ObjectStore, RetryConfig};

use crate::FilesError;

/// Longest wait for a connection to S3.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Longest silence of S3 in an answer. There is no limit for the whole, which takes as long as a download does.
const SILENCE_TIMEOUT: Duration = Duration::from_secs(60);
/// How often a request that failed on its way is sent again, and until when. Somebody is waiting for the answer.
const RETRIES_MAX: usize = 5;
const RETRY_TIMEOUT: Duration = Duration::from_secs(20);

/// Where finished files are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageSetting {
    /// A folder of this machine.
    Folder(PathBuf),
    /// S3, or what speaks its protocol.
    S3(S3Setting),
    /// The memory of this process, for tests.
    Memory,
}

/// How to reach a bucket.
///
/// A process that dies while it sends a large file leaves the parts that it sent. A rule of the bucket that removes
/// incomplete uploads after a day removes them.
#[derive(Clone, PartialEq, Eq)]
pub struct S3Setting {
    /// Such as `https://s3.example`; `None` is Amazon's own of the region.
    pub endpoint: Option<String>,
    /// The bucket; it has to be there.
    pub bucket: String,
    /// Such as `eu-central-1`. What is not Amazon takes any.
    pub region: String,
    /// The name of the key.
    pub access_key_id: String,
    /// The key. Never logged.
    pub secret_access_key: String,
    /// Whether the bucket stands in the path and not in the name of the host. Most that is not Amazon wants it.
    pub path_style: bool,
}

impl std::fmt::Debug for S3Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3Setting")
            .field("endpoint", &self.endpoint)
            .field("bucket", &self.bucket)
            .field("region", &self.region)
            .field("path_style", &self.path_style)
            .finish_non_exhaustive()
    }
}

/// TLS takes its ciphers from what the process has chosen; whoever was first has chosen.
pub fn install_crypto() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// A client of the bucket; nothing is sent yet.
pub fn connect(setting: &S3Setting) -> Result<Arc<dyn ObjectStore>, FilesError> {
    install_crypto();
    let plain = setting.endpoint.as_deref().is_some_and(|endpoint| endpoint.starts_with("http://"));
    let options = ClientOptions::new()
        .with_allow_http(plain)
        .with_connect_timeout(CONNECT_TIMEOUT)
        .with_read_timeout(SILENCE_TIMEOUT)
        .with_timeout_disabled();
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&setting.bucket)
        .with_region(&setting.region)
        .with_access_key_id(&setting.access_key_id)
        .with_secret_access_key(&setting.secret_access_key)
        .with_virtual_hosted_style_request(!setting.path_style)
        .with_client_options(options)
        .with_retry(RetryConfig {
            max_retries: RETRIES_MAX,
            retry_timeout: RETRY_TIMEOUT,
            ..RetryConfig::default()
        })
        // Files are deleted one by one, and not all that speak the protocol know how to delete many.
        .with_disable_bulk_delete(true);
    if let Some(endpoint) = &setting.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    let store = builder.build().map_err(|cause| FilesError::failed("use the settings for S3", cause))?;
    Ok(Arc::new(store))
}
