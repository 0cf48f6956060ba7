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

-- Which message a post answers, and how that stands (0: on its way, 1: a person is needed, 2: it has arrived).
CREATE TABLE replies (
    post_id BLOB PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    conversation_id BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message_id BLOB REFERENCES messages (id) ON DELETE SET NULL,
    then_done INTEGER NOT NULL,
    -- Everything up to there had been seen by whoever wrote it.
    seen_row INTEGER NOT NULL,
    who TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    standing INTEGER NOT NULL,
    -- How the conversation stood before: since when somebody waited, until when an answer was promised, and up to where
    -- all was dealt with.
    asked_at INTEGER,
    due_at INTEGER,
    settled_row INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_by_conversation ON replies (conversation_id, created_at);
CREATE INDEX replies_by_message ON replies (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX replies_to_come ON replies (created_at) WHERE standing <> 2;
-- What was begun in the box below a conversation, and not sent.
CREATE TABLE reply_drafts (
    conversation_id BLOB PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    is_note INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What cannot wait: see ConversationTable::poorReviews.
CREATE INDEX conversations_poor_reviews ON conversations (last_at, row) WHERE stars < 3;

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
-- What a person has called a conversation, and the features of the message that it was called so for (`kind_features.h`;
-- 8 bytes each, the low one first). What was learned is the sum of these: it goes with the conversation, or the message.
CREATE TABLE kind_examples (
    conversation_id BLOB PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    message_row INTEGER NOT NULL REFERENCES messages (row) ON DELETE CASCADE,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    features BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kind_examples_by_client ON kind_examples (client_id);
CREATE INDEX kind_examples_by_message ON kind_examples (message_row);
-- Counts the changes of these two, so that who has read them knows whether they are still so.
CREATE TABLE kind_changes (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO kind_changes (one, number) VALUES (1, 0);
CREATE TRIGGER kind_rules_insert AFTER INSERT ON kind_rules BEGIN UPDATE kind_changes SET number = number + 1; END;
CREATE TRIGGER kind_rules_delete AFTER DELETE ON kind_rules BEGIN UPDATE kind_changes SET number = number + 1; END;
CREATE TRIGGER kind_examples_insert AFTER INSERT ON kind_examples BEGIN UPDATE kind_changes SET number = number + 1; END;
CREATE TRIGGER kind_examples_delete AFTER DELETE ON kind_examples BEGIN UPDATE kind_changes SET number = number + 1; END;

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
CREATE INDEX speakers_by_page ON speakers (client_id, page) WHERE page <> '';
-- Who was forgotten, by a number that tells nobody who it was (messageKey of their id): what they said before that
-- moment is not taken in again.
CREATE TABLE forgotten_speakers (
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    key INTEGER NOT NULL,
    at INTEGER NOT NULL,
    -- While what they have said is still being deleted.
    speaker_id BLOB REFERENCES speakers (id) ON DELETE SET NULL,
    PRIMARY KEY (client_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX forgotten_speakers_under_way ON forgotten_speakers (speaker_id) WHERE speaker_id IS NOT NULL;
