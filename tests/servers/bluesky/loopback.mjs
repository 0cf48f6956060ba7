// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Preloaded: a listen(port) without a host binds 127.0.0.1, not every interface.
import net from 'node:net';

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (first, ...rest) {
  if (first !== null && typeof first === 'object') {
    if (first.port !== undefined && !first.host) first = { ...first, host: '127.0.0.1' };
  } else if (/^\d+$/.test(first) && typeof rest[0] !== 'string') {
    rest = ['127.0.0.1', ...rest.filter((x) => x !== undefined)];
  }
  return listen.call(this, first, ...rest);
};
