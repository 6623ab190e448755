//! `POST /files`: a file of a back end, whole.

use std::str::FromStr;

use axum::Json;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::extract::multipart::{Field, MultipartError};
use chinwag_model::{FileBlock, FileToken, Finite};
use chinwag_protocol::{ErrorCode, FileSubtype, FileUpload, WireError};
use serde::Serialize;

use crate::errors::{Reply, RestError};
use crate::extract::BackEnd;

/// Longest value of a field beside the file, in bytes.
const VALUE_MAX_BYTES: usize = 4 * 1024;

/// A file that is stored. Both names hold the same token: messages take the one in `attachmentToken`, blocks of content
/// the other in `fileToken`.
#[derive(Serialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct FileObject {
    attachment_token: FileToken,
    file_token: FileToken,
    filename: String,
    size: u64,
}

impl From<FileBlock> for FileObject {
    fn from(block: FileBlock) -> Self {
        let FileBlock { file_token, filename, size, .. } = block;
        Self { attachment_token: file_token.clone(), file_token, filename, size }
    }
}

/// The file is taken as it comes, so what is said of it has to come before it.
pub(super) async fn post(
    BackEnd { engine, caller, .. }: BackEnd,
    form: Result<Multipart, MultipartRejection>,
) -> Reply<FileObject> {
    let mut form = form.map_err(|_| {
        let message =
            "a file comes in a form: \"Content-Type: multipart/form-data\", its part named \"file\"";
        WireError::at(ErrorCode::UnsupportedMediaType, "Content-Type", message)
    })?;
    let mut said = Said::default();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            let announced = said.announce(field.file_name(), engine.file_size_max())?;
            let block = engine.file_put(&caller, announced, field).await?;
            said.check_rest(&mut form).await?;
            return Ok(Json(block.into()));
        }
        said.read(field).await?;
    }
    Err(WireError::at(ErrorCode::MissingField, "file", "the part \"file\" is missing").into())
}

/// What is said of the file.
#[derive(Default)]
struct Said {
    filename: Option<String>,
    subtype: Option<FileSubtype>,
    width: Option<u32>,
    height: Option<u32>,
    duration: Option<Finite>,
}

impl Said {
    async fn read(&mut self, field: Field<'_>) -> Result<(), RestError> {
        let name = field.name().unwrap_or_default().to_owned();
        let value = value(&name, field).await?;
        match name.as_str() {
            "filename" => self.filename = Some(value),
            "subtype" => self.subtype = Some(subtype(&value)?),
            "width" => self.width = Some(number(&name, &value)?),
            "height" => self.height = Some(number(&name, &value)?),
            "duration" => {
                let seconds: f64 = number(&name, &value)?;
                self.duration = Some(Finite::new(seconds).ok_or_else(|| no_number(&name))?);
            }
            // As with unknown fields of JSON bodies.
            _ => {}
        }
        Ok(())
    }

    fn announce(&mut self, given: Option<&str>, size_max: u64) -> Result<FileUpload, WireError> {
        let filename = self.filename.take().or_else(|| given.map(str::to_owned)).ok_or_else(|| {
            let message = "filename is missing: give it with the file, or in a part \"filename\" before it";
            WireError::at(ErrorCode::MissingField, "filename", message)
        })?;
        let Self { subtype, width, height, duration, .. } = *self;
        Ok(FileUpload { filename, size: size_max, subtype, width, height, duration })
    }

    /// What comes too late would be lost without a word.
    async fn check_rest(&self, form: &mut Multipart) -> Result<(), RestError> {
        while let Some(field) = form.next_field().await.map_err(broken)? {
            if let Some(name @ ("file" | "filename" | "subtype" | "width" | "height" | "duration")) =
                field.name()
            {
                let message = format!(
                    "the part \"{name}\" comes after the file: give one file, and all about it before"
                );
                return Err(WireError::at(ErrorCode::InvalidArgument, name, message).into());
            }
        }
        Ok(())
    }
}

async fn value(name: &str, mut field: Field<'_>) -> Result<String, RestError> {
    let mut bytes = Vec::new();
    while let Some(more) = field.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&more);
        if bytes.len() > VALUE_MAX_BYTES {
            let message = format!("{name} must have at most {VALUE_MAX_BYTES} bytes");
            return Err(WireError::at(ErrorCode::InvalidArgument, name, message).into());
        }
    }
    let text = String::from_utf8(bytes);
    text.map_err(|_| WireError::at(ErrorCode::Malformed, name, format!("{name} is not UTF-8")).into())
}

fn subtype(value: &str) -> Result<FileSubtype, WireError> {
    match value {
        "image" => Ok(FileSubtype::Image),
        "video" => Ok(FileSubtype::Video),
        "audio" => Ok(FileSubtype::Audio),
        "voice" => Ok(FileSubtype::Voice),
        other => {
            let message = format!("subtype must be image, video, audio or voice, not {other:?}");
            Err(WireError::at(ErrorCode::InvalidArgument, "subtype", message))
        }
    }
}

fn number<T: FromStr>(name: &str, value: &str) -> Result<T, WireError> {
    value.parse().map_err(|_| no_number(name))
}

fn no_number(name: &str) -> WireError {
    WireError::at(ErrorCode::InvalidArgument, name, format!("{name} must be a number that is not negative"))
}

fn broken(error: MultipartError) -> RestError {
    WireError::new(ErrorCode::Malformed, format!("the form cannot be read: {}", error.body_text())).into()
}
