//! Pairing the markers of a line.

use std::mem;
use std::ops::Range;

use chinwag_model::TextNode;

use super::Line;
use super::nodes::Nodes;
use super::scan::{Closing, Marker, Piece, Scan};

/// Reads a line, or what a point of a list says, into `nodes`.
pub fn read(scan: &mut Scan, line: &Line, nodes: &mut Nodes) {
    let pieces = scan.pieces(line);
    if pieces.is_empty() {
        return nodes.push_text(line.at.clone());
    }
    let all = 0..pieces.len();
    Pairing { pieces, closers: [0; Marker::COUNT] }.read(all, line.at.clone(), [false; Marker::COUNT], nodes);
}

struct Pairing<'s> {
    pieces: &'s mut [Piece],
    /// For each marker, the first piece that may be the next one that closes. They only move forward, since markers
    /// are asked about in the order of the text, however deep: so all searches together are one pass.
    closers: [usize; Marker::COUNT],
}

impl Pairing<'_> {
    /// Reads some pieces and the text around them. Markers in `around` are open already, so they are text here; hence
    /// this nests no deeper than there are markers.
    fn read(
        &mut self,
        pieces: Range<usize>,
        text: Range<usize>,
        around: [bool; Marker::COUNT],
        nodes: &mut Nodes,
    ) {
        let mut from = text.start;
        let mut index = pieces.start;
        while index < pieces.end {
            match &mut self.pieces[index] {
                Piece::Atom { at, node } => {
                    nodes.push_text(from..at.start);
                    from = at.end;
                    nodes.push(mem::replace(node, TextNode::Plain(String::new())));
                }
                &mut Piece::Marker { at, marker, opens, .. } if opens && !around[marker.index()] => {
                    if let Some((closer, end)) = self.closer(marker, index, pieces.end) {
                        nodes.push_text(from..at);
                        let mut around = around;
                        around[marker.index()] = true;
                        let mut inner = Nodes::new(nodes.text());
                        self.read(index + 1..closer, at + 1..end, around, &mut inner);
                        nodes.push(marker.node(inner.finish()));
                        from = end + 1;
                        index = closer;
                    }
                }
                Piece::Marker { .. } => {}
            }
            index += 1;
        }
        nodes.push_text(from..text.end);
    }

    /// The first marker after piece `open` that closes it: which piece it is, and where in the text it stands.
    fn closer(&mut self, marker: Marker, open: usize, end: usize) -> Option<(usize, usize)> {
        let next = &mut self.closers[marker.index()];
        *next = (*next).max(open + 1);
        while let Some(piece) = self.pieces[..end].get(*next) {
            match *piece {
                Piece::Marker { at, marker: this, closes: Closing::Yes, .. } if this == marker => {
                    return Some((*next, at));
                }
                _ => *next += 1,
            }
        }
        None
    }
}
