-- Counts the changes to apps and their keys, by whichever process: servers ask for it, and read anew when it has moved.
CREATE TABLE app_changes (count INTEGER NOT NULL);
INSERT INTO app_changes (count) VALUES (0);
CREATE TRIGGER app_changed AFTER UPDATE ON apps BEGIN UPDATE app_changes SET count = count + 1; END;
CREATE TRIGGER app_key_added AFTER INSERT ON app_keys BEGIN UPDATE app_changes SET count = count + 1; END;
CREATE TRIGGER app_key_changed AFTER UPDATE ON app_keys BEGIN UPDATE app_changes SET count = count + 1; END;
