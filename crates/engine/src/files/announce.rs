//! What is asked before any byte of a file moves.

use chinwag_files::FileName;
use chinwag_model::{AppId, FileBlock, FileId, FileKey, FileToken, Finite, Media};
use chinwag_protocol::{ErrorCode, FileSubtype, FileUpload, FileUploadStarted, WireError};
use chinwag_store::NewFile;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::FileOptions;
use crate::{Caller, Engine, Error};

impl Engine {
    /// Begins an upload, and says where its bytes go.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`, `NOT_PERMITTED`, `FILE_TOO_LARGE`, `FILE_TYPE_NOT_ALLOWED`, `QUOTA_EXCEEDED`, `UNKNOWN_USER`.
    pub async fn file_upload(
        &self,
        caller: &Caller,
        announced: FileUpload,
    ) -> Result<FileUploadStarted, Error> {
        let key = self.announce(caller, announced).await?;
        Ok(FileUploadStarted { upload: format!("{}/uploads/{}", address(&caller.app.id), key.id) })
    }

    /// Writes an upload down, and makes room for it.
    pub(super) async fn announce(&self, caller: &Caller, announced: FileUpload) -> Result<FileKey, Error> {
        let options = self.files()?;
        let media = check(options, &announced)?;
        self.require(caller, "canShareFile", |role| role.can_share_file).await?;
        if matches!(media, Some(Media::Voice { .. })) {
            self.require(caller, "canSendVoiceMessage", |role| role.can_send_voice_message).await?;
        }
        let key = FileKey { app: caller.key(), id: FileId::make(&*self.entropy) };
        let size = announced.size;
        let new = NewFile {
            app: key.app,
            id: key.id.clone(),
            uploader: caller.user().cloned(),
            block: block(&caller.app.id, &key.id, announced, media),
            quota: caller.user().and(options.quota),
            at: self.now(),
        };
        self.store.begin_file(new).await?;
        options.files.begin(&key, size).await.map_err(super::upload::explain)?;
        Ok(key)
    }
}

/// Where an app is on this server. Its id may hold anything.
fn address(app: &AppId) -> String {
    format!("/v1/{}", utf8_percent_encode(app.as_str(), NON_ALPHANUMERIC))
}

/// What messages will say of the file, as far as it is known.
fn block(app: &AppId, id: &FileId, announced: FileUpload, media: Option<Media>) -> FileBlock {
    let filename = FileName::new(&announced.filename);
    let url = address_of(app, id, &filename);
    FileBlock {
        file_token: FileToken::of(id),
        url,
        size: announced.size,
        filename: filename.as_str().to_owned(),
        media,
    }
}

fn address_of(app: &AppId, id: &FileId, filename: &FileName) -> String {
    format!("{}/files/{id}/{}", address(app), filename.in_url())
}

/// Where the file of an app is found on this server, by its name.
pub(crate) fn url_of(app: &AppId, id: &FileId, filename: &str) -> String {
    address_of(app, id, &FileName::new(filename))
}

fn check(options: &FileOptions, announced: &FileUpload) -> Result<Option<Media>, Error> {
    let FileUpload { filename, size, .. } = announced;
    if filename.trim().is_empty() {
        return Error::refused_at(ErrorCode::InvalidArgument, "filename", "filename must not be empty");
    }
    if *size == 0 {
        return Error::refused_at(ErrorCode::InvalidArgument, "size", "size must be at least 1 byte");
    }
    if *size > options.size_max {
        return Err(too_large(options.size_max));
    }
    let media = media(announced)?;
    let group = announced.subtype.map(|subtype| match subtype {
        FileSubtype::Image => "image",
        FileSubtype::Video => "video",
        FileSubtype::Audio | FileSubtype::Voice => "audio",
    });
    if let Some(group) = group
        && !options.types.is_empty()
        && !options.types.iter().any(|taken| taken.split('/').next() == Some(group))
    {
        let message = format!("this server takes no {group} files: only {}", options.types.join(", "));
        return Error::refused_at(ErrorCode::FileTypeNotAllowed, "subtype", message);
    }
    Ok(media)
}

pub(super) fn too_large(max: u64) -> Error {
    let message = format!("a file may have at most {max} bytes, and this one has more");
    Error::Refused(WireError::at(ErrorCode::FileTooLarge, "size", message))
}

/// The measures that belong to the kind of file; one that does not is a mistake of the caller's.
fn media(announced: &FileUpload) -> Result<Option<Media>, Error> {
    let FileUpload { subtype, width, height, duration, .. } = *announced;
    let (measured, timed) = match subtype {
        Some(FileSubtype::Image) => (true, false),
        Some(FileSubtype::Video) => (true, true),
        Some(FileSubtype::Audio | FileSubtype::Voice) => (false, true),
        None => (false, false),
    };
    let given = [
        ("width", width.is_some(), measured),
        ("height", height.is_some(), measured),
        ("duration", duration.is_some(), timed),
    ];
    if let Some((field, ..)) = given.iter().find(|(_, is_given, has)| *is_given && !has) {
        let message = format!("{field} must be left out: files of this subtype have none");
        return Error::refused_at(ErrorCode::InvalidArgument, field, message);
    }
    if duration.is_some_and(|seconds| seconds.get() < 0.0) {
        let message = "duration must be in seconds, and not negative";
        return Error::refused_at(ErrorCode::InvalidArgument, "duration", message);
    }
    Ok(subtype.map(|subtype| with_measures(subtype, width, height, duration)))
}

fn with_measures(
    subtype: FileSubtype,
    width: Option<u32>,
    height: Option<u32>,
    duration: Option<Finite>,
) -> Media {
    match subtype {
        FileSubtype::Video => Media::Video { width, height, duration },
        FileSubtype::Image => Media::Image { width, height },
        FileSubtype::Audio => Media::Audio { duration },
        FileSubtype::Voice => Media::Voice { duration },
    }
}
