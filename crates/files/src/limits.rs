//! The limits of this crate, each with its unit. How large a file may be is the engine's to say.

/// Bytes of an upload are written to the disk in pieces of this size.
pub const STAGING_BUFFER_BYTES: usize = 256 * 1024;
/// A file goes to S3 in parts of this size, one after the other; 10,000 of them are the most that S3 takes. It is the
/// smallest size that S3 allows, since one part stands in memory for each upload that is finishing.
pub const STORAGE_PART_BYTES: usize = 5 * 1024 * 1024;
/// A download is read from the disk in pieces of this size.
pub const DOWNLOAD_CHUNK_BYTES: usize = 64 * 1024;
/// What a file is shows in its first bytes.
pub const HEAD_BYTES: usize = 8 * 1024;
/// Longest file name, in bytes of UTF-8: what file systems take.
pub const FILE_NAME_MAX_BYTES: usize = 255;
/// A record of an upload is never larger.
pub const RECORD_MAX_BYTES: u64 = 16 * 1024;
/// Most places where something is left out of an image or replaced in it; one with more is kept as a file of no
/// known kind.
pub const EDITS_MAX: usize = 64 * 1024;
/// An EXIF block is read up to here for the orientation, which stands in its first directory.
pub const EXIF_MAX_BYTES: usize = 64 * 1024;
/// Largest table of the parts of a HEIC or AVIF image. Phones write about ten thousand bytes.
pub const HEIF_META_MAX_BYTES: u64 = 1024 * 1024;
/// Most boxes, elements or pages looked at for the duration of a film or sound.
pub const MEDIA_STEPS_MAX: usize = 20_000;
/// A sound's first frame, and its last page, are sought this far.
pub const MEDIA_SEARCH_BYTES: usize = 256 * 1024;
