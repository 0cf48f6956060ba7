// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Starts the network, creates two accounts and writes $STATE/ready.
import fs from 'node:fs';
import { TestNetwork, TestNetworkNoAppView } from '@atproto/dev-env';

const { PORT, STATE, DB_POSTGRES_URL, RATE_LIMITS } = process.env;
const port = Number(PORT);
const plc = { port: port + 2 };
const pds = { port, hostname: 'localhost', enableDidDocWithSession: true, rateLimitsEnabled: RATE_LIMITS === '1' };

const network = DB_POSTGRES_URL
  ? await TestNetwork.create({
      plc, pds,
      dbPostgresUrl: DB_POSTGRES_URL,
      dbPostgresSchema: 'net',
      bsky: { port: port + 1, publicUrl: `http://localhost:${port + 1}`, dbPostgresSchema: 'bsky' },
      ozone: { port: port + 3 },
    })
  : await TestNetworkNoAppView.create({ plc, pds });

async function call(method, body, token) {
  const response = await fetch(`${network.pds.url}/xrpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method}: ${await response.text()}`);
  return response.json();
}

const lines = [`BLUESKY_URL=${network.pds.url}`, `BLUESKY_PLC_URL=${network.plc.url}`];
// What it signs tokens with, so that a test can make one that has run out.
lines.push(`BLUESKY_JWT_SECRET=${network.pds.jwtSecretKey().export()}`);
if (DB_POSTGRES_URL) lines.push(`BLUESKY_APPVIEW_URL=${network.bsky.url}`);
for (const name of ['alice', 'bob']) {
  const handle = `${name}.test`, password = `${name}-pass-1`;
  const account = await call('com.atproto.server.createAccount', { handle, password, email: `${name}@example.test` });
  const app = await call('com.atproto.server.createAppPassword', { name: 'tests' }, account.accessJwt);
  const key = `BLUESKY_${name.toUpperCase()}`;
  lines.push(`${key}_HANDLE=${handle}`, `${key}_DID=${account.did}`, `${key}_PASSWORD=${password}`, `${key}_APP_PASSWORD=${app.password}`);
}
fs.writeFileSync(`${STATE}/ready.new`, lines.join('\n') + '\n');
fs.renameSync(`${STATE}/ready.new`, `${STATE}/ready`);
