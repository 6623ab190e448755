-- How an app's interface looks, by name.
CREATE TABLE themes (
  app        INTEGER NOT NULL REFERENCES apps (key),
  name       TEXT NOT NULL,
  theme      TEXT NOT NULL, -- JSON
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (app, name)
) WITHOUT ROWID;
