-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 6. What people say: where we listen, who speaks, messages and the conversations that they make, and what we
-- listen for.

-- Where we listen. How it stands (from `cursor` on) is written by whoever reads it.
CREATE TABLE sources (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    account_id BLOB REFERENCES accounts (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    goes_to INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    keep_days INTEGER NOT NULL,
    options TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    cursor TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    next_at INTEGER NOT NULL,
    gap_ms INTEGER NOT NULL,
    asked_at INTEGER,
    heard_at INTEGER,
    times_asked INTEGER NOT NULL,
    times_unchanged INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    error_code TEXT NOT NULL,
    error_what TEXT NOT NULL,
    error_why TEXT NOT NULL,
    error_remedy TEXT NOT NULL,
    lease_owner TEXT NOT NULL,
    lease_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_due ON sources (next_at) WHERE removed_at IS NULL AND paused = 0;
CREATE INDEX sources_by_client ON sources (client_id, position);
CREATE INDEX sources_by_account ON sources (account_id) WHERE account_id IS NOT NULL;

-- Whoever we know. Of one client, like everything that is said to it.
CREATE TABLE people (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    labels TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX people_by_client ON people (client_id, name);

-- Who speaks: one handle on one network. `place` is the server on which an id means somebody; empty where ids mean
-- the same everywhere. Messages and conversations have it too.
CREATE TABLE speakers (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    person_id BLOB REFERENCES people (id) ON DELETE SET NULL,
    network TEXT NOT NULL,
    place TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    handle TEXT NOT NULL,
    display_name TEXT NOT NULL,
    page TEXT NOT NULL,
    picture TEXT NOT NULL,
    followers INTEGER,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    UNIQUE (client_id, network, place, remote_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_by_person ON speakers (person_id) WHERE person_id IS NOT NULL;

-- Rows are never used twice: pages, and the index of the search, go by them.
CREATE TABLE conversations (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    source_id BLOB NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    account_id BLOB REFERENCES accounts (id) ON DELETE CASCADE,
    network TEXT NOT NULL,
    place TEXT NOT NULL,
    thread_id TEXT NOT NULL,
    channel INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    kind_by INTEGER NOT NULL,
    state INTEGER NOT NULL,
    later_until INTEGER,
    assigned_to TEXT NOT NULL,
    speaker_id BLOB REFERENCES speakers (id) ON DELETE SET NULL,
    speaker_name TEXT NOT NULL,
    post_id BLOB REFERENCES posts (id) ON DELETE SET NULL,
    about TEXT NOT NULL,
    about_title TEXT NOT NULL,
    snippet TEXT NOT NULL,
    feeling INTEGER NOT NULL,
    stars INTEGER,
    message_count INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    -- The last of its messages; and up to which of them everything is dealt with, answered or not.
    last_row INTEGER NOT NULL,
    settled_row INTEGER NOT NULL,
    waiting_since INTEGER,
    due_at INTEGER,
    -- What comes first in the list: what is due, and what is due to nobody by its last message, far behind.
    turn INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(due_at, 8640000000000000 - last_at)) STORED
) STRICT;
CREATE INDEX conversations_by_turn ON conversations (state, turn, row);
CREATE INDEX conversations_by_client_turn ON conversations (client_id, state, turn, row);
CREATE INDEX conversations_by_time ON conversations (state, last_at, row);
CREATE INDEX conversations_by_client_time ON conversations (client_id, state, last_at, row);
CREATE INDEX conversations_assigned ON conversations (assigned_to, state, turn, row) WHERE assigned_to <> '';
CREATE INDEX conversations_later ON conversations (later_until) WHERE later_until IS NOT NULL;
CREATE INDEX conversations_by_thread ON conversations (client_id, network, place, thread_id) WHERE thread_id <> '';
CREATE INDEX conversations_by_speaker ON conversations (speaker_id);
CREATE INDEX conversations_by_source ON conversations (source_id);
CREATE INDEX conversations_by_kind ON conversations (state, kind, turn, row);
CREATE INDEX conversations_by_feeling ON conversations (state, feeling, turn, row);
CREATE INDEX conversations_by_post ON conversations (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX conversations_by_account ON conversations (account_id) WHERE account_id IS NOT NULL;

-- What was said. `key` is a number from client, network, place and remote_id, by which the same one is known again when it
-- is read once more, from wherever; `answers_key` is the same of what it answers. Rows ascend, and those up to
-- message_index.indexed_to are in messages_search.
CREATE TABLE messages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    source_id BLOB NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    conversation_id BLOB REFERENCES conversations (id) ON DELETE SET NULL,
    speaker_id BLOB REFERENCES speakers (id) ON DELETE SET NULL,
    key INTEGER NOT NULL,
    answers_key INTEGER,
    network TEXT NOT NULL,
    place TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    answers_id TEXT NOT NULL,
    url TEXT NOT NULL,
    channel INTEGER NOT NULL,
    ours INTEGER NOT NULL,
    at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    language TEXT NOT NULL,
    feeling INTEGER NOT NULL,
    feeling_by INTEGER NOT NULL,
    compound INTEGER NOT NULL,
    stars INTEGER,
    hidden INTEGER NOT NULL,
    extra TEXT NOT NULL
) STRICT;
CREATE INDEX messages_by_key ON messages (key);
CREATE INDEX messages_by_answers ON messages (answers_key) WHERE answers_key IS NOT NULL;
CREATE INDEX messages_by_conversation ON messages (conversation_id, at, row) WHERE conversation_id IS NOT NULL;
CREATE INDEX messages_by_client_time ON messages (client_id, at, row);
CREATE INDEX messages_by_time ON messages (at, row);
CREATE INDEX messages_by_source ON messages (source_id, at);
CREATE INDEX messages_by_speaker ON messages (speaker_id, at) WHERE speaker_id IS NOT NULL;

CREATE VIRTUAL TABLE messages_search USING fts5 (
    text, author, content = 'messages', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
-- Putting a message into the index costs more than all the rest of taking it in, so it is done afterwards.
CREATE TABLE message_index (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    indexed_to INTEGER NOT NULL
) STRICT;
INSERT INTO message_index (one, indexed_to) VALUES (1, 0);
CREATE TRIGGER messages_search_delete AFTER DELETE ON messages
    WHEN old.row <= (SELECT indexed_to FROM message_index) BEGIN
    INSERT INTO messages_search (messages_search, rowid, text, author) VALUES ('delete', old.row, old.text, old.author);
END;
CREATE TRIGGER messages_search_update AFTER UPDATE OF text, author ON messages
    WHEN old.row <= (SELECT indexed_to FROM message_index) BEGIN
    INSERT INTO messages_search (messages_search, rowid, text, author) VALUES ('delete', old.row, old.text, old.author);
    INSERT INTO messages_search (rowid, text, author) VALUES (new.row, new.text, new.author);
END;

-- What only the team sees, and what was done: kind 0 is a note.
CREATE TABLE conversation_entries (
    id BLOB PRIMARY KEY,
    conversation_id BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    who TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_entries_by_conversation ON conversation_entries (conversation_id, at);

CREATE TABLE conversation_labels (
    conversation_id BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    PRIMARY KEY (conversation_id, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_labels_by_label ON conversation_labels (label);

-- Within how many minutes of working time a client's people are answered. `hours` is JSON: seven lists of from and
-- to in minutes of the day, Monday first.
CREATE TABLE answer_promises (
    client_id BLOB PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
    minutes INTEGER NOT NULL,
    hours TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- How each promise was kept: one for every time that somebody waited.
CREATE TABLE kept_promises (
    conversation_id BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    due_at INTEGER,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, asked_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_promises_by_client ON kept_promises (client_id, answered_at);
CREATE INDEX kept_promises_by_time ON kept_promises (answered_at);

-- Which of our posts something answers.
CREATE INDEX deliveries_by_remote_id ON deliveries (remote_id) WHERE remote_id <> '';
CREATE INDEX delivery_links_by_remote_id ON delivery_links (remote_id);
