-- People who left a conversation, where they may have said something. Those who follow it see their names, and are
-- told when these change.
CREATE TABLE former_participants (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  user         INTEGER NOT NULL REFERENCES users (key),
  PRIMARY KEY (conversation, user)
) WITHOUT ROWID;
CREATE INDEX former_participants_by_user ON former_participants (user, conversation);
