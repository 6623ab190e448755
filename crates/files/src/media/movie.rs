//! MP4 and QuickTime: the box `moov` says what the tracks are. It also says where a film was made, and with what.

use std::io::{self, Read, Seek};

use super::{Media, millis};
use crate::edits::Edits;
use crate::finish::Dimensions;
use crate::iso::IsoBox;
use crate::limits::MEDIA_STEPS_MAX;
use crate::scan::{Scan, Scanned, Stop, or_absent};

/// Boxes for what is said about a film. Players need none of them; they become free space, since the samples are found
/// by their place in the file.
const PRIVATE: &[&[u8; 4]] = &[b"udta", b"meta", b"uuid"];

/// Goes over a file. A film that breaks off is as good as what comes before: players show it as far as it goes.
pub fn iso<R: Read + Seek>(scan: &mut Scan<R>, edits: &mut Edits) -> io::Result<Media> {
    let mut movie = Movie::default();
    or_absent(movie.file(scan, edits).map(Some))?;
    Ok(movie.media())
}

/// Takes what is private out of the `moov` of an animated image.
pub fn clean_movie<R: Read + Seek>(scan: &mut Scan<R>, moov: IsoBox, edits: &mut Edits) -> Scanned<()> {
    Movie::default().moov(scan, moov, edits)
}

#[derive(Default)]
struct Movie {
    units_per_second: u64,
    units: u64,
    tracks: Vec<Track>,
    steps: usize,
}

#[derive(Default)]
struct Track {
    handler: [u8; 4],
    dimensions: Option<Dimensions>,
}

impl Movie {
    fn file<R: Read + Seek>(&mut self, scan: &mut Scan<R>, edits: &mut Edits) -> Scanned<()> {
        scan.go(0)?;
        while let Some(found) = IsoBox::next(scan, scan.len())? {
            self.step()?;
            match &found.name {
                b"moov" => self.moov(scan, found, edits)?,
                name if PRIVATE.contains(&name) => found.blank(edits)?,
                _ => {}
            }
            scan.go(found.end)?;
        }
        Ok(())
    }

    fn moov<R: Read + Seek>(&mut self, scan: &mut Scan<R>, moov: IsoBox, edits: &mut Edits) -> Scanned<()> {
        moov.each(scan, 0, |scan, inner| {
            self.step()?;
            match &inner.name {
                b"mvhd" => self.header(scan),
                b"trak" => self.track(scan, inner, edits),
                b"mvex" => inner.each(scan, 0, |scan, inner| self.fragments(scan, inner)),
                name if PRIVATE.contains(&name) => inner.blank(edits),
                _ => Ok(()),
            }
        })
    }

    fn header<R: Read + Seek>(&mut self, scan: &mut Scan<R>) -> Scanned<()> {
        let wide = scan.u8()? == 1;
        scan.skip(if wide { 19 } else { 11 })?;
        self.units_per_second = scan.u32()?.into();
        let units = if wide { scan.u64()? } else { scan.u32()?.into() };
        // All bits set say that nobody knows.
        let unknown = if wide { u64::MAX } else { u32::MAX.into() };
        self.units = self.units.max(if units == unknown { 0 } else { units });
        Ok(())
    }

    /// A film in fragments may say here how long all of them are.
    fn fragments<R: Read + Seek>(&mut self, scan: &mut Scan<R>, inner: IsoBox) -> Scanned<()> {
        self.step()?;
        if &inner.name == b"mehd" {
            let wide = scan.u8()? == 1;
            scan.skip(3)?;
            self.units = self.units.max(if wide { scan.u64()? } else { scan.u32()?.into() });
        }
        Ok(())
    }

    fn track<R: Read + Seek>(&mut self, scan: &mut Scan<R>, trak: IsoBox, edits: &mut Edits) -> Scanned<()> {
        let mut track = Track::default();
        trak.each(scan, 0, |scan, inner| {
            self.step()?;
            match &inner.name {
                b"tkhd" => track.header(scan),
                b"mdia" => inner.each(scan, 0, |scan, inner| {
                    self.step()?;
                    if &inner.name == b"hdlr" {
                        scan.skip(8)?;
                        track.handler = scan.bytes()?;
                    }
                    Ok(())
                }),
                name if PRIVATE.contains(&name) => inner.blank(edits),
                _ => Ok(()),
            }
        })?;
        self.tracks.push(track);
        Ok(())
    }

    fn step(&mut self) -> Scanned<()> {
        self.steps += 1;
        if self.steps > MEDIA_STEPS_MAX { Err(Stop::Broken) } else { Ok(()) }
    }

    fn media(&self) -> Media {
        let has = |handler: &[u8; 4]| self.tracks.iter().any(|track| &track.handler == handler);
        let mut pictures = self.tracks.iter().filter(|track| &track.handler == b"vide");
        Media {
            duration_ms: millis(self.units, self.units_per_second),
            dimensions: pictures.find_map(|track| track.dimensions),
            has_picture: has(b"vide"),
            has_sound: has(b"soun"),
        }
    }
}

impl Track {
    fn header<R: Read + Seek>(&mut self, scan: &mut Scan<R>) -> Scanned<()> {
        let wide = scan.u8()? == 1;
        scan.skip(if wide { 35 + 16 } else { 23 + 16 })?;
        // A matrix turns the picture: when it is a quarter turn, the diagonal is empty.
        let a = scan.u32()?;
        scan.skip(12)?;
        let d = scan.u32()?;
        scan.skip(16)?;
        let [width, height] = [scan.u32()? >> 16, scan.u32()? >> 16];
        let (width, height) = if (a, d) == (0, 0) { (height, width) } else { (width, height) };
        self.dimensions = (width > 0 && height > 0).then_some(Dimensions { width, height });
        Ok(())
    }
}
