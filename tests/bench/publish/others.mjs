// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// others.mjs WHO URL HANDLE PASSWORD COUNT WARM: what Hatstand is measured against. For each line that it is
// given (slices.py) COUNT text posts, one after the other, by Bluesky's own library (WHO: official) or as bare
// requests on one kept connection (bare), after WARM that do not count and "ready". Answers each line with one
// of JSON; `cpu` is microseconds of this process for each post.
import { createInterface } from 'node:readline';

import { AtpAgent } from '@atproto/api';
import { Client } from 'undici';

const [who, url, identifier, password, count, warm] = process.argv.slice(2);
const agent = new AtpAgent({ service: url });
await agent.login({ identifier, password });
const { accessJwt, did } = agent.session;
const line = new Client(url);
const textOf = (i) => `Post ${i}: the winter menu is here, and there is more bread in it than last year.`;

async function bare(i) {
  const record = { $type: 'app.bsky.feed.post', text: textOf(i), createdAt: new Date().toISOString() };
  const { statusCode, body } = await line.request({
    method: 'POST',
    path: '/xrpc/com.atproto.repo.createRecord',
    headers: { 'authorization': `Bearer ${accessJwt}`, 'content-type': 'application/json' },
    body: JSON.stringify({ repo: did, collection: record.$type, record }),
  });
  const answer = await body.json();
  if (statusCode !== 200)
    throw new Error(JSON.stringify(answer));
}
const official = (i) => agent.post({ text: textOf(i), createdAt: new Date().toISOString() });
const post = { bare, official }[who];

for (let i = 0; i < Number(warm); ++i)
  await post(i);
console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  const cpuBefore = process.cpuUsage();
  const began = process.hrtime.bigint();
  for (let i = 0; i < Number(count); ++i)
    await post(i);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const cpu = process.cpuUsage(cpuBefore);
  console.log(JSON.stringify({ who, n: Number(count), seconds, cpu: (cpu.user + cpu.system) / Number(count) }));
}
await line.close();
