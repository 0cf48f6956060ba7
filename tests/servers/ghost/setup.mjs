// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Creates the owner and an integration; prints their credentials.
const url = process.argv[2];
const email = 'owner@example.test', password = 'hatstand-owner-pass-1';
let cookie = '';

async function post(path, body) {
  const response = await fetch(`${url}/ghost/api/admin${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  cookie ||= response.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  return text.startsWith('{') ? JSON.parse(text) : text;
}

await post('/authentication/setup/', { setup: [{ name: 'Test Owner', email, password, blogTitle: 'Test site' }] });
await post('/session/', { username: email, password });
const { integrations: [{ api_keys: keys }] } = await post('/integrations/?include=api_keys', { integrations: [{ name: 'tests' }] });
const key = (type) => keys.find((k) => k.type === type).secret;
console.log(`GHOST_OWNER_EMAIL=${email}\nGHOST_OWNER_PASSWORD=${password}`);
console.log(`GHOST_ADMIN_KEY=${key('admin')}\nGHOST_CONTENT_KEY=${key('content')}`);
