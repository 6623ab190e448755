//! The demo's people, and what they have said.

/// Id and name.
pub const PEOPLE: &[(&str, &str)] = &[
    ("alice", "Alice Jansen"),
    ("bob", "Bob Okafor"),
    ("mei", "Mei Tanaka"),
    ("omar", "Omar Haddad"),
    ("sofia", "Sofia Rossi"),
    ("lucas", "Lucas Meyer"),
    ("nina", "Nina Kowalska"),
];

/// One conversation.
pub struct Scene {
    /// Its id.
    pub id: &'static str,
    /// Its subject; pairs have none.
    pub subject: Option<&'static str>,
    /// Who takes part.
    pub people: &'static [&'static str],
    /// Minutes ago, who, what; oldest first.
    pub lines: &'static [(i64, &'static str, &'static str)],
    /// Who has read it all.
    pub read_by: &'static [&'static str],
}

impl Scene {
    /// Minutes from before its first line until now.
    pub fn length_minutes(&self) -> i64 {
        self.lines.first().map_or(0, |(minutes_ago, ..)| minutes_ago + 1)
    }
}

const DAY: i64 = 24 * 60;

/// Every conversation of the demo.
pub const SCENES: &[Scene] = &[
    Scene {
        id: "book-club",
        subject: Some("Book club"),
        people: &["alice", "mei", "omar", "nina"],
        lines: &[
            (6 * DAY, "mei", "Which one are we reading next month?"),
            (6 * DAY - 4, "omar", "I vote for something under 300 pages this time 😅"),
            (6 * DAY - 7, "alice", "Seconded. The last one took me until the train home from the meeting."),
            (5 * DAY, "nina", "*The Summer Book*? It is short, and it is _perfect_."),
            (5 * DAY - 3, "mei", "Oh, I love that one. Yes."),
            (5 * DAY - 2, "mei", "I can bring two copies."),
            (5 * DAY - 60, "alice", "Then it is settled. Thursday the usual place?"),
            (5 * DAY - 75, "omar", "Thursday works 👍"),
        ],
        read_by: &["alice", "mei", "omar", "nina"],
    },
    Scene {
        id: "alice-sofia",
        subject: None,
        people: &["alice", "sofia"],
        lines: &[
            (2 * DAY, "sofia", "The photos from Saturday are up: www.example.org/lake"),
            (2 * DAY - 1, "sofia", "You look so happy in the one by the lake."),
            (
                2 * DAY - 30,
                "alice",
                "That was right after we found the ice cream stand. Thank you for sending them!",
            ),
            (2 * DAY - 33, "sofia", "Same time next year."),
        ],
        read_by: &["alice", "sofia"],
    },
    Scene {
        id: "order-1042",
        subject: Some("Order 1042 · Walnut desk lamp"),
        people: &["alice", "lucas", "nina"],
        lines: &[
            (DAY + 200, "alice", "Hi, is the walnut lamp still available in the smaller size?"),
            (DAY + 180, "lucas", "Good morning Alice! Yes, two left. Shall I keep one for you?"),
            (DAY + 176, "alice", "Please do. Can it come with the linen shade?"),
            (
                DAY + 150,
                "nina",
                "It can. What you get then:\n- the lamp in *walnut*\n- the shade, made to order\nThat adds three days.",
            ),
            (DAY + 149, "alice", "No hurry at all."),
            (13, "lucas", "It is packed and leaves today."),
            (12, "lucas", "I put a spare bulb in the box."),
        ],
        read_by: &["lucas", "nina"],
    },
    Scene {
        id: "alice-bob",
        subject: None,
        people: &["alice", "bob"],
        lines: &[
            (DAY + 30, "bob", "Are you still up for the climbing hall this week?"),
            (DAY + 12, "alice", "Yes! Friday after work?"),
            (DAY + 11, "bob", "Friday it is. I will book two slots."),
            (64, "bob", "Booked: 18:30, and they have the new overhang open."),
            (63, "bob", "Bring your own chalk, they ran out last time."),
            (41, "alice", "Perfect. I will bring enough for both of us."),
            (38, "bob", "You are the best 🙌"),
        ],
        read_by: &["alice", "bob"],
    },
    Scene {
        id: "bob-omar",
        subject: None,
        people: &["bob", "omar"],
        lines: &[
            (3 * DAY, "omar", "Thanks for the ladder. I will bring it back on Sunday."),
            (3 * DAY - 9, "bob", "Keep it as long as you need it."),
        ],
        read_by: &["bob", "omar"],
    },
];
