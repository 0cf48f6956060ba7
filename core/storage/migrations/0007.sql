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
    standing INTEGER NOT NULL
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

-- What we listen for. `rivals` and `alerts` are JSON. Messages up to the row `tried_to` have been tried on the query.
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
    tried_to INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX topics_by_client ON topics (client_id, position);
CREATE TABLE topic_matches (
    topic_id BLOB NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    row INTEGER NOT NULL REFERENCES messages (row) ON DELETE CASCADE,
    PRIMARY KEY (topic_id, at, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_matches_by_row ON topic_matches (row);

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
