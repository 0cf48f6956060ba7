-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 2. What was typed into a post that it cannot take yet (one in the outbox, over a limit): kept beside
-- it until it can. The content is JSON as in post_revisions.

CREATE TABLE post_drafts (
    post_id BLOB PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    kept_at INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
