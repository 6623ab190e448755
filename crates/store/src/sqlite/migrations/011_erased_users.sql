-- People who were erased: their row stays, emptied and under a random id, since what they reacted to and sent long ago may
-- still lead to it.
ALTER TABLE users ADD COLUMN erased_at INTEGER;
