//! The hub against what is said of it in few words, over random comings and goings: [`Hearing`] says who must hear an
//! event and who may, from the history alone. What must be heard is heard once and in order; what may not, never.

mod hearing;
mod op;

use std::collections::VecDeque;

use hearing::{Following, Hearing, Listing};
use op::{Op, op};
use proptest::prelude::*;

use super::*;

const USERS: usize = 2;
const CONVERSATIONS: usize = 2;
const LINKS: usize = 3;

/// Who takes part: by conversation, by user.
type Members = [[bool; USERS]; CONVERSATIONS];

/// What an event is about.
#[derive(Debug, Clone, PartialEq)]
enum About {
    Conversation(usize),
    /// A user, told in conversations, too.
    User(usize, Vec<usize>),
    Private(usize),
}

/// An event on its way to the hub, numbered in the order of the commits.
struct Pending {
    number: u64,
    about: About,
    membership: Option<Membership>,
}

/// A connection, with its history.
struct Client {
    guard: LinkGuard,
    hearing: Hearing,
}

#[derive(Default)]
struct World {
    hub: Arc<Hub>,
    clients: [Option<Client>; LINKS],
    /// As the store has it.
    stored: Members,
    /// As the events delivered so far have it.
    told: Members,
    number: u64,
    pending: VecDeque<Pending>,
}

fn name(user: usize) -> UserId {
    super::user(&format!("user{user}"))
}

fn room(conversation: usize) -> ConversationId {
    super::conversation(&format!("room{conversation}"))
}

fn room_topic(conversation: usize) -> Topic {
    Topic::Conversation(room(conversation))
}

impl World {
    fn commit(&mut self, about: About, membership: Option<Membership>) {
        self.number += 1;
        self.pending.push_back(Pending { number: self.number, about, membership });
    }

    fn write(&mut self, op: &Op) {
        match *op {
            Op::Send(c) => self.commit(About::Conversation(c), None),
            Op::Join(c, u) if !self.stored[c][u] => {
                self.stored[c][u] = true;
                self.commit(About::Private(u), None);
                self.commit(About::Conversation(c), Some(Membership::Joined(room(c), name(u))));
            }
            Op::Leave(c, u) if self.stored[c][u] => {
                self.stored[c][u] = false;
                let left = Some(Membership::Left(room(c), name(u)));
                self.commit(About::Conversation(c), left.clone());
                self.commit(About::Private(u), left);
            }
            Op::Dissolve(c) => {
                let members = std::mem::take(&mut self.stored[c]);
                self.commit(About::Conversation(c), Some(Membership::Dissolved(room(c))));
                for u in (0..USERS).filter(|u| members[*u]) {
                    self.commit(About::Private(u), Some(Membership::Left(room(c), name(u))));
                }
            }
            Op::ChangeUser(u) => {
                let rooms = (0..CONVERSATIONS).filter(|c| self.stored[*c][u]).collect();
                self.commit(About::User(u, rooms), None);
            }
            _ => {}
        }
    }

    fn deliver(&mut self) {
        let Some(Pending { number, about, membership }) = self.pending.pop_front() else { return };
        let before = self.told;
        if let About::Conversation(c) = about {
            match &membership {
                Some(Membership::Joined(_, user)) => self.told[c][usize::from(*user == name(1))] = true,
                Some(Membership::Left(_, user)) => self.told[c][usize::from(*user == name(1))] = false,
                Some(Membership::Dissolved(_)) => self.told[c] = [false; USERS],
                None => {}
            }
        }
        for client in self.clients.iter_mut().flatten() {
            let u = client.hearing.user;
            let takes_part = std::array::from_fn(|c| before[c][u] || self.told[c][u]);
            let joins = matches!(&membership, Some(Membership::Joined(_, user)) if *user == name(u));
            client.hearing.delivered(number, &about, takes_part, joins);
        }
        let (targets, topic) = match &about {
            About::Conversation(c) => (vec![Target::Topic(room_topic(*c))], room_topic(*c)),
            About::User(u, rooms) => {
                let topic = Topic::User(name(*u));
                let rooms = rooms.iter().map(|c| Target::Topic(room_topic(*c)));
                (std::iter::once(Target::Topic(topic.clone())).chain(rooms).collect(), topic)
            }
            About::Private(u) => (vec![Target::User(name(*u))], Topic::Me),
        };
        let (frame, remainder) = (number.to_string(), None);
        let revision = Some(number);
        self.hub.deliver(Publication { app: APP, targets, topic, revision, frame, remainder, membership });
    }

    fn act(&mut self, op: &Op) {
        let (stored, number) = (self.stored, self.number);
        let Some(l) = op.link() else { return };
        let (Some(client), hub) = (&mut self.clients[l], &self.hub) else { return };
        let (guard, hearing) = (&client.guard, &mut client.hearing);
        let (u, link) = (hearing.user, guard.share());
        match *op {
            Op::Follow(_, c) => {
                guard.follow(&room_topic(c));
                hearing.follow(c);
            }
            Op::Read(_, c) => {
                if let Some(following) = hearing.next_to_read(c) {
                    following.read = Some((number, stored[c][u]));
                }
            }
            Op::Prove(_, c, works) => {
                if let Some(Following { read: Some((_, takes_part)), works: outcome, .. }) =
                    hearing.next_to_prove(c)
                {
                    *outcome = Some(works);
                    hub.prove(&link, &room_topic(c), works.then_some(*takes_part));
                }
            }
            // Like a session, which carries this out alone.
            Op::Unfollow(_, c) if !hearing.is_reading(c) => {
                guard.unfollow(&room_topic(c));
                hearing.unfollow(c);
            }
            Op::FollowUser(_, other) => {
                guard.follow(&Topic::User(name(other)));
                hearing.users[other] = true;
            }
            Op::UnfollowUser(_, other) => {
                guard.unfollow(&Topic::User(name(other)));
                hearing.users[other] = false;
            }
            Op::BeginListing(_) if hearing.unfinished_listing().is_none() => {
                hub.begin_listing(&link);
                hearing.begin_listing();
            }
            Op::ReadList(_) => {
                if let Some(listing @ Listing { read: None, .. }) = hearing.unfinished_listing() {
                    listing.read = Some((number, std::array::from_fn(|c| stored[c][u])));
                }
            }
            Op::List(_) => {
                if let Some(Listing { read: Some((_, rooms)), is_listed, .. }) = hearing.unfinished_listing()
                {
                    *is_listed = true;
                    hub.list(&link, (0..CONVERSATIONS).filter(|c| rooms[*c]).map(room).collect());
                }
            }
            Op::EndListing(_) if hearing.unfinished_listing().is_none() => {
                hub.end_listing(&link);
                hearing.end_listing();
            }
            _ => {}
        }
    }

    fn check(&mut self, l: usize) -> Result<(), TestCaseError> {
        match self.clients[l].take() {
            Some(client) => {
                let heard = heard(&client.guard).iter().map(|frame| frame.parse().unwrap()).collect();
                client.hearing.check(&heard)
            }
            None => Ok(()),
        }
    }

    fn run(&mut self, op: &Op) -> Result<(), TestCaseError> {
        match *op {
            Op::Deliver => self.deliver(),
            Op::Connect(l, u) if self.clients[l].is_none() => {
                let guard = self.hub.connect(APP, name(u));
                self.clients[l] = Some(Client { guard, hearing: Hearing::new(u) });
            }
            Op::Disconnect(l) => self.check(l)?,
            _ => {
                self.write(op);
                self.act(op);
            }
        }
        Ok(())
    }

    /// Everything under way comes to its end.
    fn finish(&mut self) -> Result<(), TestCaseError> {
        while !self.pending.is_empty() {
            self.deliver();
        }
        for l in 0..LINKS {
            for c in (0..CONVERSATIONS).cycle().take(200) {
                self.act(&Op::Read(l, c));
                self.act(&Op::Prove(l, c, true));
            }
            self.check(l)?;
        }
        prop_assert_eq!(self.hub.topic_count(), 0, "connections that ended left something behind");
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn every_connection_hears_what_is_for_it_once_and_in_order(ops in prop::collection::vec(op(), 20..200)) {
        let mut world = World::default();
        for (l, u) in [(0, 0), (1, 0), (2, 1)] {
            world.run(&Op::Connect(l, u))?;
        }
        for op in &ops {
            world.run(op)?;
        }
        world.finish()?;
    }
}
