-- Integer keys inside, the app's own ids at the edges. Times are Unix milliseconds. Every row hangs on an app.

CREATE TABLE apps (
  key        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  settings   TEXT NOT NULL, -- JSON
  created_at INTEGER NOT NULL
);

CREATE TABLE app_keys (
  key        INTEGER PRIMARY KEY,
  app        INTEGER NOT NULL REFERENCES apps (key),
  secret     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER,
  UNIQUE (app, secret)
);

CREATE TABLE users (
  key               INTEGER PRIMARY KEY, -- grows with creation: the order of lists
  app               INTEGER NOT NULL REFERENCES apps (key),
  id                TEXT NOT NULL,
  name              TEXT NOT NULL,
  email             TEXT, -- JSON list; NULL when never set
  phone             TEXT, -- JSON list; NULL when never set
  photo_url         TEXT,
  header_photo_url  TEXT,
  welcome_message   TEXT,
  availability_text TEXT,
  locale            TEXT,
  role              TEXT NOT NULL,
  custom            TEXT, -- JSON object; NULL when empty
  push_tokens       TEXT, -- JSON list; NULL when empty
  created_at        INTEGER NOT NULL,
  revision          INTEGER NOT NULL,
  me_revision       INTEGER NOT NULL DEFAULT 0, -- counts the events of the user's `me` topic
  UNIQUE (app, id)
);
CREATE INDEX users_by_creation ON users (app, key);

-- A deleted conversation stays as an emptied row, so that its revision goes on when the id is used again.
CREATE TABLE conversations (
  key               INTEGER PRIMARY KEY,
  app               INTEGER NOT NULL REFERENCES apps (key),
  id                TEXT NOT NULL,
  subject           TEXT,
  photo_url         TEXT,
  welcome_messages  TEXT, -- JSON list; NULL when never set
  custom            TEXT, -- JSON object; NULL when empty
  created_at        INTEGER NOT NULL,
  deleted_at        INTEGER,
  revision          INTEGER NOT NULL,
  log_from          INTEGER NOT NULL, -- `events` holds everything after this revision
  last_message_id   TEXT,
  last_message_at   INTEGER,
  latest_at         INTEGER NOT NULL, -- creation time of the newest message ever, deleted ones included
  participant_count INTEGER NOT NULL,
  UNIQUE (app, id)
);

CREATE TABLE participants (
  conversation    INTEGER NOT NULL REFERENCES conversations (key),
  user            INTEGER NOT NULL REFERENCES users (key),
  access          INTEGER NOT NULL, -- 0 ReadWrite, 1 Read
  notify          INTEGER NOT NULL, -- 0 all, 1 nothing, 2 MentionsOnly
  joined_at       INTEGER NOT NULL,
  joined_revision INTEGER NOT NULL, -- the order of joining, exact where times tie
  read_until      TEXT,
  marked_unread   INTEGER NOT NULL,
  PRIMARY KEY (conversation, user)
) WITHOUT ROWID;
CREATE INDEX participants_by_user ON participants (user, conversation);
CREATE INDEX participants_by_joining ON participants (conversation, joined_revision);

CREATE TABLE messages (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  id           TEXT NOT NULL, -- sorts as messages do
  kind         INTEGER NOT NULL, -- 0 user message, 1 system message
  sender       INTEGER REFERENCES users (key), -- NULL for system messages
  text         TEXT NOT NULL,
  content      TEXT, -- JSON; NULL when it is just the text, unformatted
  custom       TEXT, -- JSON object; NULL when empty
  origin       INTEGER NOT NULL, -- 0 web, 1 rest, 2 import, 3 email
  referenced   TEXT, -- kept when that message is deleted
  created_at   INTEGER NOT NULL,
  edited_at    INTEGER,
  revision     INTEGER NOT NULL,
  PRIMARY KEY (conversation, id)
) WITHOUT ROWID;

-- Which idempotency keys have landed. Outlives the message, hence no words in it: only a digest of them.
CREATE TABLE sends (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  sender       INTEGER NOT NULL, -- 0 for the system
  key          TEXT NOT NULL,
  message_id   TEXT NOT NULL,
  revision     INTEGER NOT NULL,
  digest       BLOB NOT NULL,
  PRIMARY KEY (conversation, sender, key)
) WITHOUT ROWID;

-- What each revision was about, by reference: a message's words stand in `messages` only, so that deleting a
-- message deletes them.
CREATE TABLE events (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  revision     INTEGER NOT NULL,
  kind         INTEGER NOT NULL, -- 0 conversation, 1 participant, 2 message
  subject      TEXT, -- the id of the user or message
  PRIMARY KEY (conversation, revision)
) WITHOUT ROWID;
