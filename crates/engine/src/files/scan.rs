//! A file is held until the operator's scanner has looked at it.

use chinwag_files::{Finished, ToScan, Verdict};
use chinwag_model::{AppId, FileKey};
use chinwag_protocol::{ErrorCode, WireError};

use super::{FileOptions, unknown_file};
use crate::{Engine, Error};

impl Engine {
    /// Has a file looked at, where there is somebody to do it.
    ///
    /// # Errors
    /// `FILE_REFUSED`; and while the scanner does not answer, an internal error: the upload stays, and whoever asks for
    /// it again has it looked at again.
    pub(super) async fn scan(
        &self,
        options: &FileOptions,
        app: &AppId,
        key: &FileKey,
        filename: &str,
        finished: &Finished,
    ) -> Result<(), Error> {
        let Some(scanner) = &options.scanner else { return Ok(()) };
        let found = options.files.get(key, None).await.map_err(super::upload::explain)?;
        let bytes = found.ok_or_else(unknown_file)?.stream;
        let file = ToScan {
            app: app.to_string(),
            id: key.id.to_string(),
            filename: filename.to_owned(),
            media_type: finished.media_type.as_str().to_owned(),
            size: finished.size,
            sha256: finished.sha256.clone(),
        };
        match scanner.scan(file, bytes).await {
            Ok(Verdict::Clean) => Ok(()),
            Ok(Verdict::Refused { reason }) => {
                let reason = reason.filter(|reason| !reason.is_empty());
                let message =
                    reason.unwrap_or_else(|| "this file is not taken, because it may do harm".to_owned());
                Err(Error::Refused(WireError::new(ErrorCode::FileRefused, message)))
            }
            Err(problem) => Err(Error::Internal(format!("a file is held: {problem}"))),
        }
    }
}
