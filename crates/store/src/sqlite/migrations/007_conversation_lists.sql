-- The app's own lists: every conversation by last activity or by creation.
CREATE INDEX conversations_by_activity ON conversations (app, coalesce(last_message_at, created_at), id)
  WHERE deleted_at IS NULL;
CREATE INDEX conversations_by_creation ON conversations (app, created_at, id) WHERE deleted_at IS NULL;
