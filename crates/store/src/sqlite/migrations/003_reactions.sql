-- Who reacted to what. Goes with its message, and stays when the user leaves.
CREATE TABLE reactions (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  message      TEXT NOT NULL,
  emoji        TEXT NOT NULL, -- fully qualified, or a custom one as `:name:`
  revision     INTEGER NOT NULL, -- the conversation's, at which it was added: the order of pages
  user         INTEGER NOT NULL REFERENCES users (key),
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (conversation, message, emoji, revision)
) WITHOUT ROWID;
-- Once each; and with what one user has reacted to a message.
CREATE UNIQUE INDEX reactions_by_user ON reactions (conversation, message, user, emoji);

-- The sums, so that pages of messages are read without the table above: JSON list of {emoji, count} in the order of
-- first use; NULL when empty.
ALTER TABLE messages ADD COLUMN reactions TEXT;
