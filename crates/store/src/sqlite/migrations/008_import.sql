-- Conversations into which messages came after younger ones: the parts of their index are not in the order of time.
CREATE TABLE search_shuffled (
  conversation INTEGER PRIMARY KEY REFERENCES conversations (key)
);
