// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays the user's browser on snac's authorization page:
//   node approve.mjs AUTHORIZATION_URL LOGIN PASSWORD
// It prints the redirect it ends on, which it also visits: the app's loopback
// listener.
const [, , authorizationUrl, login, passwd] = process.argv;
const page = await (await fetch(authorizationUrl)).text();
const form = { login, passwd };
for (const [input] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
  form[/name="([^"]*)"/.exec(input)[1]] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
}
const action = new URL(/action="([^"]*)"/.exec(page)[1], authorizationUrl);
const answer = await fetch(action, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
const location = answer.headers.get('location');
if (!location) throw new Error(`no redirect: ${answer.status}`);
console.log(location);
await fetch(location).catch(() => {});
