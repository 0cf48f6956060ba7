// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
import Provider from 'oidc-provider';

const { PORT, ACCESS_TTL = '3600', REFRESH_TTL = '1209600' } = process.env;
const client = {
  // A native client's loopback redirect may use any port (RFC 8252).
  application_type: 'native',
  redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
  scope: 'openid offline_access profile read write',
};

const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    { ...client, client_id: 'test-native', token_endpoint_auth_method: 'none' },
    { ...client, client_id: 'test-confidential', client_secret: 'test-secret-1', token_endpoint_auth_method: 'client_secret_basic' },
  ],
  scopes: ['openid', 'offline_access', 'profile', 'read', 'write'],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: `User ${id}`, preferred_username: id }) }),
  features: {
    devInteractions: { enabled: true },
    dPoP: { enabled: true },
    introspection: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    revocation: { enabled: true },
    userinfo: { enabled: true },
  },
  pkce: { required: () => true },
  issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  ttl: { AccessToken: Number(ACCESS_TTL), RefreshToken: Number(REFRESH_TTL), AuthorizationCode: 60, Session: 3600, Grant: 1209600, Interaction: 600, IdToken: 3600 },
  cookies: { keys: ['test-cookie-key'] },
});
provider.listen(Number(PORT), '127.0.0.1');
