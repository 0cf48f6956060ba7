-- SPDX-FileCopyrightText: 2026 The Hatstand founders
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row or more in each table of schema 7. Never changed once schema 7 is released.
INSERT INTO meta VALUES ('name', 'Golden'), ('created_at', '1795088520000');
INSERT INTO settings VALUES ('publish.keepSending', 'true');
INSERT INTO media VALUES (x'4d01', zeroblob(32), 'pão.jpg', 'image/jpeg', 1234, 800, 600, 0, 1795088520001);
INSERT INTO clients VALUES (x'c001', 'Padaria Alma', 'PA', '#A8561C', x'4d01', 'Europe/Lisbon', 'EUR', 'pt', 1, 45, 0, 1795088520002, NULL),
    (x'c002', 'Gone & archived', 'GA', '#1F6391', NULL, 'America/Sao_Paulo', 'BRL', 'pt-BR', 0, 30, 1, 1795088520003, 1795088529999);
INSERT INTO accounts VALUES (x'a001', x'c001', 'bluesky', 'alma.example', 'Alma', 'https://pds.example', 'did:plc:alma', 'https://bsky.app/profile/alma.example', 3, 'sign-in-needed', 'Signed out.', 'Revoked.', 'Sign in.', 1795088520004, 1795688520004, 1, '{}', 0, 1795088520004, NULL),
    (x'a002', x'c001', 'other', 'Board', 'Board', '', '', 'https://square.example', 1, 'unknown', '', '', '', NULL, NULL, 0, '{"byHand":true}', 1, 1795088520005, 1795088530000);
INSERT INTO campaigns VALUES (x'ca01', x'c001', 'Christmas', 'christmas-26', 1795088520006, NULL);
INSERT INTO posts (rowid, id, client_id, campaign_id, title, text, first_comment, label, tag_links, status, planned_wall, planned_zone, planned_at, position, created_at, updated_at, deleted_at, purpose)
VALUES (1, x'b001', x'c001', x'ca01', 'Stollen', 'O stollen chegou 🎄', 'Link', 'blue', 1, 2, '2026-11-20T09:30', 'Europe/Lisbon', 1795167000000, 0, 1795088520007, 1795088520008, NULL, 0),
    (2, x'b002', x'c001', NULL, '', 'An idea', '', '', 0, 0, NULL, NULL, NULL, 3, 1795088520009, 1795088520009, 1795088531000, 1);
INSERT INTO post_versions VALUES (x'b001', x'a001', 'Own text', NULL, 1, '{"reply":"all"}', 0);
INSERT INTO post_media VALUES (x'b001', x'', 0, x'4d01', 'Bread on a table', '{"crop":[0.1,0.2,0.5,0.5]}', 1);
INSERT INTO post_revisions VALUES (x'e001', x'b001', 1795088520010, 1, '{"text":"older"}');
INSERT INTO hashtag_groups VALUES (x'f001', x'c001', 'Bread', '#pão #bread', 0);
INSERT INTO snippets VALUES (x'f101', x'c001', 'Hours', 'Open 8–18', 0), (x'f102', NULL, 'Thanks', 'Thank you!', 1);
INSERT INTO deliveries VALUES (x'd001', x'b001', x'a001', x'c001', 3, 1795167000000, '3kkey', '{"text":"Own text"}', 2, 1795167060000, 'host-1', 1795167090000, 'server-trouble', 'It failed.', 'The server is ill.', 'Wait.', '', '', NULL, 1795088520011, 1795088520012, 1, 2, 'rev-1');
INSERT INTO delivery_events VALUES (x'd101', x'd001', 1795088520013, 1, 2, 'due', '');
INSERT INTO traffic VALUES (x'7a01', 1795088520014, 'pds.example', 'send-post', '200', 512, 128);
INSERT INTO practice_profiles VALUES ('alma', 'Alma', 42, 0, 100, 1795088520015);
INSERT INTO practice_posts VALUES ('k1', 'alma', 'Hello', '', '[]', 1795088520016, '["and more"]');
INSERT INTO post_drafts VALUES (x'b001', 1795088520017, '{"text":"newer, and too long"}');
INSERT INTO delivery_links VALUES (x'd001', 0, 'post-1', 'https://network.example/1', 1795088520018);
INSERT INTO sources VALUES (X'50', X'C001', X'A001', 1, 'Harbour news', 'https://news.example/feed', 1, 0, 90, '{"loads":1}', 2, 1795088520020, NULL, 'c1', '"e1"', 'Thu, 19 Nov 2026 11:42:00 GMT', 1795088520021, 3600000, 1795088520022, 1795088520023, 9, 7, 1, 'server-trouble', 'It failed.', 'The server is ill.', 'Wait.', 'host-1', 1795088520024);
INSERT INTO people VALUES (X'9E', X'C001', 'Anouk Bakker', 'Prefers Dutch.', 'Customer', 1795088520025, 1795088520026);
INSERT INTO speakers VALUES (X'59', X'C001', X'9E', 'bluesky', 'pds.example', 'did:plc:anouk', 'anouk.example', 'Anouk', 'https://bsky.app/profile/anouk.example', 'https://cdn.example/a.jpg', 120, 1795088520027, 1795088520028);
INSERT INTO conversations (row, id, client_id, source_id, account_id, network, place, thread_id, channel, kind, kind_by, state, later_until, assigned_to, speaker_id, speaker_name, post_id, about, about_title, snippet, feeling, stars, message_count, unread, first_at, last_at, last_row, settled_row, waiting_since, due_at) VALUES (1, X'C0', X'C001', X'50', X'A001', 'bluesky', 'pds.example', 't1', 1, 1, 0, 3, 1795098520000, 'Ines', X'59', 'Anouk', X'B001', 'https://shop.example/day', 'Demo day', 'Is it wheelchair friendly?', 2, 4, 1, 1, 1795088520029, 1795088520030, 1, 0, 1795088520031, 1795095720000);
INSERT INTO messages VALUES (1, X'3E', X'C001', X'50', X'C0', X'59', 77, 78, 'bluesky', 'pds.example', 'at://m1', 'at://p1', 'https://bsky.app/m1', 1, 0, 1795088520029, 1795088520032, 'Anouk @anouk.example', 'Title', 'Is the démo day wheelchair friendly?', '<p>Is …</p>', 'en', 2, 1, 4215, 4, 0, '{"tags":["bike"]}');
INSERT INTO conversation_entries VALUES (X'E0', X'C0', 1795088520033, 0, 'Pieter', 'Ramp at the side door.');
INSERT INTO conversation_labels VALUES (X'C0', 'Cause');
INSERT INTO answer_promises VALUES (X'C001', 240, '[[540,1020],[540,1020],[540,1020],[540,1020],[540,1020],[],[]]');
INSERT INTO kept_promises VALUES (X'C0', 1795081520029, X'C001', 1795088720000, 1795085520029);
INSERT INTO replies VALUES (X'B002', X'C0', X'3E', 1, 1, 'Ines', 1795088520034, 2, 1795088520029, 1795095720000, 0);
INSERT INTO reply_drafts VALUES (X'C0', 'Yes, and', 0, 1795088520035);
INSERT INTO saved_replies VALUES (X'5A', X'C001', 'Hours', 'We are open till six, {name}.', 0), (X'5B', NULL, 'Thanks', 'Thank you!', 1);
INSERT INTO kind_rules VALUES (X'C001', 0, 2, 'Angry', 'refund OR broken', 1);
INSERT INTO kind_examples VALUES (X'C0', 1, X'C001', 1, X'0102030405060708');
INSERT INTO topics VALUES (X'70', X'C001', 'Cargo bikes', '"cargo bike" OR bakfiets', '[{"name":"Wielhuis","query":"wielhuis"}]', '[{"kind":"spike"}]', 0, 1795088520036, NULL, 1, 'Europe/Lisbon', 1, 1);
INSERT INTO topic_matches VALUES (1, 1795088520029, 1, 2461364, 'square', X'50', 3, 0, 1);
INSERT INTO topic_retries VALUES (1);
INSERT INTO alerts VALUES (X'A1', X'C001', X'70', 1, 'Anouk', 1795088520029, 1795088520029, 120.0, 120.0, 1, 7, '{"name":"Anouk"}', 1, 1795088520037, 1795088520038, NULL);
INSERT INTO speakers VALUES (X'5C', X'C001', NULL, 'mastodon', 'social.example', '17', 'anouk', 'Anouk', 'https://social.example/@anouk', '', NULL, 1795088520027, 1795088520028);
INSERT INTO speakers_apart VALUES (X'59', X'5C');
INSERT INTO forgotten_speakers VALUES (X'C001', 4711, 1795088520039, NULL), (X'C001', 4712, 1795088520040, X'5C');
