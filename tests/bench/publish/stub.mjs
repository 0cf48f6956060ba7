// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server that says yes to everything at once, so that what is measured is who asks. Prints its port.
import { createServer } from 'node:http';

const did = 'did:plc:benchbenchbenchbenchbenc';
const cid = 'bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a';
const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${base64({ alg: 'none' })}.${base64({ sub: did, exp: 4_000_000_000 })}.none`;
let records = 0;

function answerTo(method, body) {
  switch (method) {
  case 'com.atproto.server.describeServer':
    return { did: 'did:web:stub.test', availableUserDomains: ['.test'] };
  case 'com.atproto.server.createSession':
    return { did, handle: 'stub.test', accessJwt: token, refreshJwt: token, active: true };
  case 'com.atproto.repo.createRecord': // it chooses the key, so the body need not be read
    return { uri: `at://${did}/app.bsky.feed.post/${++records}`, cid };
  case 'com.atproto.repo.applyWrites':
    return {
      results: JSON.parse(body).writes.map(({ collection, rkey }) => (
        { $type: 'com.atproto.repo.applyWrites#createResult', uri: `at://${did}/${collection}/${rkey}`, cid })),
    };
  default:
    return null;
  }
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part)).on('end', () => {
    const method = request.url.replace('/xrpc/', '').replace(/\?.*/, '');
    const answer = answerTo(method, parts.length === 1 ? parts[0] : Buffer.concat(parts));
    response.setHeader('content-type', 'application/json');
    if (!answer)
      response.statusCode = 400;
    response.end(JSON.stringify(answer ?? { error: 'RecordNotFound', message: 'There is nothing here.' }));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
