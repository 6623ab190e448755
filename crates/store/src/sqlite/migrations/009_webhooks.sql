-- Where an app's back end wants to be told of what happens.
CREATE TABLE webhooks (
  key        INTEGER PRIMARY KEY,
  app        INTEGER NOT NULL REFERENCES apps (key),
  id         TEXT NOT NULL,
  url        TEXT NOT NULL,
  events     TEXT NOT NULL, -- JSON list
  created_at INTEGER NOT NULL,
  UNIQUE (app, id)
);

-- What is told, with everything in it as it was then; until the last webhook has it.
CREATE TABLE outbox (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL,
  kind       TEXT NOT NULL,
  happening  TEXT NOT NULL, -- JSON
  created_at INTEGER NOT NULL
);

-- Which webhook is still to be told of what. Within a lane (a conversation, or a user) one after the other.
CREATE TABLE deliveries (
  webhook  INTEGER NOT NULL REFERENCES webhooks (key),
  lane     TEXT NOT NULL,
  event    INTEGER NOT NULL REFERENCES outbox (number),
  attempts INTEGER NOT NULL,
  PRIMARY KEY (webhook, lane, event)
) WITHOUT ROWID;
CREATE INDEX deliveries_by_event ON deliveries (event);

-- When the first delivery of each lane is due: one row a lane that has any.
CREATE TABLE delivery_lanes (
  webhook INTEGER NOT NULL REFERENCES webhooks (key),
  lane    TEXT NOT NULL,
  due_at  INTEGER NOT NULL,
  PRIMARY KEY (webhook, lane)
) WITHOUT ROWID;
CREATE INDEX delivery_lanes_by_time ON delivery_lanes (webhook, due_at);

-- What was given up, for a while.
CREATE TABLE dead_deliveries (
  webhook     INTEGER NOT NULL REFERENCES webhooks (key),
  event       INTEGER NOT NULL REFERENCES outbox (number),
  lane        TEXT NOT NULL,
  attempts    INTEGER NOT NULL,
  given_up_at INTEGER NOT NULL,
  error       TEXT NOT NULL,
  PRIMARY KEY (webhook, event)
) WITHOUT ROWID;
CREATE INDEX dead_deliveries_by_event ON dead_deliveries (event);
CREATE INDEX dead_deliveries_by_time ON dead_deliveries (webhook, given_up_at);

-- The furthest that somebody had read before their mark was set back: what is up to there was told as read.
ALTER TABLE participants ADD COLUMN read_furthest TEXT;

-- The key that signs what webhooks are told. Without one, the newest that is good.
ALTER TABLE app_keys ADD COLUMN signs_webhooks INTEGER NOT NULL DEFAULT 0;
