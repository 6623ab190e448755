//! Reading content from JSON. By hand, since what is derived for such shapes reads a node into a buffer first: errors
//! then arise outside of it, and say only that nothing fits. These arise where the mistake is, so that whoever follows
//! the path of fields can name it; and nothing is read deeper than the limit, so that no input is too deep for the stack.

mod node;

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use self::node::Nodes;
use super::{ContentBlock, FileBlock, FileToken, Finite, Media, TextNode};

impl<'de> Deserialize<'de> for ContentBlock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = ContentBlock;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a block of content: an object with a `type`")
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<ContentBlock, A::Error> {
                BlockFields::deserialize(MapAccessDeserializer::new(fields))?.into_block()
            }
        }
        deserializer.deserialize_map(Read)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum BlockKind {
    Text,
    File,
    Location,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Subtype {
    Video,
    Image,
    Audio,
    Voice,
}

/// What a block of any kind may have. Fields that its kind does not have are left unread.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BlockFields {
    r#type: BlockKind,
    #[serde(default, deserialize_with = "outermost")]
    children: Option<Vec<TextNode>>,
    file_token: Option<FileToken>,
    url: Option<String>,
    size: Option<u64>,
    filename: Option<String>,
    subtype: Option<Subtype>,
    width: Option<u32>,
    height: Option<u32>,
    duration: Option<Finite>,
    latitude: Option<Finite>,
    longitude: Option<Finite>,
}

impl BlockFields {
    fn into_block<E: Error>(self) -> Result<ContentBlock, E> {
        Ok(match self.r#type {
            BlockKind::Text => ContentBlock::Text { children: need(self.children, "children")? },
            BlockKind::File => ContentBlock::File(self.into_file()?),
            BlockKind::Location => ContentBlock::Location {
                latitude: need(self.latitude, "latitude")?,
                longitude: need(self.longitude, "longitude")?,
            },
        })
    }

    fn into_file<E: Error>(self) -> Result<FileBlock, E> {
        let Self { width, height, duration, .. } = self;
        let media = self.subtype.map(|subtype| match subtype {
            Subtype::Video => Media::Video { width, height, duration },
            Subtype::Image => Media::Image { width, height },
            Subtype::Audio => Media::Audio { duration },
            Subtype::Voice => Media::Voice { duration },
        });
        Ok(FileBlock {
            file_token: need(self.file_token, "fileToken")?,
            // A sender needs the token only.
            url: self.url.unwrap_or_default(),
            size: self.size.unwrap_or_default(),
            filename: self.filename.unwrap_or_default(),
            media,
        })
    }
}

fn need<T, E: Error>(field: Option<T>, name: &'static str) -> Result<T, E> {
    field.ok_or_else(|| E::missing_field(name))
}

fn outermost<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<TextNode>>, D::Error> {
    Nodes { depth: 1 }.deserialize(deserializer).map(Some)
}
