-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 4. Pages of the outbox's history, and of the log of what left the computer, come from an index
-- whatever they are narrowed to, with tens of thousands of rows too.

-- The moment of one in the history: when it was published; else its time, or, where that was still to come,
-- when it was decided. States 2, 3, 5, 7 and 8 make the history.
CREATE INDEX deliveries_history ON deliveries
    (coalesce(published_at, iif(state = 8, due_at, min(due_at, updated_at))), id, state)
    WHERE state + 0 IN (2, 3, 5, 7, 8);
CREATE INDEX deliveries_history_by_client ON deliveries
    (client_id, coalesce(published_at, iif(state = 8, due_at, min(due_at, updated_at))), id, state)
    WHERE state + 0 IN (2, 3, 5, 7, 8);
CREATE INDEX deliveries_history_by_account ON deliveries
    (account_id, coalesce(published_at, iif(state = 8, due_at, min(due_at, updated_at))), id, state)
    WHERE state + 0 IN (2, 3, 5, 7, 8);

CREATE INDEX traffic_by_host ON traffic (host, at, id, purpose, bytes_out, bytes_in);
CREATE INDEX traffic_by_purpose ON traffic (purpose, at, id);
