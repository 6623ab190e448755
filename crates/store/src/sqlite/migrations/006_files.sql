-- Uploaded files: what is known of each. The bytes are elsewhere, and go before the row does.
CREATE TABLE files (
  key          INTEGER PRIMARY KEY,
  app          INTEGER NOT NULL REFERENCES apps (key),
  id           TEXT NOT NULL,
  uploader     INTEGER REFERENCES users (key), -- NULL for back ends
  state        INTEGER NOT NULL, -- 0 uploading, 1 ready, 2 doomed: its bytes are being deleted
  block        TEXT NOT NULL, -- JSON: what messages say of it; while uploading, what was announced
  size         INTEGER NOT NULL, -- in bytes: what was announced, then what is stored
  media_type   TEXT, -- NULL until it is ready, as the next
  sha256       TEXT,
  created_at   INTEGER NOT NULL,
  unused_since INTEGER, -- NULL while a message has it; 0 once the last that had it is gone
  UNIQUE (app, id)
);
CREATE INDEX files_by_uploader ON files (uploader) WHERE uploader IS NOT NULL;
CREATE INDEX files_by_disuse ON files (unused_since) WHERE unused_since IS NOT NULL;

-- Which messages have which file.
CREATE TABLE file_uses (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  message      TEXT NOT NULL,
  file         INTEGER NOT NULL REFERENCES files (key),
  PRIMARY KEY (conversation, message, file)
) WITHOUT ROWID;
CREATE INDEX file_uses_by_file ON file_uses (file);
