// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plays the user's browser for the PDS's OAuth pages, over plain HTTP:
//   node approve.mjs AUTHORIZATION_URL HANDLE PASSWORD [deny]
// It opens the authorization page, signs in, consents (or denies) and prints
// the redirect it ends on, which it also visits: the app's loopback listener.
import http from 'node:http';

const [, , authorizationUrl, username, password, deny] = process.argv;
const page = new URL(authorizationUrl);
const jar = new Map();

function send(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const cookie = [...jar].map(([k, v]) => `${k}=${v}`).join('; ');
    const request = http.request(url, { method, headers: { ...headers, cookie } }, (response) => {
      for (const line of response.headers['set-cookie'] ?? []) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        jar.set(name, value);
      }
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () =>
        resolve({ status: response.statusCode, location: response.headers.location, text }));
    });
    request.on('error', reject).end(body && JSON.stringify(body));
  });
}

const visit = (url, site, referer) => send('GET', url, {
  'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', ...(referer && { referer }) });

async function api(name, body, token) {
  const { status, text } = await send('POST', new URL(`/@atproto/oauth-provider/~api/${name}`, page), {
    'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'same-origin',
    origin: page.origin, referer: page.href, 'x-csrf-token': jar.get('csrf-token'),
    ...(token && { authorization: `Bearer ${token}` }),
  }, body);
  if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
  return JSON.parse(text);
}

let answer = await visit(page, 'none');
if (answer.status === 200) {
  let next;
  if (deny) {
    next = await api('reject', {});
  } else {
    const { account, ephemeralToken } = await api('sign-in', { locale: 'en', username, password });
    next = await api('consent', { did: account.did }, ephemeralToken);
  }
  answer = await visit(next.url, 'same-origin', page.href);
}
if (!answer.location) throw new Error(`no redirect: ${answer.status} ${answer.text.slice(0, 500)}`);
console.log(answer.location);
await fetch(answer.location).catch(() => {});
