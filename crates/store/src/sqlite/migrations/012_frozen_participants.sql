-- People who were taken out of a conversation and keep what it was then: it stays in their list, and nobody sees them in it.
CREATE TABLE frozen_participants (
  conversation    INTEGER NOT NULL REFERENCES conversations (key),
  user            INTEGER NOT NULL REFERENCES users (key),
  notify          INTEGER NOT NULL, -- for when they are given it back
  joined_at       INTEGER NOT NULL,
  until           TEXT NOT NULL, -- they see messages up to this id; '' when there was none
  last_message_at INTEGER, -- when that one was sent: the place in lists
  revision        INTEGER NOT NULL, -- who joined after it is not shown to them
  PRIMARY KEY (conversation, user)
) WITHOUT ROWID;
CREATE INDEX frozen_participants_by_user ON frozen_participants (user, conversation);
