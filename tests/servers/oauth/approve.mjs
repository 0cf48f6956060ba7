// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays the user's browser on the server's login and consent pages:
//   node approve.mjs AUTHORIZATION_URL LOGIN [deny]
// It prints the redirect it ends on, which it also visits: the app's loopback
// listener.
const [, , authorizationUrl, login, deny] = process.argv;
const server = new URL(authorizationUrl).origin;
const jar = new Map();

async function visit(url, form) {
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
    body: form && new URLSearchParams(form),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    jar.set(name, value);
  }
  const next = response.headers.get('location');
  return next ? { next: new URL(next, url).href } : { url, page: await response.text() };
}

let step = { next: authorizationUrl };
for (;;) {
  if (step.next && new URL(step.next).origin !== server) break;
  if (step.next) step = await visit(step.next);
  else if (deny) step = await visit(new URL(/href="([^"]*\/abort)"/.exec(step.page)?.[1], step.url).href);
  else {
    const prompt = /name="prompt" value="([^"]*)"/.exec(step.page)?.[1];
    if (!prompt) throw new Error(step.page);
    step = await visit(new URL(/action="([^"]*)"/.exec(step.page)[1], step.url).href, { prompt, login, password: 'x' });
  }
}
console.log(step.next);
await fetch(step.next).catch(() => {});
