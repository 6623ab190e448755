-- What has to be told to a client that was away, beside what is read anyway: which messages were changed or deleted,
-- and at which revision. That a message was created stands in its id. Deleted ones stay as ids, which hold no words.
CREATE TABLE message_changes (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  revision     INTEGER NOT NULL,
  message      TEXT NOT NULL,
  PRIMARY KEY (conversation, revision)
) WITHOUT ROWID;

-- In place of `events`, which held a row for every revision. Clients from before are shown everything afresh.
DROP TABLE events;
UPDATE conversations SET log_from = revision;
