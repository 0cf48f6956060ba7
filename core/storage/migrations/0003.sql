-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 3. Threads and first comments that go out link by link, posts that wait on the network, and what of a
-- picture goes out.

-- Wanted ahead of its time (1), or wanted back (2); how many links of its chain stand on the network already;
-- what the network says of the last change of what stands there.
ALTER TABLE deliveries ADD COLUMN hand_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN links_there INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN revision TEXT NOT NULL DEFAULT '';

-- What stands on the network of a delivery that has several links; position 0 is the post itself.
CREATE TABLE delivery_links (
    delivery_id BLOB NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    remote_url TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (delivery_id, position)
) STRICT, WITHOUT ROWID;

-- {"crop": [x, y, width, height], "focus": [x, y]}, 0 to 1, as far as they are set; with which part of a thread.
ALTER TABLE post_media ADD COLUMN framing TEXT NOT NULL DEFAULT '';
ALTER TABLE post_media ADD COLUMN part INTEGER NOT NULL DEFAULT 0;

-- The further parts of a thread, as a JSON array of texts.
ALTER TABLE practice_posts ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';
