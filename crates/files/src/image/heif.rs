//! HEIC and AVIF: boxes, and in one of them a table of the parts of the image, of which EXIF and XMP are two.

mod locations;

use std::collections::HashMap;
use std::io::{Read, Seek};

use super::dimensions;
use super::exif::EMPTY_TIFF;
use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::iso::IsoBox;
use crate::limits::HEIF_META_MAX_BYTES;
use crate::media;
use crate::scan::{Scan, Scanned, Stop};
use locations::locations;

/// Version and flags, before the content of most boxes.
pub(super) const VERSION_BYTES: u64 = 4;

/// A part that is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Private {
    Exif,
    Xmp,
}

/// Parts are found by their place in the file, so nothing is taken out: it is overwritten. Which way up the image is
/// stands in a property of it, and what EXIF says of that does not count.
pub fn walk<R: Read + Seek>(scan: &mut Scan<R>, edits: &mut Edits) -> Scanned<Option<Dimensions>> {
    scan.go(0)?;
    let mut shown = None;
    while let Some(found) = IsoBox::next(scan, scan.len())? {
        match &found.name {
            b"meta" if shown.is_none() => shown = Some(meta(scan, found, edits)?),
            b"moov" => media::clean_movie(scan, found, edits)?,
            b"ftyp" | b"mdat" | b"idat" | b"free" | b"skip" | b"moof" => {}
            _ => found.blank(edits)?,
        }
        scan.go(found.end)?;
    }
    shown.ok_or(Stop::Broken)
}

fn meta<R: Read + Seek>(scan: &mut Scan<R>, meta: IsoBox, edits: &mut Edits) -> Scanned<Option<Dimensions>> {
    if meta.end - meta.start > HEIF_META_MAX_BYTES {
        return Err(Stop::Broken);
    }
    let mut boxes = HashMap::new();
    meta.each(scan, VERSION_BYTES, |_, inner| {
        boxes.entry(inner.name).or_insert(inner);
        Ok(())
    })?;
    let private = match boxes.get(b"iinf") {
        Some(iinf) => private_items(scan, *iinf)?,
        None => HashMap::new(),
    };
    if !private.is_empty() {
        let iloc = *boxes.get(b"iloc").ok_or(Stop::Broken)?;
        for (what, range) in locations(scan, iloc, boxes.get(b"idat").map(|idat| idat.body), &private)? {
            overwrite(what, range, edits)?;
        }
    }
    match (boxes.get(b"pitm"), boxes.get(b"iprp")) {
        (Some(pitm), Some(iprp)) => size(scan, *pitm, *iprp),
        _ => Ok(None),
    }
}

fn private_items<R: Read + Seek>(scan: &mut Scan<R>, iinf: IsoBox) -> Scanned<HashMap<u32, Private>> {
    scan.go(iinf.body)?;
    let count_bytes = if scan.u8()? == 0 { 2 } else { 4 };
    let mut private = HashMap::new();
    iinf.each(scan, VERSION_BYTES + count_bytes, |scan, entry| {
        let version = scan.u8()?;
        scan.skip(3)?;
        let id = if version < 3 { scan.u16()?.into() } else { scan.u32()? };
        scan.skip(2)?;
        match &scan.bytes::<4>()? {
            _ if version < 2 || &entry.name != b"infe" => None,
            b"Exif" => private.insert(id, Private::Exif),
            b"mime" => private.insert(id, Private::Xmp),
            _ => None,
        };
        Ok(())
    })?;
    Ok(private)
}

fn overwrite(what: Private, range: std::ops::Range<u64>, edits: &mut Edits) -> Scanned<()> {
    // EXIF begins with the distance to its header, here none; then comes what a reader takes for EXIF without tags.
    let empty = [&[0; 4], EMPTY_TIFF].concat();
    let rest = range.start + empty.len() as u64;
    match what {
        Private::Exif if rest <= range.end => {
            edits.replace(range.start..rest, empty)?;
            edits.fill(rest..range.end, 0)
        }
        Private::Exif => edits.fill(range, 0),
        Private::Xmp => edits.fill(range, b' '),
    }
}

/// Of the image that is shown first, turned as its properties say.
fn size<R: Read + Seek>(scan: &mut Scan<R>, pitm: IsoBox, iprp: IsoBox) -> Scanned<Option<Dimensions>> {
    scan.go(pitm.body)?;
    let wide = scan.u8()? != 0;
    scan.skip(3)?;
    let primary = if wide { scan.u32()? } else { scan.u16()?.into() };
    let mut properties = Vec::new();
    let mut uses = Vec::new();
    iprp.each(scan, 0, |scan, inner| match &inner.name {
        b"ipco" => inner.each(scan, 0, |_, property| {
            properties.push(property);
            Ok(())
        }),
        b"ipma" => {
            uses.extend(uses_of(scan, inner, primary)?);
            Ok(())
        }
        _ => Ok(()),
    })?;
    let (mut stored, mut turned) = (None, false);
    for property in uses.into_iter().filter_map(|index| properties.get(usize::from(index).checked_sub(1)?)) {
        scan.go(property.body)?;
        match &property.name {
            b"ispe" => {
                scan.skip(VERSION_BYTES)?;
                stored = dimensions(scan.u32()?, scan.u32()?);
            }
            // In quarters of a turn.
            b"irot" => turned = scan.u8()? & 1 == 1,
            _ => {}
        }
    }
    let turn = |Dimensions { width, height }| Dimensions { width: height, height: width };
    Ok(if turned { stored.map(turn) } else { stored })
}

/// The numbers, from 1, of the properties that an item has.
fn uses_of<R: Read + Seek>(scan: &mut Scan<R>, ipma: IsoBox, item: u32) -> Scanned<Vec<u16>> {
    scan.go(ipma.body)?;
    let [version, _, _, flags] = scan.bytes()?;
    let entries = scan.u32()?;
    let mut uses = Vec::new();
    for _ in 0..entries {
        let id = if version == 0 { scan.u16()?.into() } else { scan.u32()? };
        for _ in 0..scan.u8()? {
            // The highest bit says that a reader must know the property.
            let index = if flags & 1 == 0 { u16::from(scan.u8()? & 0x7F) } else { scan.u16()? & 0x7FFF };
            if id == item {
                uses.push(index);
            }
        }
        if scan.at() > ipma.end {
            return Err(Stop::Broken);
        }
    }
    Ok(uses)
}
