//! What happens to the hub, and around it.

use proptest::prelude::*;

use super::{CONVERSATIONS, LINKS, USERS};

#[derive(Debug, Clone)]
pub(super) enum Op {
    Send(usize),
    Join(usize, usize),
    Leave(usize, usize),
    Dissolve(usize),
    ChangeUser(usize),
    /// The hub gets the oldest event that it has not got yet.
    Deliver,
    Connect(usize, usize),
    Disconnect(usize),
    Follow(usize, usize),
    /// The oldest subscription that was not read yet is.
    Read(usize, usize),
    /// The oldest one that was read is proven; or it could not be read.
    Prove(usize, usize, bool),
    Unfollow(usize, usize),
    FollowUser(usize, usize),
    UnfollowUser(usize, usize),
    BeginListing(usize),
    ReadList(usize),
    List(usize),
    EndListing(usize),
}

impl Op {
    /// The connection that does it to its subscriptions.
    pub(super) fn link(&self) -> Option<usize> {
        match *self {
            Self::Follow(l, _)
            | Self::Read(l, _)
            | Self::Prove(l, _, _)
            | Self::Unfollow(l, _)
            | Self::FollowUser(l, _)
            | Self::UnfollowUser(l, _)
            | Self::BeginListing(l)
            | Self::ReadList(l)
            | Self::List(l)
            | Self::EndListing(l) => Some(l),
            _ => None,
        }
    }
}

pub(super) fn op() -> impl Strategy<Value = Op> {
    let (l, c, u) = (0..LINKS, 0..CONVERSATIONS, 0..USERS);
    let at = (l.clone(), c.clone());
    prop_oneof![
        6 => c.clone().prop_map(Op::Send),
        4 => (c.clone(), u.clone()).prop_map(|(c, u)| Op::Join(c, u)),
        3 => (c.clone(), u.clone()).prop_map(|(c, u)| Op::Leave(c, u)),
        1 => c.prop_map(Op::Dissolve),
        3 => u.clone().prop_map(Op::ChangeUser),
        16 => Just(Op::Deliver),
        2 => (l.clone(), u.clone()).prop_map(|(l, u)| Op::Connect(l, u)),
        1 => l.clone().prop_map(Op::Disconnect),
        5 => at.clone().prop_map(|(l, c)| Op::Follow(l, c)),
        5 => at.clone().prop_map(|(l, c)| Op::Read(l, c)),
        5 => (at.clone(), prop::bool::weighted(0.9)).prop_map(|((l, c), works)| Op::Prove(l, c, works)),
        2 => at.prop_map(|(l, c)| Op::Unfollow(l, c)),
        1 => (l.clone(), u.clone()).prop_map(|(l, u)| Op::FollowUser(l, u)),
        1 => (l.clone(), u).prop_map(|(l, u)| Op::UnfollowUser(l, u)),
        3 => l.clone().prop_map(Op::BeginListing),
        3 => l.clone().prop_map(Op::ReadList),
        3 => l.clone().prop_map(Op::List),
        1 => l.prop_map(Op::EndListing),
    ]
}
