-- People who look at a conversation, and write in it, without taking part: nobody sees them in it, nothing is unread.
CREATE TABLE guests (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  user         INTEGER NOT NULL REFERENCES users (key),
  joined_at    INTEGER NOT NULL,
  PRIMARY KEY (conversation, user)
) WITHOUT ROWID;
CREATE INDEX guests_by_user ON guests (user);
