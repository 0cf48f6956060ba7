-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 5. The same indexes, with their states as bits: to look up a list of three or more SQLite makes a table of
-- it, and it looked up each of these twice for every delivery and post that was written.

-- 428 has the bits 2, 3, 5, 7 and 8: the states that make the history.
DROP INDEX deliveries_history;
DROP INDEX deliveries_history_by_client;
DROP INDEX deliveries_history_by_account;
CREATE INDEX deliveries_history ON deliveries
    (coalesce(published_at, iif(state = 8, due_at, min(due_at, updated_at))), id, state)
    WHERE 428 >> state & 1;
CREATE INDEX deliveries_history_by_client ON deliveries
    (client_id, coalesce(published_at, iif(state = 8, due_at, min(due_at, updated_at))), id, state)
    WHERE 428 >> state & 1;
CREATE INDEX deliveries_history_by_account ON deliveries
    (account_id, coalesce(published_at, iif(state = 8, due_at, min(due_at, updated_at))), id, state)
    WHERE 428 >> state & 1;

-- 896 has the bits 7, 8 and 9: the posts that need care.
DROP INDEX posts_needing_care;
CREATE INDEX posts_needing_care ON posts (status, planned_at) WHERE 896 >> status & 1 AND deleted_at IS NULL;
