#![doc = include_str!("../README.md")]

mod charset;
mod fetch;
mod page;
mod picture;
mod previews;

pub use page::{Page, read_page};
pub use picture::Picture;
pub use previews::{Busy, Preview, PreviewOptions, PreviewPicture, Previews};
