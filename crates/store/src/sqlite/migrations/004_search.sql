-- Which messages have which terms (`index_terms` of the model). An index of its own, since a table per conversation
-- is what it has to be like: a search costs by the viewer's conversations and nobody else's, a deleted conversation
-- leaves by its key, and a deleted message leaves nothing behind.
--
-- It brings up what may match; the rule decides, on the message itself. When the terms of a text change with a new
-- version of the program, its migration empties both tables, and everything is indexed anew in the background.
CREATE TABLE search_words (
  conversation INTEGER NOT NULL REFERENCES conversations (key),
  part         INTEGER NOT NULL, -- 1,024 revisions have one: bounds what one search step reads, and a row's size
  word         TEXT NOT NULL,
  places       BLOB NOT NULL, -- 8 bytes a message, in no order: its time and revision
  PRIMARY KEY (conversation, part, word)
) WITHOUT ROWID;

CREATE TABLE search_progress (
  conversation INTEGER PRIMARY KEY REFERENCES conversations (key),
  until        TEXT NOT NULL -- messages up to this id are indexed
);
