//! HEIC and AVIF without pixels: the table of parts is what counts.

use super::pictures::{SECRET, exif};

pub fn boxed(name: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    [&(content.len() as u32 + 8).to_be_bytes()[..], name, &content].concat()
}

/// A picture of 40 by 30, turned by so many quarters, with EXIF and XMP in `mdat`.
pub fn heif(brand: &[u8; 4], quarters: u8) -> Vec<u8> {
    let ftyp = boxed(b"ftyp", &[brand, &[0; 4], b"mif1", brand]);
    let exif_item = [&[0; 4], &exif(6)[..]].concat();
    let xmp_item = [b"<x:xmpmeta>", SECRET].concat();
    let picture = b"no pixels";
    // The places do not change what is before them, so they are made twice.
    let first = ftyp.len() + meta(quarters, [0; 3], [0; 3]).len() + 8;
    let offsets = [first, first + picture.len(), first + picture.len() + exif_item.len()];
    let lengths = [picture.len(), exif_item.len(), xmp_item.len()];
    let meta = meta(quarters, offsets.map(|at| at as u32), lengths.map(|len| len as u32));
    let mdat = boxed(b"mdat", &[picture, &exif_item, &xmp_item]);
    [ftyp, meta, mdat, boxed(b"uuid", &[&[7; 16], SECRET])].concat()
}

fn meta(quarters: u8, offsets: [u32; 3], lengths: [u32; 3]) -> Vec<u8> {
    let entry = |id: u8, kind: &[u8; 4], more: &[u8]| {
        boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, b"\0", more])
    };
    let items = [entry(1, b"av01", b""), entry(2, b"Exif", b""), entry(3, b"mime", b"application/rdf+xml\0")];
    let iinf = boxed(b"iinf", &[&[0, 0, 0, 0, 0, 3], &items.concat()]);
    let mut places = vec![0, 0, 0, 0, 0x44, 0x00, 0, 3];
    for (index, (offset, length)) in offsets.into_iter().zip(lengths).enumerate() {
        places.extend([0, index as u8 + 1, 0, 0, 0, 1]);
        places.extend(offset.to_be_bytes());
        places.extend(length.to_be_bytes());
    }
    let size =
        |width: u32, height: u32| boxed(b"ispe", &[&[0; 4], &width.to_be_bytes(), &height.to_be_bytes()]);
    let properties = [size(400, 300), size(40, 30), boxed(b"irot", &[&[quarters]])];
    // The picture has the second size; the first is of something else.
    let uses = boxed(b"ipma", &[&[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 2, 2, 0x83]]);
    let iprp = boxed(b"iprp", &[&boxed(b"ipco", &[&properties.concat()]), &uses]);
    let pitm = boxed(b"pitm", &[&[0, 0, 0, 0, 0, 1]]);
    boxed(b"meta", &[&[0; 4], &pitm, &boxed(b"iloc", &[&places]), &iinf, &iprp])
}
