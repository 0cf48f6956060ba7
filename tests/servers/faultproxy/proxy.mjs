// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A TCP proxy that misbehaves on request.
//   node proxy.mjs LISTEN_PORT TARGET_PORT CONTROL_PORT
// PUT a JSON object to the control port to set the faults of new connections
// (what is left out is off), GET it back, DELETE to reset every open one:
//   {"refuse": true}      the port is closed
//   {"hang": true}        connections are taken and never answered
//   {"reset": true}       connections are taken and reset
//   {"latency": 500}      milliseconds added to every chunk, both ways
//   {"rate": 2000}        bytes per second, each way
//   {"cut": 1000}         the connection is reset after that many answer bytes
//   {"cutRequest": 1000}  the same after that many bytes of requests
//   {"times": 2}          the faults end after that many connections
import http from 'node:http';
import net from 'node:net';

const [listenPort, targetPort, controlPort] = process.argv.slice(2).map(Number);
const host = '127.0.0.1';
const open = new Set();
let faults = {};

function pump(from, to, { latency = 0, rate, cut, cutRequest }, answer) {
  const most = answer ? cut : cutRequest;
  let sent = 0, due = 0;
  from.on('data', (chunk) => {
    const now = Date.now();
    due = Math.max(due, now + latency) + (rate ? (chunk.length * 1000) / rate : 0);
    const left = most !== undefined ? most - sent : Infinity;
    sent += chunk.length;
    if (rate) {
      from.pause();
      setTimeout(() => from.resume(), due - now);
    }
    setTimeout(() => {
      if (chunk.length < left) to.write(chunk);
      else if (left >= 0) to.write(chunk.subarray(0, left), () => {
        to.resetAndDestroy();
        if (!answer) from.resetAndDestroy();
      });
    }, due - now);
  });
  from.on('end', () => setTimeout(() => to.end(), Math.max(0, due - Date.now())));
  from.on('close', () => setTimeout(() => to.destroy(), Math.max(0, due - Date.now()) + 100));
  from.on('error', () => to.destroy());
}

const server = net.createServer((client) => {
  const mine = { ...faults };
  if (faults.times !== undefined && --faults.times <= 0) faults = {};
  open.add(client);
  client.on('close', () => open.delete(client)).on('error', () => {});
  if (mine.reset) return client.resetAndDestroy();
  if (mine.hang) return client.resume();
  const target = net.connect(targetPort, host);
  pump(client, target, mine, false);
  pump(target, client, mine, true);
});

function apply() {
  if (faults.refuse && server.listening) server.close();
  if (!faults.refuse && !server.listening) server.listen(listenPort, host);
}

http.createServer(async (request, response) => {
  if (request.method === 'PUT') {
    let body = '';
    for await (const chunk of request) body += chunk;
    faults = JSON.parse(body || '{}');
    apply();
  } else if (request.method === 'DELETE') {
    for (const client of open) client.resetAndDestroy();
  }
  response.end(JSON.stringify(faults) + '\n');
}).listen(controlPort, host, apply);
