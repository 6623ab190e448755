//! What one connection must hear, and may.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{About, CONVERSATIONS, USERS};

/// One subscription to a conversation.
#[derive(Debug, Default)]
pub(super) struct Following {
    /// The last commit that the reading saw, and whether the user took part then.
    pub(super) read: Option<(u64, bool)>,
    /// Whether it could be read.
    pub(super) works: Option<bool>,
    is_over: bool,
}

/// One reading of the list of one's conversations.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The last commit that the reading saw, and the conversations.
    pub(super) read: Option<(u64, [bool; CONVERSATIONS])>,
    /// Whether the hub was told of it.
    pub(super) is_listed: bool,
    is_over: bool,
}

/// One event that was delivered while the connection was there.
#[derive(Debug)]
struct Delivered {
    about: About,
    /// In which conversations the user takes part as of this event: before it, after it, or both.
    takes_part: [bool; CONVERSATIONS],
    must: bool,
    /// Subscriptions that it must be heard for, if they come to work: conversation and index.
    must_if: Vec<(usize, usize)>,
}

/// A connection's history.
#[derive(Debug)]
pub(super) struct Hearing {
    pub(super) user: usize,
    pub(super) users: [bool; USERS],
    followings: [Vec<Following>; CONVERSATIONS],
    listings: Vec<Listing>,
    is_listing: bool,
    /// Conversations joined since the listing began.
    joined: [bool; CONVERSATIONS],
    delivered: BTreeMap<u64, Delivered>,
}

impl Hearing {
    pub(super) fn new(user: usize) -> Self {
        Self {
            user,
            users: [false; USERS],
            followings: Default::default(),
            listings: Vec::new(),
            is_listing: false,
            joined: [false; CONVERSATIONS],
            delivered: BTreeMap::new(),
        }
    }

    pub(super) fn follow(&mut self, c: usize) {
        self.followings[c].push(Following::default());
    }

    pub(super) fn unfollow(&mut self, c: usize) {
        self.followings[c].iter_mut().for_each(|following| following.is_over = true);
    }

    /// Readings of one topic come one after the other.
    pub(super) fn next_to_read(&mut self, c: usize) -> Option<&mut Following> {
        self.followings[c].iter_mut().find(|it| it.works.is_none()).filter(|it| it.read.is_none())
    }

    pub(super) fn next_to_prove(&mut self, c: usize) -> Option<&mut Following> {
        self.followings[c].iter_mut().find(|it| it.works.is_none()).filter(|it| it.read.is_some())
    }

    pub(super) fn is_reading(&self, c: usize) -> bool {
        self.followings[c].iter().any(|following| following.works.is_none())
    }

    pub(super) fn begin_listing(&mut self) {
        self.listings.push(Listing::default());
        self.is_listing = true;
    }

    pub(super) fn unfinished_listing(&mut self) -> Option<&mut Listing> {
        self.listings.last_mut().filter(|listing| !listing.is_listed && !listing.is_over)
    }

    pub(super) fn end_listing(&mut self) {
        self.is_listing = false;
        self.listings.iter_mut().for_each(|listing| listing.is_over = true);
        self.joined = [false; CONVERSATIONS];
    }

    /// An event reaches the hub. A subscription that began before, and whose answer does not show it, hears it while
    /// the user takes part.
    pub(super) fn delivered(
        &mut self,
        number: u64,
        about: &About,
        takes_part: [bool; CONVERSATIONS],
        joins: bool,
    ) {
        if let (About::Conversation(c), true, true) = (about, joins, self.is_listing) {
            self.joined[*c] = true;
        }
        let (mut must, rooms) = match about {
            About::Conversation(c) => (false, vec![*c]),
            About::User(user, rooms) => (self.users[*user], rooms.clone()),
            About::Private(user) => (*user == self.user, Vec::new()),
        };
        let mut must_if = Vec::new();
        for c in rooms.into_iter().filter(|c| takes_part[*c]) {
            must |= self.is_listing && (self.joined[c] || self.lists(c, number));
            for (index, following) in self.followings[c].iter().enumerate().filter(|(_, it)| !it.is_over) {
                if following.read.is_some_and(|(shown, _)| shown < number) {
                    must_if.push((c, index));
                }
            }
        }
        self.delivered.insert(number, Delivered { about: about.clone(), takes_part, must, must_if });
    }

    /// Whether a list that holds a conversation was read before this event, and told to the hub.
    fn lists(&self, c: usize, number: u64) -> bool {
        let holds = |listing: &Listing| listing.read.is_some_and(|(shown, rooms)| shown < number && rooms[c]);
        self.listings.iter().any(|listing| listing.is_listed && !listing.is_over && holds(listing))
    }

    /// Whether some reading said that the user takes part in a conversation, at this event or later.
    fn was_let_in(&self, c: usize, number: u64) -> bool {
        let by_itself = self.followings[c].iter().filter_map(|following| following.read);
        let by_list = self.listings.iter().filter_map(|listing| listing.read);
        by_itself
            .chain(by_list.map(|(shown, rooms)| (shown, rooms[c])))
            .any(|(shown, takes_part)| takes_part && shown >= number)
    }

    fn may(&self, number: u64, event: &Delivered) -> bool {
        let in_room = |c: &usize| event.takes_part[*c] || self.was_let_in(*c, number);
        event.must
            || match &event.about {
                About::Conversation(c) => in_room(c),
                About::User(_, rooms) => rooms.iter().any(in_room),
                About::Private(_) => false,
            }
    }

    /// Compares with what the connection heard, event by event.
    pub(super) fn check(&self, heard: &Vec<u64>) -> Result<(), TestCaseError> {
        for (number, event) in &self.delivered {
            let times = heard.iter().filter(|one| *one == number).count();
            let works = |(c, index): &(usize, usize)| self.followings[*c][*index].works == Some(true);
            let must = event.must || event.must_if.iter().any(works);
            prop_assert!(times <= 1, "event {number} came {times} times: {event:?} in {self:?}");
            prop_assert!(times == 1 || !must, "event {number} is missing: {event:?} in {self:?}");
            prop_assert!(times == 0 || self.may(*number, event), "event {number} is not for them: {self:?}");
        }
        for number in heard {
            prop_assert!(self.delivered.contains_key(number), "event {number} came out of nowhere");
        }
        for c in 0..CONVERSATIONS {
            let is_of = |number: &&u64| self.delivered[number].about == About::Conversation(c);
            let numbers: Vec<_> = heard.iter().filter(is_of).collect();
            prop_assert!(numbers.is_sorted(), "out of order: {numbers:?}");
        }
        Ok(())
    }
}
