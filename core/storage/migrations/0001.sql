-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 1. Ids are UUIDs as 16 bytes, instants are UTC milliseconds, enumerations are the numbers of the C++
-- types beside their tables. Once released this file never changes: later versions are further files.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    colour TEXT NOT NULL,
    logo_media_id BLOB REFERENCES media (id),
    zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    language TEXT NOT NULL,
    missed_policy INTEGER NOT NULL,
    grace_minutes INTEGER NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    network TEXT NOT NULL,
    handle TEXT NOT NULL,
    display_name TEXT NOT NULL,
    server TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    page_url TEXT NOT NULL,
    health INTEGER NOT NULL,
    health_code TEXT NOT NULL,
    health_what TEXT NOT NULL,
    health_why TEXT NOT NULL,
    health_remedy TEXT NOT NULL,
    checked_at INTEGER,
    sign_in_ends_at INTEGER,
    paused INTEGER NOT NULL,
    options TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_by_client ON accounts (client_id, position);

CREATE TABLE campaigns (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    utm_campaign TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX campaigns_by_client ON campaigns (client_id, name);

CREATE TABLE media (
    id BLOB PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    byte_count INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    campaign_id BLOB REFERENCES campaigns (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    first_comment TEXT NOT NULL,
    label TEXT NOT NULL,
    tag_links INTEGER NOT NULL,
    status INTEGER NOT NULL,
    planned_wall TEXT,
    planned_zone TEXT,
    planned_at INTEGER,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX posts_by_time ON posts (planned_at) WHERE planned_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX posts_by_client_time ON posts (client_id, planned_at) WHERE planned_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX posts_unplanned ON posts (status, client_id, position) WHERE planned_at IS NULL AND deleted_at IS NULL;
CREATE INDEX posts_needing_care ON posts (status, planned_at) WHERE status IN (7, 8, 9) AND deleted_at IS NULL;
CREATE INDEX posts_by_status ON posts (status, client_id, planned_at) WHERE deleted_at IS NULL;

CREATE TABLE post_versions (
    post_id BLOB NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    text TEXT,
    first_comment TEXT,
    own_media INTEGER NOT NULL,
    options TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (post_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_versions_by_account ON post_versions (account_id);

CREATE TABLE post_media (
    post_id BLOB NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    account_id BLOB NOT NULL DEFAULT X'',
    position INTEGER NOT NULL,
    media_id BLOB NOT NULL REFERENCES media (id),
    alt_text TEXT NOT NULL,
    PRIMARY KEY (post_id, account_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_media_by_media ON post_media (media_id);

CREATE TABLE post_revisions (
    id BLOB PRIMARY KEY,
    post_id BLOB NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX post_revisions_by_post ON post_revisions (post_id, created_at);

CREATE TABLE hashtag_groups (
    id BLOB PRIMARY KEY,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    tags TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX hashtag_groups_by_client ON hashtag_groups (client_id, position);

CREATE TABLE snippets (
    id BLOB PRIMARY KEY,
    client_id BLOB REFERENCES clients (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX snippets_by_client ON snippets (client_id, position);

CREATE TABLE deliveries (
    id BLOB PRIMARY KEY,
    post_id BLOB NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    client_id BLOB NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    state INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    record_key TEXT NOT NULL,
    content TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    lease_owner TEXT NOT NULL,
    lease_until INTEGER NOT NULL,
    error_code TEXT NOT NULL,
    error_what TEXT NOT NULL,
    error_why TEXT NOT NULL,
    error_remedy TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    remote_url TEXT NOT NULL,
    published_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (post_id, account_id)
) STRICT;
CREATE INDEX deliveries_due ON deliveries (state, next_attempt_at);
CREATE INDEX deliveries_by_account ON deliveries (account_id, state, next_attempt_at);
CREATE INDEX deliveries_by_client ON deliveries (client_id, state, next_attempt_at);
CREATE INDEX deliveries_by_time ON deliveries (due_at);
CREATE INDEX deliveries_by_client_time ON deliveries (client_id, due_at);
CREATE INDEX deliveries_published ON deliveries (client_id, published_at) WHERE published_at IS NOT NULL;
CREATE INDEX deliveries_published_by_time ON deliveries (published_at) WHERE published_at IS NOT NULL;

CREATE TABLE delivery_events (
    id BLOB PRIMARY KEY,
    delivery_id BLOB NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    from_state INTEGER NOT NULL,
    to_state INTEGER NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_events_by_delivery ON delivery_events (delivery_id, at);

CREATE TABLE traffic (
    id BLOB PRIMARY KEY,
    at INTEGER NOT NULL,
    host TEXT NOT NULL,
    purpose TEXT NOT NULL,
    outcome TEXT NOT NULL,
    bytes_out INTEGER NOT NULL,
    bytes_in INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX traffic_by_time ON traffic (at);

CREATE TABLE practice_profiles (
    handle TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    seed INTEGER NOT NULL,
    behaviour INTEGER NOT NULL,
    followers INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE practice_posts (
    record_key TEXT NOT NULL,
    handle TEXT NOT NULL REFERENCES practice_profiles (handle) ON DELETE CASCADE,
    text TEXT NOT NULL,
    first_comment TEXT NOT NULL,
    media TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (handle, record_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX practice_posts_by_time ON practice_posts (handle, created_at);

CREATE VIRTUAL TABLE posts_search USING fts5 (
    title, text, content = 'posts', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER posts_search_insert AFTER INSERT ON posts BEGIN
    INSERT INTO posts_search (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER posts_search_delete AFTER DELETE ON posts BEGIN
    INSERT INTO posts_search (posts_search, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;
CREATE TRIGGER posts_search_update AFTER UPDATE OF title, text ON posts BEGIN
    INSERT INTO posts_search (posts_search, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
    INSERT INTO posts_search (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
