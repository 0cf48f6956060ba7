-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 7. Answers that go out like posts, saved replies, what tells a question from a complaint, topics and their
-- alerts, and people who are one, who are not, and who are forgotten.

-- 0: said of our own accord. 1: an answer to somebody, which no calendar or list of posts shows.
ALTER TABLE posts ADD COLUMN purpose INTEGER NOT NULL DEFAULT 0;
DROP INDEX posts_by_time;
DROP INDEX posts_by_client_time;
DROP INDEX posts_unplanned;
DROP INDEX posts_by_status;
DROP INDEX posts_needing_care;
CREATE INDEX posts_by_time ON posts (planned_at)
    WHERE planned_at IS NOT NULL AND deleted_at IS NULL AND purpose = 0;
CREATE INDEX posts_by_client_time ON posts (client_id, planned_at)
    WHERE planned_at IS NOT NULL AND deleted_at IS NULL AND purpose = 0;
CREATE INDEX posts_unplanned ON posts (status, client_id, position)
    WHERE planned_at IS NULL AND deleted_at IS NULL AND purpose = 0;
CREATE INDEX posts_by_status ON posts (status, client_id, planned_at) WHERE deleted_at IS NULL AND purpose = 0;
CREATE INDEX posts_needing_care ON posts (status, planned_at)
    WHERE 896 >> status & 1 AND deleted_at IS NULL AND purpose = 0;

-- Which message a post answers, and what becomes of the conversation once it stands there. `message_row` is the place
-- of the answer among the messages, from then on.
CREATE TABLE replies (
    post_id BLOB PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    conversation_id BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message_id BLOB REFERENCES messages (id) ON DELETE SET NULL,
    then_done INTEGER NOT NULL,
    -- Everything up to there had been seen by whoever wrote it.
    seen_row INTEGER NOT NULL,
    who TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    arrived_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_by_conversation ON replies (conversation_id, created_at);
CREATE INDEX replies_by_message ON replies (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX replies_on_their_way ON replies (created_at) WHERE arrived_at IS NULL;

CREATE TABLE saved_replies (
    id BLOB PRIMARY KEY,
    client_id BLOB REFERENCES clients (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_replies_by_client ON saved_replies (client_id, position);

-- What somebody wants, by rules in the order of their positions; none of a client: the usual ones.
CREATE TABLE kind_rules (
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    is_on INTEGER NOT NULL,
    PRIMARY KEY (client_id, position)
) STRICT, WITHOUT ROWID;
-- What a person has called a conversation, and the features of its message, so that a second thought can be unlearned.
CREATE TABLE kind_examples (
    conversation_id BLOB PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    features BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kind_examples_by_client ON kind_examples (client_id);
-- How often each feature (kind_features.h) stood in the examples of a kind. Feature 0 counts the examples.
CREATE TABLE kind_counts (
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    feature INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (client_id, feature, kind)
) STRICT, WITHOUT ROWID;

-- What we listen for. `rivals` and `alerts` are JSON.
CREATE TABLE topics (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    rivals TEXT NOT NULL,
    alerts TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    -- Its matches are those of this set. Another query begins another set, whose number is new: what was found before
    -- is swept away in its own time.
    set_no INTEGER NOT NULL UNIQUE,
    -- In which zone the set's days are days.
    zone TEXT NOT NULL,
    -- What comes in is tried in the order of its rows, up to this one; what was there before from the newest to the
    -- oldest, down to this one, which belongs to it.
    tried_to INTEGER NOT NULL,
    back_to INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX topics_by_client ON topics (client_id, position);
-- Which messages are in a topic. `day` is the Julian day of its zone, `voices` has a bit for each of those whom it names,
-- in the order of the topic's rivals.
CREATE TABLE topic_matches (
    set_no INTEGER NOT NULL,
    at INTEGER NOT NULL,
    row INTEGER NOT NULL REFERENCES messages (row) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    network TEXT NOT NULL,
    source_id BLOB NOT NULL,
    feeling INTEGER NOT NULL,
    judged_by INTEGER NOT NULL,
    voices INTEGER NOT NULL,
    PRIMARY KEY (set_no, at, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_matches_by_row ON topic_matches (row);
-- The same counted, so that a page of a hundred thousand opens at once. Kept by the triggers below and by nothing else.
CREATE TABLE topic_days (
    set_no INTEGER NOT NULL,
    day INTEGER NOT NULL,
    network TEXT NOT NULL,
    source_id BLOB NOT NULL,
    feeling INTEGER NOT NULL,
    judged_by INTEGER NOT NULL,
    voices INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (set_no, day, network, source_id, feeling, judged_by, voices)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER topic_matches_added AFTER INSERT ON topic_matches BEGIN
    INSERT INTO topic_days (set_no, day, network, source_id, feeling, judged_by, voices, count)
        VALUES (new.set_no, new.day, new.network, new.source_id, new.feeling, new.judged_by, new.voices, 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER topic_matches_gone AFTER DELETE ON topic_matches BEGIN
    UPDATE topic_days SET count = count - 1
        WHERE set_no = old.set_no AND day = old.day AND network = old.network AND source_id = old.source_id
        AND feeling = old.feeling AND judged_by = old.judged_by AND voices = old.voices;
    DELETE FROM topic_days
        WHERE set_no = old.set_no AND day = old.day AND network = old.network AND source_id = old.source_id
        AND feeling = old.feeling AND judged_by = old.judged_by AND voices = old.voices AND count <= 0;
END;
-- Messages that say something else now, or sound otherwise: they are tried once more.
CREATE TABLE topic_retries (
    row INTEGER PRIMARY KEY REFERENCES messages (row) ON DELETE CASCADE
) STRICT;
CREATE TRIGGER messages_retried AFTER UPDATE OF text, language, feeling, feeling_by, stars ON messages
    WHEN (old.text IS NOT new.text OR old.language IS NOT new.language OR old.feeling IS NOT new.feeling
          OR old.feeling_by IS NOT new.feeling_by OR old.stars IS NOT new.stars)
    AND EXISTS (SELECT 1 FROM topics) BEGIN
    INSERT OR IGNORE INTO topic_retries (row) VALUES (new.row);
END;

-- What was told. `facts` is JSON.
CREATE TABLE alerts (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    topic_id BLOB NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    subject TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    size REAL NOT NULL,
    told_size REAL NOT NULL,
    events INTEGER NOT NULL,
    places INTEGER NOT NULL,
    facts TEXT NOT NULL,
    message_row INTEGER REFERENCES messages (row) ON DELETE SET NULL,
    told_at INTEGER NOT NULL,
    -- When the system's notification is due; NULL: none is, or it was shown.
    notify_at INTEGER,
    seen_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_by_client ON alerts (client_id, told_at);
CREATE INDEX alerts_by_topic ON alerts (topic_id, told_at);
CREATE INDEX alerts_unseen ON alerts (client_id, told_at) WHERE seen_at IS NULL;
CREATE INDEX alerts_to_notify ON alerts (notify_at) WHERE notify_at IS NOT NULL;
CREATE INDEX alerts_by_message ON alerts (message_row) WHERE message_row IS NOT NULL;

-- Two handles of which a person has said that they are not the same person's.
CREATE TABLE speakers_apart (
    one_id BLOB NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    other_id BLOB NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_apart_by_other ON speakers_apart (other_id);
-- By which handles are found that may be the same person's.
CREATE INDEX speakers_by_name ON speakers (client_id, display_name COLLATE NOCASE);
CREATE INDEX speakers_by_handle ON speakers (client_id, handle COLLATE NOCASE);
-- Who was forgotten, by a number that tells nobody who it was (messageKey of their id): what they said before that
-- moment is not taken in again.
CREATE TABLE forgotten_speakers (
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    key INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (client_id, key)
) STRICT, WITHOUT ROWID;
